package dev.millrace.intake.email.smtp;

import dev.millrace.intake.email.Hashes;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.MailTaker;
import dev.millrace.intake.email.MailboxContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    private static final int CHUNK = 64 * 1024;

    private final SmtpSettings settings;
    private final List<MailboxContext> contexts;
    private final MailTaker taker;
    private final MeterRegistry registry;
    /// Who gets it, with the address as it was written.
    private final Map<MailboxContext, String> recipients = new LinkedHashMap<>();
    private String sender = "";

    HandOver(SmtpSettings settings, List<MailboxContext> contexts, MailTaker taker, MeterRegistry registry) {
        this.settings = settings;
        this.contexts = contexts;
        this.taker = taker;
        this.registry = registry;
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
        recipients.putIfAbsent(context, recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
        byte[] mail = read(data);
        for (Map.Entry<MailboxContext, String> recipient : recipients.entrySet()) {
            take(withEnvelope(recipient.getValue(), mail), recipient.getKey());
        }
        return null;
    }

    /// What is too much is read to its end but not kept: only after that the answer is heard that it is refused
    /// for good.
    private byte[] read(InputStream data) throws RejectException, IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        boolean tooMuch = false;
        for (int read = data.read(chunk); read >= 0; read = data.read(chunk)) {
            tooMuch |= mail.size() + read > settings.largestMail().toBytes();
            if (!tooMuch) {
                mail.write(chunk, 0, read);
            }
        }
        if (tooMuch) {
            throw new RejectException(
                    TOO_LARGE,
                    "5.3.4 More than %d bytes".formatted(settings.largestMail().toBytes()));
        }
        return mail.toByteArray();
    }

    /// Whoever delivers a mail notes its envelope (RFC 5321, 4.4): a null sender is not answered, and a
    /// subaddress may name the ticket.
    private byte[] withEnvelope(String recipient, byte[] mail) {
        byte[] envelope = ("Return-Path: <" + oneLine(sender) + ">\r\nDelivered-To: " + oneLine(recipient) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] delivered = new byte[envelope.length + mail.length];
        System.arraycopy(envelope, 0, delivered, 0, envelope.length);
        System.arraycopy(mail, 0, delivered, envelope.length, mail.length);
        return delivered;
    }

    private static String oneLine(String address) {
        return address.replaceAll("[\\p{Cntrl}<>]", "");
    }

    private void take(byte[] mail, MailboxContext context) throws RejectException {
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
            case MailOutcome.Outage outage -> throw comeAgain(outage.error());
        }
    }

    private <T> T await(Mono<T> work) throws RejectException {
        CompletableFuture<@Nullable T> future = work.toFuture();
        try {
            return Optional.ofNullable(future.get(taker.longest().plus(SLACK).toMillis(), TimeUnit.MILLISECONDS))
                    .orElseThrow(() -> comeAgain(new IllegalStateException("nothing came of it")));
        } catch (ExecutionException | TimeoutException e) {
            future.cancel(true);
            throw comeAgain(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw comeAgain(e);
        }
    }

    private RejectException comeAgain(Throwable why) {
        LOG.warn("A mail is not taken now: {}", why.toString());
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
    }
}
