package dev.millrace.tickets.secrets;

import java.util.List;
import java.util.regex.Matcher;

/// A secret's place in a text.
///
/// @param kind what it is
/// @param start offset of its first character
/// @param end offset after its last
public record Secret(Kind kind, int start, int end) {
    /// What a secret is.
    public enum Kind {
        PASSWORD,
        /// A PIN, a one-time or recovery code, a card's check number.
        CODE,
        /// An API key or a token that stands for an account.
        TOKEN,
        /// A private or recovery key.
        KEY,
        /// A payment card's number.
        CARD
    }

    /// Notes a value, unless it is masked already.
    static void add(List<Secret> found, Kind kind, String text, Value value) {
        add(found, kind, text, value.start(), value.end());
    }

    /// Notes what a group matched, unless it is masked already.
    static void add(List<Secret> found, Kind kind, String text, Matcher matcher, int group) {
        add(found, kind, text, matcher.start(group), matcher.end(group));
    }

    static void add(List<Secret> found, Kind kind, String text, int start, int end) {
        if (!text.startsWith(Secrets.MASK, start)) {
            found.add(new Secret(kind, start, end));
        }
    }
}
