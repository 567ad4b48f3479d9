package dev.millrace.tickets.message;

/// How sure we are that the person named as sender wrote the message, weakest first.
public enum Assurance {
    /// Only the message says so.
    CLAIMED,
    /// A mail that passed DMARC, read from the trusted `Authentication-Results` of our own receiving host.
    DOMAIN_VERIFIED,
    /// A signed-in web session or a verified chat workspace.
    AUTHENTICATED
}
