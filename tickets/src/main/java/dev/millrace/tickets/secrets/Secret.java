package dev.millrace.tickets.secrets;

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
}
