package dev.millrace.intake.email;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.automatic.AutomaticMail;
import dev.millrace.intake.email.automatic.AutomaticSigns;
import dev.millrace.intake.email.automatic.MailServers;
import dev.millrace.intake.email.bounce.DeliveryReport;
import dev.millrace.intake.email.content.AttachedFile;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailDate;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.html.SafeHtml;
import dev.millrace.intake.email.mime.MailBody;
import dev.millrace.intake.email.mime.MimeStructure;
import dev.millrace.intake.email.mime.TextCharset;
import dev.millrace.intake.email.receiving.MailRules.Suspicion;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.reply.ReplyText;
import dev.millrace.intake.email.reply.history.Answering;
import dev.millrace.intake.email.reply.signature.Writer;
import dev.millrace.intake.email.sender.ForwardedMail;
import dev.millrace.intake.email.sender.SenderAssurance;
import dev.millrace.intake.email.sender.SenderTricks;
import dev.millrace.intake.email.sender.SentInOurName;
import dev.millrace.intake.email.sender.SpamMark;
import dev.millrace.intake.email.sender.ThroughForm;
import dev.millrace.intake.email.sender.ThroughList;
import dev.millrace.intake.email.threading.MailTags;
import dev.millrace.intake.email.threading.TicketReference;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Threading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a raw mail: a pure function of its bytes and the mailbox it came to. No network, no files, no
/// clock.
final class MailParser {
    private static final int LONGEST_SUBJECT = 10_000;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}([-,;_ ].{0,200})?");

    private MailParser() {}

    /// Reads a mail that nobody sent. The first mail of a process otherwise waits for the word lists,
    /// patterns and entities of all kinds of text: some 0.2 s of processor time, half of it for HTML.
    static void warmUp(MailboxContext context) {
        parse(
                RawMail.of("From: a@b.example\nContent-Type: text/html\n\n<p>Hello</p>"
                        .getBytes(StandardCharsets.US_ASCII)),
                context);
    }

    /// Reads what can be read; what cannot is told by warnings and flags.
    static MailReading parse(RawMail raw, MailboxContext context) {
        MimeStructure.Parsed parsed = MimeStructure.of(raw.bytes());
        MailHeaders headers = new MailHeaders(parsed.root().headers(), parsed.likely());
        MailBody body = MailBody.of(parsed);
        List<String> flags = new ArrayList<>(body.flags());

        List<MailAddress> from = from(headers, flags);
        String rawHash = raw.sha256();
        String messageId = headers.messageId().orElseGet(() -> {
            flags.add("no-message-id");
            return ContentId.of(parsed.root());
        });
        String wholeSubject = headers.text("Subject").orElse("");
        String subject = Bounded.clip(wholeSubject, LONGEST_SUBJECT);
        if (subject.length() < wholeSubject.length()) {
            flags.add("subject-cut");
        }
        String text = body.text();
        AutomaticMail seen = new AutomaticSigns(headers, parsed.root().type(), from, body, text, context).verdict();
        MailAddress author = from.isEmpty() ? null : from.getFirst();
        DeliveryReport bounce =
                seen.kind() == Automatic.BOUNCE ? bounce(headers, body.returned(), text, author, context) : null;
        TicketReference reference = TicketReference.find(
                headers,
                messageId,
                subject,
                bounce == null ? body.report() : bounce,
                context,
                MailTags.of(body, context));
        ReplyText split = split(body, text, ForwardedMail.answering(subject, headers), Signer.of(from));
        AutomaticMail judged = seen.orOfADesk(headers, split, reference).orByItsWords(headers, from, split, text);
        if (author != null) {
            flags.addAll(SenderTricks.flags(author, context));
        }
        MailAddress writer = author == null ? null : writer(author, headers, judged.kind(), context);
        if (author != null && writer != null) {
            flags.addAll(SenderTricks.flags(writer, context));
            flags.add(judged.kind() == Automatic.LIST ? InboundMessage.NAMED_BY_LIST : InboundMessage.NAMED_BY_FORM);
        }
        String review = review(headers, from, writer, judged.kind(), flags, context);
        boolean device = author != null
                && writer == null
                && judged.isOfDevice(author, messageId, reference, body.files(), context);
        AutomaticMail automatic = device ? AutomaticMail.OF_DEVICE : judged;
        MailVerdict verdict = device
                ? new MailVerdict.Accept()
                : verdict(writer == null ? author : writer, messageId, automatic, reference, context);
        ForwardedMail forwarded = forwarded(subject, split, body, writer == null ? author : writer, context);
        if (forwarded != null) {
            flags.add("forwarded");
        }
        ParsedMail mail = mail(
                headers, body, messageId, author, subject, automatic.kind(), bounce, from, text, split, flags, context);
        return new MailReading(
                mail,
                verdict,
                automatic.reason(),
                body.warnings(),
                reference,
                body.files(),
                rawHash,
                language(headers),
                writer,
                forwarded,
                review,
                WhatIsSaid.of(mail, headers, reference, review, context),
                WhatIsSaid.likeness(mail, headers, split, writer, forwarded, context),
                context);
    }

    /// Who wrote it where another, such as a list or form, stands in `From`; else null. Anybody can
    /// write a list's headers, so whom they name counts only in what the desk answers to nobody.
    private static @Nullable MailAddress writer(
            MailAddress author, MailHeaders headers, Automatic kind, MailboxContext context) {
        if (context.isOurs(author.address())) {
            return SentInOurName.writer(author, headers, context);
        }
        return switch (kind) {
            case LIST -> ThroughList.writer(author, headers, context);
            case NONE -> ThroughForm.writer(author, headers, context);
            case AUTO_REPLY, AUTO_GENERATED, BOUNCE -> null;
        };
    }

    /// Why a person should look at the mail first, or null. What is suspicious is flagged in any case.
    private static @Nullable String review(
            MailHeaders headers,
            List<MailAddress> from,
            @Nullable MailAddress writer,
            Automatic kind,
            List<String> flags,
            MailboxContext context) {
        List<String> reasons = new ArrayList<>();
        boolean byDmarc = context.rules().review().contains(Suspicion.DMARC_FAILED);
        if (SenderAssurance.isDisowned(headers, context)) {
            flags.add("dmarc-failed");
            if (byDmarc) {
                reasons.add("the sender's domain disowns it (DMARC failed)");
            }
        }
        if (SenderAssurance.isUnread(headers, context)) {
            flags.add("dmarc-unread");
            if (byDmarc) {
                reasons.add("our mail server names more DMARC results than are read, so nobody is taken as verified");
            }
        }
        List<MailAddress> named = writer == null ? List.of() : List.of(writer);
        SenderAssurance.checkedAsAnothers(headers, from, named, context).ifPresent(domain -> {
            if (writer == null && isOfProgramThroughList(headers, from, kind, context)) {
                flags.add(InboundMessage.NAMED_BY_LIST);
                return;
            }
            flags.add("dmarc-of-another");
            if (byDmarc) {
                reasons.add("our mail server checked another domain than its sender's (" + domain + ")");
            }
        });
        SpamMark.of(headers, context).ifPresent(mark -> {
            flags.add("spam");
            if (context.rules().review().contains(Suspicion.SPAM)) {
                reasons.add("spam (" + mark + ")");
            }
        });
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }

    /// Whether our mail server checked whom the headers of a list name that has put itself into `From` since. Anybody
    /// can write these, so whom the desk answers is not believed by them.
    private static boolean isOfProgramThroughList(
            MailHeaders headers, List<MailAddress> from, Automatic kind, MailboxContext context) {
        List<MailAddress> named = ThroughList.named(from.getFirst(), headers);
        return kind != Automatic.NONE
                && SenderAssurance.checkedAsAnothers(headers, from, named, context)
                        .isEmpty();
    }

    /// Signatures and quotes that only the HTML marks are told by its marks; those that the text shows,
    /// by the text. What is kept for its words is kept whatever marks it.
    private static ReplyText split(MailBody body, String text, Answering answering, Writer writer) {
        ReplyText split = ReplyText.of(text, answering, writer);
        boolean seen =
                split.kept() || (!split.quoted().isBlank() && !split.quoted().startsWith(">"));
        String own = split.forwarded() ? null : body.ownText(!seen, answering == Answering.YES);
        return own == null ? split.withoutLoneFooter() : split.withReply(ReplyText.of(own, answering, writer));
    }

    /// Whoever wrote the mail that was forwarded to us asks for help, not the forwarder.
    private static @Nullable ForwardedMail forwarded(
            String subject, ReplyText split, MailBody body, @Nullable MailAddress author, MailboxContext context) {
        return ForwardedMail.in(subject, split, body)
                .filter(mail -> !context.isOurs(mail.sender().address()))
                .filter(mail -> author == null || !mail.sender().address().equalsIgnoreCase(author.address()))
                .orElse(null);
    }

    private static ParsedMail mail(
            MailHeaders headers,
            MailBody body,
            String messageId,
            @Nullable MailAddress author,
            String subject,
            Automatic automatic,
            @Nullable DeliveryReport bounce,
            List<MailAddress> from,
            String text,
            ReplyText split,
            List<String> flags,
            MailboxContext context) {
        String html = body.html();
        TextCharset charset = body.charset();
        if (body.isHtmlOnly()) {
            flags.add("html-only");
        }
        if (text.isBlank() && body.files().isEmpty()) {
            flags.add("empty");
        }
        Instant date = MailDate.of(headers);
        if (date == null) {
            flags.add("no-date");
        }
        List<MailAddress> to = headers.addresses("To");
        List<MailAddress> cc = headers.addresses("Cc");
        List<String> references = headers.ids("References");
        flags.addAll(headers.flags(to, cc, references));
        return new ParsedMail(
                messageId,
                author == null ? headers.withoutDomain("From") : author,
                headers.addresses("Reply-To"),
                to,
                cc,
                subject,
                date,
                text,
                split.reply(),
                split.quoted(),
                html == null ? null : new SafeHtml(html),
                charset == null ? null : charset.name(),
                charset == null ? null : charset.declared(),
                body.files().stream().map(AttachedFile::attachment).toList(),
                headers.ids("In-Reply-To"),
                references,
                automatic,
                bounce,
                SenderAssurance.of(headers, from, context),
                flags.stream().distinct().toList());
    }

    private static DeliveryReport bounce(
            MailHeaders headers,
            @Nullable DeliveryReport report,
            String text,
            @Nullable MailAddress author,
            MailboxContext context) {
        List<String> failed = headers.addresses("X-Failed-Recipients").stream()
                .map(address -> address.address().toLowerCase(Locale.ROOT))
                .toList();
        String reporter = author == null ? "" : author.address();
        List<MailAddress> returnedTo = headers.addresses("To");
        DeliveryReport inWords = DeliveryReport.ofText(
                text,
                failed,
                address -> !context.isOurs(address)
                        && !address.equalsIgnoreCase(reporter)
                        && !MailServers.isOfMailServer(address),
                address -> returnedTo.stream().noneMatch(to -> to.address().equalsIgnoreCase(address)),
                reporter.isEmpty() ? null : reporter.substring(reporter.lastIndexOf('@') + 1));
        return report == null ? inWords : report.with(inWords);
    }

    private static List<MailAddress> from(MailHeaders headers, List<String> flags) {
        List<MailAddress> from = headers.addresses("From");
        if (from.isEmpty()) {
            flags.add(InboundMessage.NO_FROM);
            return Stream.of("Sender", "Return-Path", "Reply-To")
                    .map(headers::addresses)
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }
        if (from.size() > 1) {
            flags.add(InboundMessage.SEVERAL_FROM);
        }
        return from;
    }

    private static MailVerdict verdict(
            @Nullable MailAddress author,
            String messageId,
            AutomaticMail automatic,
            TicketReference reference,
            MailboxContext context) {
        if ((author != null && context.isOurs(author.address())) || TicketReference.isOurId(messageId, context)) {
            return new MailVerdict.Ignore("own-mail");
        }
        if (!automatic.certain()) {
            return new MailVerdict.Accept();
        }
        boolean ofTicket = reference.threading() == Threading.SIGNED || reference.threading() == Threading.SUBJECT_TAG;
        return switch (automatic.kind()) {
            case AUTO_REPLY ->
                ofTicket ? new MailVerdict.Join() : new MailVerdict.Ignore(IgnoredMail.AUTO_REPLY_TO_NO_TICKET);
            case BOUNCE -> ofTicket ? new MailVerdict.Join() : new MailVerdict.Ignore(IgnoredMail.BOUNCE_OF_NO_TICKET);
            case NONE, AUTO_GENERATED, LIST -> new MailVerdict.Accept();
        };
    }

    private static @Nullable String language(MailHeaders headers) {
        Optional<String> declared = headers.text("Content-Language").or(() -> headers.text("Accept-Language"));
        return declared.map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> LANGUAGE.matcher(value).matches())
                .map(value -> value.substring(0, 2))
                .orElse(null);
    }
}
