package dev.millrace.intake.email.mailbox;

import java.util.ArrayList;
import java.util.List;

/// UIDs as IMAP writes them (RFC 3501, `sequence-set`): neighbours as a range, so that many fit into one line.
final class UidSet {
    private UidSet() {}

    /// @param uids in any order, at least one
    static String of(List<Long> uids) {
        List<Long> sorted = uids.stream().sorted().distinct().toList();
        List<String> ranges = new ArrayList<>();
        for (int first = 0; first < sorted.size(); ) {
            int last = first;
            while (last + 1 < sorted.size() && sorted.get(last + 1) == sorted.get(last) + 1) {
                last++;
            }
            ranges.add(first == last ? "" + sorted.get(first) : sorted.get(first) + ":" + sorted.get(last));
            first = last + 1;
        }
        return String.join(",", ranges);
    }
}
