package dev.millrace.remediation.ssh;

import java.util.List;
import java.util.stream.Collectors;

/// A command as a POSIX shell reads it: SSH hands over one text, and a shell of the host takes it apart (RFC
/// 4254, 6.5).
final class ShellLine {
    private ShellLine() {}

    /// One line that the shell takes apart into these words again, whatever they hold. Within single quotes
    /// nothing has a meaning but the quote itself (POSIX.1-2017, XCU 2.2.2), which stands outside of them.
    static String of(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
