package dev.millrace.intake.email.smtp;

import dev.millrace.intake.email.Hashes;
import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.MailboxContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SmtpSettings settings;
    private final List<MailboxContext> contexts;
    private final MailTaker taker;
    private final MeterRegistry registry;
    private final MailMemory memory;
    /// The mailbox of each recipient, in their order.
    private final List<MailboxContext> recipients = new ArrayList<>();
    /// A mailbox gets a mail once, whatever its subaddresses.
    private final Map<MailboxContext, List<String>> addresses = new LinkedHashMap<>();
    private String sender = "";

    HandOver(
            SmtpSettings settings,
            List<MailboxContext> contexts,
            MailTaker taker,
            MeterRegistry registry,
            MailMemory memory) {
        this.settings = settings;
        this.contexts = contexts;
        this.taker = taker;
        this.registry = registry;
        this.memory = memory;
    }

    @Override
    public void from(String from) {
        sender = from == null ? "" : from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        MailboxContext context = contexts.stream()
                .filter(one -> one.isOurs(recipient))
                .findFirst()
                .orElseThrow(() -> new RejectException(NO_SUCH_MAILBOX, "5.1.1 No mail is taken for this address"));
        recipients.add(context);
        addresses.computeIfAbsent(context, _ -> new ArrayList<>()).add(recipient);
    }

    /// SMTP's one answer for all recipients: if one of them cannot have it, all come again.
    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
        try (ReceivedMail mail = new ReceivedMail(memory.roomAtTheDoor(), PATIENCE)) {
            read(data, mail);
            for (MailboxContext context : addresses.keySet()) {
                take(mail, context);
            }
        }
        return null;
    }

    /// LMTP's answers, one for each recipient: who cannot have it now comes again alone.
    List<String> answers(InputStream data) throws IOException {
        List<String> answers = new ArrayList<>();
        Map<MailboxContext, String> given = new HashMap<>();
        try (ReceivedMail mail = new ReceivedMail(memory.roomAtTheDoor(), PATIENCE)) {
            read(data, mail);
            for (MailboxContext context : recipients) {
                answers.add(given.computeIfAbsent(context, mailbox -> answer(mail, mailbox)));
            }
        } catch (RejectException e) {
            recipients.forEach(_ -> answers.add(e.getErrorResponse()));
        }
        return answers;
    }

    private String answer(ReceivedMail mail, MailboxContext context) {
        try {
            take(mail, context);
            return "250 2.0.0 The desk has it";
        } catch (RejectException e) {
            return e.getErrorResponse();
        }
    }

    /// What is too much is read to its end but not kept: only after that the answer is heard.
    private void read(InputStream data, ReceivedMail mail) throws RejectException, IOException {
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
            return new RejectException(
                    TOO_LARGE,
                    "5.3.4 More than %d bytes".formatted(settings.largestMail().toBytes()));
        }
        try {
            if (mail.add(chunk, length)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        mail.close();
        return comeAgain("other mails take all memory there is for them");
    }

    /// Whoever delivers a mail notes its envelope (RFC 5321, 4.4): a null sender is not answered, and a
    /// subaddress may name the ticket.
    private byte[] envelope(MailboxContext context) {
        StringBuilder envelope = new StringBuilder("Return-Path: <" + oneLine(sender) + ">\r\n");
        addresses
                .getOrDefault(context, List.of())
                .forEach(address -> envelope.append("Delivered-To: ")
                        .append(oneLine(address))
                        .append("\r\n"));
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String oneLine(String address) {
        return address.replaceAll("[\\p{Cntrl}<>]", "");
    }

    private void take(ReceivedMail received, MailboxContext context) throws RejectException {
        byte[] mail = received.behind(envelope(context));
        switch (await(taker.take(mail, context))) {
            case MailOutcome.Taken _ -> count(context, "accepted");
            case MailOutcome.PassedOver _ -> count(context, "ignored");
            case MailOutcome.Unreadable unreadable -> {
                String reason = String.valueOf(unreadable.error().getMessage());
                LOG.error("A mail to {} cannot be read, a ticket says so: {}", context.address(), reason);
                await(taker.takeUnread(mail, Hashes.sha256(mail), reason, context)
                        .thenReturn(true));
                count(context, "parked");
            }
            case MailOutcome.NoMemory _ -> throw comeAgain("there is no memory to read it");
            case MailOutcome.Outage outage -> throw comeAgain(outage.reason());
        }
    }

    private <T> T await(Mono<T> work) throws RejectException {
        CompletableFuture<@Nullable T> future = work.toFuture();
        try {
            return Optional.ofNullable(future.get(taker.longest().plus(SLACK).toMillis(), TimeUnit.MILLISECONDS))
                    .orElseThrow(() -> comeAgain("nothing came of it"));
        } catch (ExecutionException | TimeoutException e) {
            future.cancel(true);
            throw comeAgain(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw comeAgain("the desk stops");
        }
    }

    private RejectException comeAgain(String why) {
        LOG.warn("A mail is not taken now: {}", why);
        registry.counter("millrace.intake.mail", "mailbox", "smtp", "outcome", "failed")
                .increment();
        return new RejectException(COME_AGAIN, "4.3.0 The desk cannot take mail now, come again");
    }

    private void count(MailboxContext context, String outcome) {
        LOG.debug("A mail to {} was {}", context.address(), outcome);
        registry.counter("millrace.intake.mail", "mailbox", "smtp", "outcome", outcome)
                .increment();
    }

    @Override
    public void done() {
        recipients.clear();
        addresses.clear();
    }
}
