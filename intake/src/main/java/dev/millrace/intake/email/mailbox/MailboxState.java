package dev.millrace.intake.email.mailbox;

import java.time.Instant;

/// Where one mailbox's work stands, for health.
sealed interface MailboxState {
    /// Its name for those who watch.
    default String word() {
        return switch (this) {
            case Starting _ -> "CONNECTING";
            case Working _ -> "WORKING";
            case Failing _ -> "FAILING";
            case Stopped _ -> "STOPPED";
        };
    }

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
