package dev.millrace.intake.email.mailbox;

import java.time.Instant;

/// Where one mailbox's work stands, for health.
sealed interface MailboxState {
    /// Not connected yet.
    record Starting() implements MailboxState {}

    /// Connected and taking mails.
    record Working(Instant since) implements MailboxState {}

    /// Something is away; tried again by itself.
    ///
    /// @param problem what went wrong, free of secrets
    record Failing(String problem, Instant since) implements MailboxState {}

    /// Told to stop.
    record Stopped() implements MailboxState {}
}
