package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.Bounds;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How mail is taken in.
///
/// @param mailboxes to take from; default none
/// @param connectTimeout for reaching a server; default 10 s
/// @param readTimeout how long a server may be silent before and within an answer; default 60 s
/// @param commandTimeout for the whole answer to one command, however slowly it comes, and a second more for each
///     32 KiB of mails that are fetched; then the connection is broken off. Default 5 min
/// @param connectionsPerServer that all mailboxes together hold to one server; further mailboxes take turns.
///     Default 16
/// @param firstBackoff pause before trying again after a failure, doubled each time; default 1 s
/// @param longestBackoff the longest such pause; default 1 min
/// @param attempts how often one mail that cannot be fetched or read is tried before it is parked; default 3
/// @param batch how many mails are fetched at once at most; default 50
/// @param batchSize how many bytes are fetched at once at most, unless a single mail has more; default 16 MB
/// @param largestMail larger ones are parked unread; default 50 MB
/// @param concurrency how many mails of a batch are read and handed over at the same time; default 64
@ConfigurationProperties("millrace.intake.email")
record EmailSettings(
        @DefaultValue List<MailboxSettings> mailboxes,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("60s") Duration readTimeout,
        @DefaultValue("5m") Duration commandTimeout,
        @DefaultValue("16") int connectionsPerServer,
        @DefaultValue("1s") Duration firstBackoff,
        @DefaultValue("1m") Duration longestBackoff,
        @DefaultValue("3") int attempts,
        @DefaultValue("50") int batch,
        @DefaultValue("16MB") DataSize batchSize,
        @DefaultValue("50MB") DataSize largestMail,
        @DefaultValue("64") int concurrency) {
    EmailSettings {
        mailboxes = mailboxes == null ? List.of() : List.copyOf(mailboxes);
        Bounds bounds = new Bounds("millrace.intake.email");
        bounds.positive("connect-timeout", connectTimeout);
        bounds.positive("read-timeout", readTimeout);
        bounds.positive("command-timeout", commandTimeout);
        bounds.atLeastOne("connections-per-server", connectionsPerServer);
        bounds.positive("first-backoff", firstBackoff);
        bounds.positive("longest-backoff", longestBackoff);
        bounds.atLeastOne("attempts", attempts);
        bounds.atLeastOne("batch", batch);
        bounds.positive("batch-size", batchSize);
        bounds.positive("largest-mail", largestMail);
        bounds.atLeastOne("concurrency", concurrency);
        long names = mailboxes.stream().map(MailboxSettings::name).distinct().count();
        if (names < mailboxes.size()) {
            throw new IllegalArgumentException("millrace.intake.email.mailboxes[].name: two mailboxes share a name");
        }
    }

    boolean isTooLarge(long bytes) {
        return bytes > largestMail.toBytes();
    }
}
