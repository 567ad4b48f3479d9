package dev.millrace.tickets.message;

/// Why a message is believed to belong to an existing ticket.
///
/// What is only believed is checked by the stream against the ticket's participants: a stranger with a guessed
/// subject tag opens a ticket of his own.
public enum Threading {
    /// It starts a conversation; the ticket id is derived from the message itself.
    NONE,
    /// Our own signed Message-ID, Reply-To address or conversation token: it belongs to the ticket.
    SIGNED,
    /// The ticket's tag in the subject: it belongs there when the sender takes part in the ticket.
    SUBJECT_TAG,
    /// The first id in `References` hashes to the ticket: it belongs there when the sender takes part in it.
    REFERENCES
}
