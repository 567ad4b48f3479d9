package dev.millrace.intake.email;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.signature.Signer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// What `millrace parse-mail` prints of one file: the mail as intake would read it, and what it would do with it.
///
/// @param file as named on the command line
/// @param decision `accept` or `ignore`
/// @param reason why it is ignored; of an accepted one what shows that a program wrote it, or null
/// @param millis how long reading took, without the file's own reading
/// @param warnings what could not be read as it was meant
/// @param requester whose ticket it becomes: the sender, or who wrote what was forwarded; null where it is unreadable
/// @param forwardedBy who forwarded it, or null
/// @param content the name of what it says: mails of one name and date are one mail, whatever their ids; null where it
/// is compared with no other
/// @param message null only when nothing could be read at all
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ParseMailReport(
        String file,
        String decision,
        @Nullable String reason,
        double millis,
        List<String> warnings,
        @Nullable Person requester,
        @Nullable Person forwardedBy,
        @Nullable String content,
        @Nullable ParsedMail message) {
    /// Every field is shown, also where it is null.
    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .build();

    /// A mail whose reading never ends holds up no other, nor the end of the program.
    private static final ReadingThreads THREADS = new ReadingThreads();

    private static final String UNKNOWN_KEY = "parse-mail knows no signing key and opens no id";

    /// A mailbox of the tenant `acme` that trusts nobody.
    private static final MailboxContext NOBODYS = new MailboxContext(
            "acme", "support@acme.example", null, List.of(), new MailThread(new Signer(UNKNOWN_KEY)));

    static {
        // The time of the first mail is that of reading it, not that of loading classes.
        MailParser.warmUp(NOBODYS);
    }

    /// Reads a mail, within the time that intake has for it, as a mailbox `support@acme.example` of the tenant `acme`
    /// would that trusts nobody.
    ///
    /// @throws IOException when the file cannot be read
    public static ParseMailReport of(Path file) throws IOException {
        return of(file, NOBODYS);
    }

    /// Reads a mail as that mailbox would.
    ///
    /// @throws IOException when the file cannot be read
    public static ParseMailReport of(Path file, MailboxContext context) throws IOException {
        return of(file.toString(), RawMail.of(file), context);
    }

    /// Nothing but the reading, on the caller's own thread and for as long as it takes: for whoever measures it.
    public static ParsedMail read(RawMail raw) {
        return MailParser.parse(raw, NOBODYS).mail();
    }

    static ParseMailReport of(String file, RawMail raw, MailboxContext context) {
        return of(file, raw, context, MailParser::parse, TakingSettings.USUAL_READING);
    }

    static ParseMailReport of(
            String file, RawMail raw, MailboxContext context, MailTaker.Reader reader, Duration limit) {
        long start = System.nanoTime();
        try {
            MailReading reading = awaited(THREADS.read(
                    () -> read(raw, context, reader),
                    limit,
                    () -> new IllegalStateException("reading it takes longer than " + limit.toSeconds() + " s")));
            double millis = millisSince(start);
            InboundMessage message = reading.accepted().inbound(Instant.EPOCH, null);
            MailVerdict verdict = reading.verdict();
            return new ParseMailReport(
                    file,
                    verdict instanceof MailVerdict.Ignore ? "ignore" : "accept",
                    verdict instanceof MailVerdict.Ignore(String reason) ? reason : reading.automaticReason(),
                    millis,
                    reading.warnings(),
                    message.from(),
                    message.forwardedBy(),
                    reading.content() == null ? null : reading.content().name(),
                    bare(reading.mail()));
        } catch (RuntimeException unreadable) {
            return new ParseMailReport(
                    file,
                    "accept",
                    "unreadable",
                    millisSince(start),
                    List.of("The mail cannot be read and becomes a ticket that says so: " + unreadable),
                    null,
                    null,
                    null,
                    null);
        }
    }

    /// Reactor passes on no error of the virtual machine and none of loading a class.
    private static MailReading read(RawMail raw, MailboxContext context, MailTaker.Reader reader) {
        try {
            return reader.read(raw, context);
        } catch (MessagingException | VirtualMachineError | LinkageError unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /// The line to print, without a line feed.
    public String toJson() {
        return MAPPER.writeValueAsString(this);
    }

    /// Ids are shown without their angle brackets.
    private static ParsedMail bare(ParsedMail mail) {
        return mail.withIds(
                bare(mail.messageId()),
                mail.inReplyTo().stream().map(ParseMailReport::bare).toList(),
                mail.references().stream().map(ParseMailReport::bare).toList());
    }

    private static String bare(String id) {
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    /// The caller is the command's own thread, which may wait; the reading has its limit.
    private static MailReading awaited(Mono<MailReading> reading) {
        try {
            return Objects.requireNonNull(reading.toFuture().join());
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static double millisSince(long start) {
        return Math.round((System.nanoTime() - start) / 10_000.0) / 100.0;
    }
}
