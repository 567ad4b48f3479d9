package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.mailbox.MailboxConnection.Listed;
import org.jspecify.annotations.Nullable;

/// A mail in hand.
///
/// @param raw its bytes, or null where they were not fetched
/// @param startedNanos when fetching it began, by [System#nanoTime]
record Fetched(Listed mail, @Nullable RawMail raw, long startedNanos) {
    long uid() {
        return mail.uid();
    }

    int bytes() {
        return raw == null ? 0 : raw.bytes().limit();
    }
}
