package dev.millrace.notifier.mail;

/// What came of handing a mail to the server.
sealed interface HandOver {
    /// The server has it.
    record Taken() implements HandOver {}

    /// The server will never take it.
    record Refused(String reason) implements HandOver {}

    /// The server says that there is nobody at this address, or never will be: it is not to be written to.
    ///
    /// @param status the enhanced status (RFC 3463), `5.1.1` where the server told none
    record NoSuchAddress(String status, String reason) implements HandOver {}

    /// The server refuses for good what may be our sender, or that it relays for us: a fault of the
    /// installation, which will be mended.
    record NotAllowed(String reason) implements HandOver {}

    /// The server did not take it now.
    record NotNow(String reason) implements HandOver {}

    /// The connection was lost while it had the mail; it may have taken it.
    record Unknown(String reason) implements HandOver {}
}
