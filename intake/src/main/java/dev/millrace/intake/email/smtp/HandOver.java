package dev.millrace.intake.email.smtp;

import dev.millrace.intake.ReadableSize;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.TakingMeters;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.receiving.MailboxContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import reactor.core.publisher.Mono;

/// One mail on its way in (RFC 5321). Runs on the session's own thread, which waits until the mail is safe.
final class HandOver implements MessageHandler {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
    private static final int NO_SUCH_MAILBOX = 550;
    private static final int COME_AGAIN = 451;
    private static final int TOO_LARGE = 552;
    private static final Duration SLACK = Duration.ofSeconds(5);
    /// How long a mail waits for room in memory.
    static final Duration PATIENCE = Duration.ofSeconds(5);
    /// So often the program dies of a mail before it is taken unread.
    private static final int MOST_DEATHS = 3;

    private final SmtpSettings settings;
    private final List<DoorMailbox> mailboxes;
    private final MailTaker taker;
    private final MailMemory memory;
    private final DoorDeaths deaths;
    /// The mailbox of each recipient, in their order.
    private final List<DoorMailbox> recipients = new ArrayList<>();
    /// A mailbox gets a mail once, whatever its subaddresses.
    private final Map<DoorMailbox, List<String>> addresses = new LinkedHashMap<>();
    /// What is counted of the mail for each.
    private final Map<DoorMailbox, TakingMeters.Received> counted = new HashMap<>();

    private String sender = "";
    /// When the sender began to hand the mail over.
    private Instant offeredAt = Instant.EPOCH;

    HandOver(
            SmtpSettings settings, List<DoorMailbox> mailboxes, MailTaker taker, MailMemory memory, DoorDeaths deaths) {
        this.settings = settings;
        this.mailboxes = mailboxes;
        this.taker = taker;
        this.memory = memory;
        this.deaths = deaths;
    }

    @Override
    public void from(String from) {
        sender = from == null ? "" : from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        DoorMailbox mailbox = mailboxes.stream()
                .filter(one -> one.context().isOurs(recipient))
                .findFirst()
                .orElseThrow(() -> new RejectException(NO_SUCH_MAILBOX, "5.1.1 No mail is taken for this address"));
        recipients.add(mailbox);
        addresses.computeIfAbsent(mailbox, _ -> new ArrayList<>()).add(recipient);
    }

