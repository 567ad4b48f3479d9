package dev.millrace.tickets.ticket;

/// What a ticket may wait for by the clock.
public enum Timer {
    /// The requester has heard nothing yet: tell him that it arrived.
    ACKNOWLEDGE,
    /// An approval or confirmation dies unanswered.
    APPROVAL_EXPIRY,
    /// A resolved ticket closes for good.
    AUTO_CLOSE
}
