package dev.millrace.remediation.brake;

import dev.millrace.access.InvalidRequest;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a request is about: one that it names, or all where it names none.
final class OneOrAll {
    /// The name of all.
    static final String ALL = "*";

    private OneOrAll() {}

    static String of(@Nullable String wanted) {
        return Objects.requireNonNullElse(wanted, ALL);
    }

    /// One that is there: a brake on what is not would hold nothing, and whoever was in a hurry would not know. One
    /// on what is no longer there may be ended.
    ///
    /// @throws InvalidRequest where there is none such
    static String among(Collection<String> known, String field, @Nullable String wanted) {
        String name = of(wanted);
        if (!name.equals(ALL) && !known.contains(name)) {
            throw new InvalidRequest(
                    field, "expected one of %s, or none for all, but found '%s'".formatted(known, name));
        }
        return name;
    }
}
