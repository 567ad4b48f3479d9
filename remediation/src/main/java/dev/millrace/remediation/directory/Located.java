package dev.millrace.remediation.directory;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What looking for the one thing meant came to.
public sealed interface Located<T> {
    /// There is exactly one.
    record One<T>(T value) implements Located<T> {}

    /// There is none, or more than one.
    record NotClear<T>(String reason) implements Located<T> {}

    /// Takes the only match.
    ///
    /// @param what a word for what was looked for
    static <T> Located<T> of(List<T> found, String what, String wanted, Function<T, String> name) {
        return switch (found.size()) {
            case 0 -> new NotClear<>("the directory has no %s for '%s'".formatted(what, wanted));
            case 1 -> new One<>(found.getFirst());
            default ->
                new NotClear<>("'%s' may mean %s: it is not clear which %s is meant"
                        .formatted(wanted, found.stream().map(name).collect(Collectors.joining(", ")), what));
        };
    }
}
