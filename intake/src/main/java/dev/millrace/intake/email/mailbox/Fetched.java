package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.email.mailbox.MailboxConnection.Listed;
import org.jspecify.annotations.Nullable;

/// A mail in hand. Never compared, so that an array does no harm.
///
/// @param raw its bytes, or null where they were not fetched
/// @param startedNanos when fetching it began, by [System#nanoTime]
@SuppressWarnings("ArrayRecordComponent")
record Fetched(Listed mail, byte @Nullable [] raw, long startedNanos) {
    long uid() {
        return mail.uid();
    }

    int bytes() {
        return raw == null ? 0 : raw.length;
    }
}
