package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Mails that a server tells of though it said that they are marked. One is marked again a few times, and then
/// left where it is; where all that is marked comes back, nothing is to be taken any more.
final class Reappearing {
    private static final int MOST_NAMED = 5;

    private final int patience;
    private final Map<Long, Mark> justMarked = new HashMap<>();
    /// How often mails were marked that the server tells of all the same.
    private final Map<Long, Integer> inVain = new TreeMap<>();
    /// How often in a row all that was marked for the first time reappeared.
    private int reappearances;

    /// @param patience how often a mail is marked that reappears, and how often in a row all may reappear before
    ///     nothing is taken any more
    Reappearing(int patience) {
        this.patience = patience;
    }

    void marked(long uid, Mark mark) {
        justMarked.put(uid, mark);
    }

    /// Whether it was marked in vain.
    boolean has(long uid) {
        return inVain.containsKey(uid);
    }

    /// Looks which of those that were marked are there all the same.
    ///
    /// @param undone UIDs of all that the server tells of, ascending
    /// @return what is to be marked once more
    Map<Long, Mark> in(long[] undone) {
        inVain.keySet().removeIf(uid -> !isOf(undone, uid));
        countReappearances(undone);
        Map<Long, Mark> again = new HashMap<>();
        justMarked.forEach((uid, mark) -> {
            if (isOf(undone, uid) && inVain.merge(uid, 1, Integer::sum) < patience) {
                again.put(uid, mark);
            }
        });
        justMarked.clear();
        if (inVain.isEmpty()) {
            reappearances = 0;
        }
        return again;
    }

    private void countReappearances(long[] undone) {
        List<Long> first = justMarked.keySet().stream().filter(uid -> !has(uid)).toList();
        if (!first.isEmpty()) {
            reappearances = first.stream().allMatch(uid -> isOf(undone, uid)) ? reappearances + 1 : 0;
        }
    }

    private static boolean isOf(long[] undone, long uid) {
        return Arrays.binarySearch(undone, uid) >= 0;
    }

    private String noMarkOf() {
        return "the server keeps no mark of mails that are done, UID "
                + inVain.keySet().stream()
                        .limit(MOST_NAMED)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                + (inVain.size() > MOST_NAMED ? " and more" : "");
    }

    /// @throws MessagingException when the server forgets all marks; then nothing is to be taken
    void requireAnyKept() throws MessagingException {
        if (reappearances >= patience) {
            throw new MessagingException(noMarkOf() + ", so nothing more is taken");
        }
    }

    /// @throws RefusedAgain where the server tells of mails that it has marked; all others are taken
    void requireAllKept() throws RefusedAgain {
        if (!inVain.isEmpty()) {
            throw new RefusedAgain(noMarkOf());
        }
    }

    void clear() {
        justMarked.clear();
        inVain.clear();
        reappearances = 0;
    }
}
