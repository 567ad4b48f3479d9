package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;

/// Something fails that failed before: a mail that the server refuses, whatever of it is asked for, or a mark. The
/// connection is fine, and everything else was tried before.
final class RefusedAgain extends MessagingException {
    private static final long serialVersionUID = 1L;

    /// @param refusal what to say of it
    RefusedAgain(String refusal) {
        super(refusal);
    }

    private RefusedAgain(MessagingException refusal) {
        super(refusal.getMessage(), refusal);
    }

    /// What to say where the server said no to something small.
    static MessagingException of(MessagingException failure) {
        return failure instanceof MailboxConnection.Lost || failure instanceof MailboxConnection.NotNow
                ? failure
                : new RefusedAgain(failure);
    }
}
