package dev.millrace.notifier.mail;

import dev.millrace.notifier.reply.Reply;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;

/// A mail as it lies in the ledger; what it says may be more than this program can read.
///
/// @param reply its JSON
record MailRow(
        long id,
        String messageId,
        String sender,
        String reply,
        int attempts,
        int unanswered,
        boolean uncertain,
        boolean spent,
        boolean overdue,
        Instant createdAt) {
    static MailRow of(Readable row) {
        return new MailRow(
                value(row, "id", Long.class),
                value(row, "message_id", String.class),
                value(row, "sender", String.class),
                value(row, "reply", String.class),
                value(row, "attempts", Integer.class),
                value(row, "unanswered", Integer.class),
                value(row, "uncertain", Boolean.class),
                value(row, "spent", Boolean.class),
                value(row, "overdue", Boolean.class),
                value(row, "created_at", OffsetDateTime.class).toInstant());
    }

    OutboundMail mail(Reply read) {
        return new OutboundMail(
                id, messageId, sender, read, attempts, unanswered, uncertain, spent, overdue, createdAt);
    }

    static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
