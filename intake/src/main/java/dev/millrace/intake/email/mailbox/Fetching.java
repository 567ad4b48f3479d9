package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.email.RawMail;
import dev.millrace.intake.email.mailbox.MailboxConnection.Listed;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings mails from the server over one connection, and counts against them what goes wrong.
final class Fetching {
    private final EmailSettings settings;
    private final Failures failures;
    private final MailboxConnection connection;
    /// Whether the connection has brought a mail.
    private boolean broughtAny;

    Fetching(EmailSettings settings, Failures failures, MailboxConnection connection) {
        this.settings = settings;
        this.failures = failures;
        this.connection = connection;
    }

    /// How many bytes fetching them will bring, as the server told.
    long bytes(List<Listed> mails) {
        return mails.stream().filter(this::isWanted).mapToLong(Listed::size).sum();
    }

    private boolean isWanted(Listed mail) {
        return !settings.isTooLarge(mail.size()) && !failures.isGivenUp(mail.uid(), settings.attempts());
    }

    /// Mails with their bytes, in one request; without where they are not to be fetched any more, or were not
    /// given.
    List<Fetched> fetch(List<Listed> mails) throws MessagingException {
        long started = System.nanoTime();
        if (mails.size() == 1) {
            probe(mails.getFirst().uid());
        }
        List<Long> wanted =
                mails.stream().filter(this::isWanted).map(Listed::uid).toList();
        Map<Long, byte[]> raw;
        try {
            raw = wanted.isEmpty() ? Map.of() : connection.fetch(wanted, bytes(mails));
        } catch (MessagingException e) {
            failures.failed(wanted, !(e instanceof MailboxConnection.NotNow));
            throw e;
        } catch (OutOfMemoryError e) {
            wanted.forEach(failures::ranOutOfMemory);
            throw e;
        } catch (Error e) {
            failures.failed(wanted, false);
            throw e;
        }
        broughtAny |= !wanted.isEmpty();
        return mails.stream()
                .map(mail -> new Fetched(mail, raw(raw.get(mail.uid())), started))
                .toList();
    }

    private static @Nullable RawMail raw(byte @Nullable [] bytes) {
        return bytes == null ? null : RawMail.of(bytes);
    }

    /// That it was refused, or the connection lost at it, counts against a mail only once a smaller fetch has come
    /// through.
    private void probe(long uid) throws MessagingException {
        if (failures.isAccused(uid)) {
            if (!broughtAny) {
                connection.fetchHeader(uid);
            }
            failures.blame(uid);
        }
    }
}
