package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.ReadableSize;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.mailbox.MailboxConnection.Listed;
import dev.millrace.intake.email.receiving.MailboxContext;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Puts mails aside that cannot be fetched or read: says why, and makes a ticket that does.
final class Parking {
    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final MailboxSettings mailbox;
    private final EmailSettings settings;
    private final MailboxContext context;
    private final MailTaker taker;
    private final Failures failures;
    /// Mails whose tickets are made and that may still lie where they lay, with what their tickets are named by.
    private final Map<Long, String> parked = new TreeMap<>();

    Parking(
            MailboxSettings mailbox,
            EmailSettings settings,
            MailboxContext context,
            MailTaker taker,
            Failures failures) {
        this.mailbox = mailbox;
        this.settings = settings;
        this.context = context;
        this.taker = taker;
        this.failures = failures;
    }

    /// Mails that the last program parked, or was about to. They are parked as they were, even if they could be read
    /// now: else a second ticket might be made.
    ///
    /// @param left UIDs, and what their tickets are named by
    void resume(Map<Long, String> left) {
        parked.putAll(left);
        left.keySet().forEach(uid -> failures.giveUp(uid, settings.attempts()));
    }

    Map<Long, String> parked() {
        return Map.copyOf(parked);
    }

    /// Forgets mails that are not there any more.
    ///
    /// @param undone UIDs, ascending
    void retain(long[] undone) {
        parked.keySet().removeIf(uid -> Arrays.binarySearch(undone, uid) < 0);
    }

    void clear() {
        parked.clear();
    }

    String whyNotFetched(Listed mail) {
        if (parked.containsKey(mail.uid())) {
            return "reading it failed before the desk was restarted";
        }
        if (settings.isTooLarge(mail.size())) {
            return "it has %s, more than the %s that are read"
                    .formatted(
                            ReadableSize.found(mail.size()),
                            ReadableSize.limit(settings.largestMail().toBytes()));
        }
        int deaths = failures.deathsOf(mail.uid());
        return deaths >= settings.attempts()
                ? "the program died of it, or had no memory for it, %d times".formatted(deaths)
                : "the server does not give its bytes";
    }

    /// Counts one more failure and tells whether it was the last.
    boolean isGivenUp(Fetched mail, MailOutcome.Unreadable unreadable) {
        if (parked.containsKey(mail.uid())) {
            return true;
        }
        int attempts = failures.count(mail.uid());
        LOG.warn(
                "Mailbox {}: mail {} cannot be read (attempt {} of {}): {}",
                mailbox.name(),
                mail.uid(),
                attempts,
                settings.attempts(),
                unreadable.error().getMessage());
        return settings.isTooLarge(mail.mail().size()) || failures.isGivenUp(mail.uid(), settings.attempts());
    }

    /// Makes the ticket, once subscribed to. Of a mail that is too large at least the header is fetched for it.
    Mono<Void> ticket(MailboxConnection connection, Fetched mail, MailOutcome.Unreadable unreadable)
            throws MessagingException {
        RawMail raw = mail.raw();
        String byPlace = mailbox.address() + "/" + connection.uidValidity() + "/" + mail.uid();
        String sourceId = parked.getOrDefault(mail.uid(), raw == null ? byPlace : raw.sha256());
        parked.put(mail.uid(), sourceId);
        if (raw == null && failures.of(mail.uid()) < settings.attempts()) {
            raw = header(connection, mail.uid());
        }
        String reason = String.valueOf(unreadable.error().getMessage());
        return taker.takeUnread(raw, sourceId, reason, context)
                .doOnSuccess(_ -> LOG.error(
                        "Mailbox {}: mail {} is parked, a ticket says so: {}", mailbox.name(), mail.uid(), reason));
    }

    /// The ticket goes without what the server refuses, and without what it could not give as often as a mail is tried.
    private @Nullable RawMail header(MailboxConnection connection, long uid) throws MessagingException {
        try {
            byte[] header = connection.fetchHeader(uid).get(uid);
            return header == null ? null : RawMail.of(header);
        } catch (MailboxConnection.Lost | MailboxConnection.NotNow e) {
            failures.count(uid);
            throw e;
        } catch (MessagingException refused) {
            LOG.warn("Mailbox {}: the header of mail {} is refused: {}", mailbox.name(), uid, refused.getMessage());
            return null;
        }
    }
}
