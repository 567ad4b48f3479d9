package dev.millrace.access;

import java.util.Locale;
import org.springframework.http.HttpStatusCode;

/// What a refusal is to people: what happened, and what they can do next.
enum RefusalKind {
    NOTHING_HERE,
    SIGN_IN,
    /// A page of ours sent what it should not have had any more.
    OUT_OF_DATE,
    NOT_ALLOWED,
    TOO_MANY,
    /// What was sent did not come to its end in time.
    TOO_SLOW,
    NOT_NOW,
    /// A fault of the program.
    BROKEN,
    NOT_TAKEN;

    static RefusalKind of(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> SIGN_IN;
            case 403 -> NOT_ALLOWED;
            case 404, 410 -> NOTHING_HERE;
            case 408 -> TOO_SLOW;
            case 429 -> TOO_MANY;
            case 502, 503, 504 -> NOT_NOW;
            default -> status.is5xxServerError() ? BROKEN : NOT_TAKEN;
        };
    }

    /// Where its words stand.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether what a program is told helps a person, too: what is wrong with a request, not with the desk.
    boolean hasDetail() {
        return this == NOT_TAKEN || this == NOT_ALLOWED || this == NOTHING_HERE;
    }
}
