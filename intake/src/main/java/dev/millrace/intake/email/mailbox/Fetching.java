package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.blob.BlobStore;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.mailbox.MailboxConnection.Listed;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings mails from the server over one connection, and counts against them what goes wrong.
final class Fetching {
    private final EmailSettings settings;
    private final Failures failures;
    private final MailboxConnection connection;
    private final MailTaker taker;
    /// Whether the connection has brought a mail.
    private boolean broughtAny;

    Fetching(EmailSettings settings, Failures failures, MailboxConnection connection, MailTaker taker) {
        this.settings = settings;
        this.failures = failures;
        this.connection = connection;
        this.taker = taker;
    }

    /// How many bytes fetching them will bring, as the server told.
    long bytes(List<Listed> mails) {
        return mails.stream().filter(this::isWanted).mapToLong(Listed::size).sum();
    }

    private boolean isWanted(Listed mail) {
        return !settings.isTooLarge(mail.size()) && !failures.isGivenUp(mail.uid(), settings.attempts());
    }

    /// Mails with their bytes, the small ones in one request; without where they are not to be fetched any more, or
    /// were not given.
    ///
    /// @throws IOException where a large one cannot be kept, which says nothing against it
    List<Fetched> fetch(List<Listed> mails) throws MessagingException, IOException {
        long started = System.nanoTime();
        if (mails.size() == 1) {
            probe(mails.getFirst().uid());
        }
        List<Listed> wanted = mails.stream().filter(this::isWanted).toList();
        List<Long> uids = wanted.stream().map(Listed::uid).toList();
        Map<Long, RawMail> raw;
        try {
            raw = bytesOf(wanted);
        } catch (MessagingException e) {
            failures.failed(uids, !(e instanceof MailboxConnection.NotNow));
            throw e;
        } catch (OutOfMemoryError e) {
            uids.forEach(failures::ranOutOfMemory);
            throw e;
        } catch (Error e) {
            failures.failed(uids, false);
            throw e;
        }
        broughtAny |= !wanted.isEmpty();
        return mails.stream()
                .map(mail -> new Fetched(mail, raw.get(mail.uid()), started))
                .toList();
    }

    /// A mail that is not to be read any more, for whoever is to see what could not be read.
    ///
    /// @return null where the server does not give it
    @Nullable
    RawMail again(Listed mail) throws MessagingException, IOException {
        return bytesOf(List.of(mail)).get(mail.uid());
    }

    private Map<Long, RawMail> bytesOf(List<Listed> wanted) throws MessagingException, IOException {
        Map<Long, RawMail> raw = new HashMap<>();
        List<Listed> small =
                wanted.stream().filter(mail -> mail.size() <= RawMail.LARGE).toList();
        if (!small.isEmpty()) {
            connection
                    .fetch(small.stream().map(Listed::uid).toList(), bytes(small))
                    .forEach((uid, bytes) -> raw.put(uid, RawMail.of(bytes)));
        }
        for (Listed mail : wanted) {
            if (mail.size() > RawMail.LARGE) {
                fetchLarge(mail, raw);
            }
        }
        return raw;
    }

    private void fetchLarge(Listed mail, Map<Long, RawMail> raw) throws MessagingException, IOException {
        try (BlobStore.Writing target = taker.keep()) {
            if (connection.fetch(mail, settings.largestMail().toBytes(), target)) {
                raw.put(mail.uid(), RawMail.of(target.finish()));
            }
        }
    }

    /// That it was refused, or the connection lost at it, counts against a mail only once a smaller fetch has come
    /// through, or when it has been tried in vain for long.
    private void probe(long uid) throws MessagingException {
        if (!failures.isAccused(uid) || failures.isGivenUp(uid, settings.attempts())) {
            return;
        }
        try {
            if (!broughtAny) {
                connection.fetchHeader(uid);
            }
            failures.blame(uid);
        } catch (MessagingException e) {
            failures.failed(List.of(uid), !(e instanceof MailboxConnection.NotNow));
            if (!failures.isGivenUp(uid, settings.attempts()) || e instanceof MailboxConnection.Lost) {
                throw RefusedAgain.of(e);
            }
        }
    }
}