    /// SMTP's one answer for all recipients: if one of them cannot have it, all come again.
    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
        try (ReceivedMail mail = received()) {
            read(data, mail);
            for (DoorMailbox mailbox : addresses.keySet()) {
                take(mail, mailbox);
            }
        } finally {
            countTheRest();
        }
        return null;
    }

    /// LMTP's answers, one for each recipient: who cannot have it now comes again alone.
    List<String> answers(InputStream data) throws IOException {
        List<String> answers = new ArrayList<>();
        Map<DoorMailbox, String> given = new HashMap<>();
        try (ReceivedMail mail = received()) {
            read(data, mail);
            for (DoorMailbox recipient : recipients) {
                answers.add(given.computeIfAbsent(recipient, mailbox -> answer(mail, mailbox)));
            }
        } catch (RejectException e) {
            recipients.forEach(_ -> answers.add(e.getErrorResponse()));
        } finally {
            countTheRest();
        }
        return answers;
    }

    private void countTheRest() {
        counted.values().forEach(TakingMeters.Received::close);
        counted.clear();
    }

    private TakingMeters.Received countedFor(DoorMailbox mailbox) {
        return counted.computeIfAbsent(mailbox, DoorMailbox::received);
    }

    private ReceivedMail received() {
        List<byte[]> envelopes = addresses.values().stream().map(this::envelope).toList();
        return new ReceivedMail(memory.roomAtTheDoor(), PATIENCE, taker, envelopes);
    }

    private String answer(ReceivedMail mail, DoorMailbox mailbox) {
        try {
            take(mail, mailbox);
            return "250 2.0.0 The desk has it";
        } catch (RejectException e) {
            return e.getErrorResponse();
        }
    }

    /// What is too much is read to its end but not kept: only after that the answer is heard.
    private void read(InputStream data, ReceivedMail mail) throws RejectException, IOException {
        offeredAt = Instant.now();
        addresses.keySet().forEach(this::countedFor);
        byte[] chunk = new byte[MailMemory.CHUNK];
        RejectException refusal = null;
        for (int read = data.read(chunk); read >= 0; read = data.read(chunk)) {
            if (refusal == null) {
                refusal = keep(chunk, read, mail);
            }
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    /// @return why it is not kept, or null
    private @Nullable RejectException keep(byte[] chunk, int length, ReceivedMail mail) {
        if (mail.size() + (long) length > settings.largestMail().toBytes()) {
            mail.close();
            counted.values().forEach(TakingMeters.Received::refused);
            return new RejectException(
                    TOO_LARGE,
                    "5.3.4 More than %s"
                            .formatted(ReadableSize.limit(settings.largestMail().toBytes())));
        }
        try {
            if (mail.add(chunk, length)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException full) {
            mail.close();
            return comeAgain(notKept(full), addresses.keySet());
        }
        mail.close();
        return comeAgain("other mails take all memory there is for them", addresses.keySet());
    }

    private static String notKept(IOException full) {
        return "the blob store does not keep it: " + full;
    }

    /// Whoever delivers a mail notes its envelope (RFC 5321, 4.4): a null sender is not answered, and a
    /// subaddress may name the ticket.
    private byte[] envelope(List<String> recipients) {
        StringBuilder envelope = new StringBuilder("Return-Path: <" + oneLine(sender) + ">\r\n");
        recipients.forEach(address ->
                envelope.append("Delivered-To: ").append(oneLine(address)).append("\r\n"));
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String oneLine(String address) {
        return address.replaceAll("[\\p{Cntrl}<>]", "");
    }

    private RawMail behindEnvelope(ReceivedMail received, DoorMailbox mailbox) throws RejectException {
        try {
            return received.behind(List.copyOf(addresses.keySet()).indexOf(mailbox));
        } catch (IOException full) {
            throw comeAgain(notKept(full), mailbox);
        }
    }

    private void take(ReceivedMail received, DoorMailbox mailbox) throws RejectException {
        long started = System.nanoTime();
        RawMail mail = behindEnvelope(received, mailbox);
        String name = mail.sha256();
        if (deaths.of(name) >= MOST_DEATHS) {
            park(mail, "the program died of it, or had no memory for it, %d times".formatted(deaths.of(name)), mailbox);
            return;
        }
        switch (read(mail, received, mailbox)) {
            case MailOutcome.Taken _ -> mailbox.accepted(countedFor(mailbox), started, offeredAt);
            case MailOutcome.PassedOver _ -> mailbox.ignored(countedFor(mailbox));
            case MailOutcome.Unreadable unreadable ->
                park(mail, String.valueOf(unreadable.error().getMessage()), mailbox);
            case MailOutcome.NoMemory _ -> {
                noteWantOfMemory(name);
                throw comeAgain("there is no memory to read it", mailbox);
            }
            case MailOutcome.NoRoom without ->
                throw comeAgain(String.valueOf(without.error().getMessage()), mailbox);
            case MailOutcome.Outage outage -> throw comeAgain(outage.reason(), mailbox);
        }
        deaths.forget(name);
    }

    private MailOutcome read(RawMail mail, ReceivedMail received, DoorMailbox mailbox) throws RejectException {
        try (DoorDeaths.Reading reading = deaths.begin(mail.sha256())) {
            // What only waits to be handed over is not what the program may die of.
            return await(taker.take(mail, mailbox.context(), received.room(), reading::close), mailbox);
        } catch (IOException e) {
            throw comeAgain(String.valueOf(e.getMessage()), mailbox);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw comeAgain("the desk stops", mailbox);
        }
    }

    private void park(RawMail mail, String reason, DoorMailbox mailbox) throws RejectException {
        MailboxContext context = mailbox.context();
        LOG.error("A mail to {} cannot be read, a ticket says so: {}", context.address(), reason);
        await(taker.takeUnread(mail, mail.sha256(), reason, context).thenReturn(true), mailbox);
        mailbox.parked(countedFor(mailbox));
    }

    private void noteWantOfMemory(String name) {
        try {
            deaths.ranOutOfMemory(name);
        } catch (IOException e) {
            LOG.warn("It cannot be noted that there was no memory for a mail: {}", e.toString());
        }
    }

    private <T> T await(Mono<T> work, DoorMailbox mailbox) throws RejectException {
        CompletableFuture<@Nullable T> future = work.toFuture();
        try {
            return Optional.ofNullable(future.get(taker.longest().plus(SLACK).toMillis(), TimeUnit.MILLISECONDS))
                    .orElseThrow(() -> comeAgain("nothing came of it", mailbox));
        } catch (ExecutionException | TimeoutException e) {
            future.cancel(true);
            throw comeAgain(e.toString(), mailbox);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw comeAgain("the desk stops", mailbox);
        }
    }

    private static RejectException comeAgain(String why, DoorMailbox mailbox) {
        return comeAgain(why, Set.of(mailbox));
    }

    private static RejectException comeAgain(String why, Set<DoorMailbox> those) {
        LOG.warn("A mail is not taken now: {}", why);
        those.forEach(mailbox -> mailbox.failed(why));
        return new RejectException(COME_AGAIN, "4.3.0 The desk cannot take mail now, come again");
    }

    @Override
    public void done() {
        recipients.clear();
        addresses.clear();
    }
}
