package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.ReadableSize;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.mailbox.MailboxConnection.Listed;
import dev.millrace.intake.email.receiving.MailboxContext;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    /// Mails whose tickets are made, or were about to be, and that may still lie where they lay.
    private final Map<Long, Parked> parked = new TreeMap<>();

    /// What the ticket of a mail is made of, however often it is tried.
    ///
    /// @param sourceId what it is named by
    /// @param reason why the mail is parked, or null where only the last program knew
    private record Parked(String sourceId, @Nullable String reason) {}

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
        left.forEach((uid, sourceId) -> {
            parked.put(uid, new Parked(sourceId, null));
            failures.giveUp(uid, settings.attempts());
        });
    }

    Map<Long, String> parked() {
        return parked.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, one -> one.getValue().sourceId()));
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
        Parked before = parked.get(mail.uid());
        if (before != null && before.reason() != null) {
            return before.reason();
        }
        if (settings.isTooLarge(mail.size())) {
            return "it has %s, more than the %s that are read"
                    .formatted(
                            ReadableSize.found(mail.size()),
                            ReadableSize.limit(settings.largestMail().toBytes()));
        }
        int deaths = failures.deathsOf(mail.uid());
        if (deaths >= settings.attempts()) {
            return "the program died of it, or had no memory for it, %d times".formatted(deaths);
        }
        return before == null
                ? "the server does not give its bytes"
                : "reading it failed before the desk was restarted";
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

    /// Makes the ticket, once subscribed to. A mail that was read in vain before, when its ticket could not be handed
    /// over, is fetched once more for it; of others without bytes at least the header is.
    ///
    /// @throws IOException where its bytes cannot be kept, which says nothing against it
    Mono<Void> ticket(MailboxConnection connection, Fetching fetching, Fetched mail, MailOutcome.Unreadable unreadable)
            throws MessagingException, IOException {
        RawMail raw = mail.raw();
        String byPlace = mailbox.address() + "/" + connection.uidValidity() + "/" + mail.uid();
        String reason = String.valueOf(unreadable.error().getMessage());
        Parked ticket = parked.getOrDefault(mail.uid(), new Parked(raw == null ? byPlace : raw.sha256(), reason));
        parked.put(mail.uid(), new Parked(ticket.sourceId(), reason));
        int failed = failures.of(mail.uid());
        if (raw == null && !ticket.sourceId().equals(byPlace) && failed < 2 * settings.attempts()) {
            raw = orNothing(mail.uid(), "mail", () -> fetching.again(mail.mail()));
        } else if (raw == null && failed < settings.attempts()) {
            raw = orNothing(mail.uid(), "header of mail", () -> header(connection, mail.uid()));
        }
        return taker.takeUnread(raw, ticket.sourceId(), reason, context)
                .doOnSuccess(_ -> LOG.error(
                        "Mailbox {}: mail {} is parked, a ticket says so: {}", mailbox.name(), mail.uid(), reason));
    }

    private static @Nullable RawMail header(MailboxConnection connection, long uid) throws MessagingException {
        byte[] header = connection.fetchHeader(uid).get(uid);
        return header == null ? null : RawMail.of(header);
    }

    /// Something that is asked of the server.
    private interface Fetch {
        @Nullable
        RawMail run() throws MessagingException, IOException;
    }

    /// The ticket goes without what the server refuses, and without what it could not give as often as a mail is tried.
    private @Nullable RawMail orNothing(long uid, String what, Fetch fetch) throws MessagingException, IOException {
        try {
            return fetch.run();
        } catch (MailboxConnection.Lost | MailboxConnection.NotNow e) {
            failures.count(uid);
            throw e;
        } catch (MessagingException refused) {
            LOG.warn("Mailbox {}: the {} {} is refused: {}", mailbox.name(), what, uid, refused.getMessage());
            return null;
        }
    }
}
