package dev.millrace.remediation.brake;

import dev.millrace.access.InvalidRequest;
import org.jspecify.annotations.Nullable;

/// What a request must name or give as its reason, which is kept and shown.
final class RequiredText {
    private static final int LONGEST = 500;

    private RequiredText() {}

    /// The text, as it is.
    ///
    /// @throws InvalidRequest where it is missing, blank or too long
    static String of(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidRequest(field, "expected, but missing");
        }
        if (value.length() > LONGEST) {
            throw new InvalidRequest(
                    field, "expected at most %d characters, found %d".formatted(LONGEST, value.length()));
        }
        return value;
    }
}
