package dev.millrace.intake.email.sender;

import dev.millrace.intake.email.content.AttachedFile;
import dev.millrace.intake.email.header.AddressList;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.mime.MailBody;
import dev.millrace.intake.email.mime.MimeStructure;
import dev.millrace.intake.email.reply.ReplyText;
import dev.millrace.intake.email.reply.history.Answering;
import dev.millrace.intake.email.reply.lines.HeaderField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A mail that somebody passed on to us.
///
/// @param sender who wrote it
/// @param attachedSubject its subject where it came as a file, else empty: it stands in the mail's own text
/// @param attachedText its text likewise
/// @param comment what was written above it by whoever passed it on; empty where nothing was
public record ForwardedMail(MailAddress sender, String attachedSubject, String attachedText, String comment) {
    private static final int MOST_LINES = 20;
    private static final int LONGEST_INTRODUCTION = 400;
    private static final String MARKS =
            "fwd?|wg|tr|rv|enc|videresendt?|redir\\.?|i|doorst|pd|vb|vl|vs|fs|fv|mt|trs|ilt|转发|轉寄|轉發|転送|пересл|fw";
    /// Tags that mail servers put before a subject: "[EXTERN] WG: Help".
    private static final String TAGS = "\\s{0,9}(?:\\[[^\\[\\]:：]{1,40}\\]\\s{0,9}){0,3}";

    private static final Pattern SUBJECT = Pattern.compile(
            TAGS + "\\[?(?:" + MARKS + ")\\s?[:：].*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    /// An answer into which a forwarded mail was pasted, or that quotes one.
    private static final Pattern ANSWER = Pattern.compile(
            TAGS + "(?:re|aw|antw|sv|odp|ynt|res|rif|r|vá|bls|απ|отв|ответ|回复|答复|回覆|返信)\\s?[:：].*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    /// "Videresendt" of Danes and Norwegians, "vastaus" of Finns, who answer with it.
    private static final Pattern VS = Pattern.compile(TAGS + "vs\\s?[:：].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FRA = Pattern.compile("(?im)^[>*\\s]{0,9}fra\\s?:");

    private static final Pattern PREFIXES =
            Pattern.compile("^" + TAGS + "(?:\\s{0,9}\\[?\\p{L}{1,16}\\.?\\s?[:：]){1,9}");

    /// As long as those of programs; "Printer: it is jammed" is somebody's title.
    private static final Pattern SHORT_PREFIX = Pattern.compile(TAGS + "\\[?\\p{L}{1,5}\\.?\\s?[:：]");

    /// The line above what Outlook forwards on a Mac, as above a quote: `On 05/01/2026, 10:00, "Anna"
    /// <anna@acme.example> wrote:`.
    private static final Pattern INTRODUCTION =
            Pattern.compile("[^<>@\\n]{0,200}<[^<>@\\s]{1,64}@[^<>@\\s]{1,255}>[^<>@\\n]{0,40}[:：]");
    private static final Pattern QUOTE_MARK = Pattern.compile("(?m)^> ?");
    private static final Pattern NAMED =
            Pattern.compile("[\"„“«]\\s?([^\"„“”«»]{1,100}?)\\s?[\"“”»]\\s?(<[^<>]{1,320}>)");
    private static final Pattern MAILTO =
            Pattern.compile("(@[^\\s<>\\[\\]]{1,255})\\s?[<\\[]mailto:[^<>\\[\\]\\s]{0,320}[>\\]]");

    private static final Pattern BRACKETED =
            Pattern.compile("([^<>\"@()]{1,100} \\([^<>\"@()]{1,60}\\)) ?<[^<>@\\s]{1,64}@[^<>@\\s]{1,255}>");

    /// The text that came as a file, below its head, as programs write it where they pass on a text.
    public String headedText() {
        String name = sender.name() == null ? "" : sender.name() + " ";
        return "From: " + name + "<" + sender.address() + ">\nSubject: " + attachedSubject + "\n\n" + attachedText;
    }

    /// Whether a mail answers another. What is passed on, or has a prefix that nobody knows, may.
    public static Answering answering(String subject, MailHeaders headers) {
        if (isAnswer(subject, headers)) {
            return Answering.YES;
        }
        boolean apart = !headers.has("In-Reply-To")
                && !headers.has("References")
                && !SUBJECT.matcher(subject).matches()
                && !SHORT_PREFIX.matcher(subject).lookingAt();
        return apart ? Answering.NO : Answering.MAYBE;
    }

    /// Whether a mail answers another, as its subject or its headers say, and passes none on.
    public static boolean isAnswer(String subject, MailHeaders headers) {
        return ANSWER.matcher(subject).matches()
                || (headers.has("In-Reply-To") && !SUBJECT.matcher(subject).matches());
    }

    /// Who asks for help: whoever wrote it, and empty where whoever passed it on does. Nobody reads what is sent to a
    /// program's address, and a mail that is passed on as suspicious is not to be answered.
    public Optional<MailAddress> requester() {
        return NobodysAddress.is(sender.address()) || NobodysAddress.mayBe(sender) || SuspectedMail.isSpokenOf(comment)
                ? Optional.empty()
                : Optional.of(sender);
    }

    /// The mail passed on within this one.
    public static Optional<ForwardedMail> in(String subject, ReplyText text, MailBody body) {
        if (ANSWER.matcher(subject).matches()) {
            return Optional.empty();
        }
        boolean marked = SUBJECT.matcher(subject).matches() && !isAnswerOfFinn(subject, text);
        boolean begins = begins(text);
        String from = marked && text.quotedFrom() == null ? named(text, body) : text.quotedFrom();
        if (from != null && (text.forwarded() || marked || (begins && isSubjectOf(text, subject)))) {
            String bare = MAILTO.matcher(from).replaceAll("$1");
            return sender(bare.replace("[mailto:", "<").replace(']', '>'))
                    .map(sender -> new ForwardedMail(sender, "", "", comment(text, body)));
        }
        return marked ? attached(subject, text, body) : Optional.empty();
    }

    /// Where nothing is written above it, all below its header is taken for the reply, and the mail ends with that.
    private static String comment(ReplyText text, MailBody body) {
        String quoted = text.quoted().strip();
        return !quoted.isEmpty() && body.text().strip().endsWith(quoted.substring(quoted.lastIndexOf('\n') + 1))
                ? text.reply()
                : "";
    }

    /// Whether the mail begins with the header of another.
    private static boolean begins(ReplyText text) {
        return text.quotedFrom() != null && text.quoted().isEmpty();
    }

    /// Whether that header's subject is this mail's, behind a prefix in whatever language.
    private static boolean isSubjectOf(ReplyText text, String subject) {
        String passedOn = text.reply()
                .lines()
                .limit(MOST_LINES)
                .filter(line -> HeaderField.of(line) == HeaderField.SUBJECT)
                .map(HeaderField::value)
                .findFirst()
                .orElse("");
        return !passedOn.isEmpty()
                && PREFIXES.matcher(subject).lookingAt()
                && bare(subject).equals(bare(passedOn));
    }

    /// Whom a line names that the mail begins with, or the header within a mail that is passed on as a quote.
    private static @Nullable String named(ReplyText text, MailBody body) {
        String introduced = introduced(text);
        if (introduced != null) {
            return introduced;
        }
        ReplyText passedOn = text.quoted().startsWith(">")
                ? ReplyText.of(QUOTE_MARK.matcher(text.quoted()).replaceAll(""))
                : null;
        return passedOn != null && begins(passedOn) ? passedOn.quotedFrom() : ForwardedHeader.from(body.text());
    }

    /// Whom the line names that the mail begins with, where nothing else stands above what is passed on.
    private static @Nullable String introduced(ReplyText text) {
        String line = text.quoted().strip().replace('\n', ' ');
        if (line.length() > LONGEST_INTRODUCTION || !INTRODUCTION.matcher(line).matches()) {
            return null;
        }
        Matcher named = NAMED.matcher(line);
        return named.find()
                ? '"' + named.group(1) + "\" " + named.group(2)
                : line.substring(line.indexOf('<'), line.indexOf('>') + 1);
    }

    /// What stands in brackets behind the name is no comment in a text: "Keller, Anna (IT) <anna@acme.example>".
    private static Optional<MailAddress> sender(String from) {
        Optional<MailAddress> sender = AddressList.parse(from, null).stream().findFirst();
        Matcher bracketed = BRACKETED.matcher(from);
        return bracketed.matches() ? sender.map(found -> new MailAddress(found.address(), bracketed.group(1))) : sender;
    }

    /// Of attached mails one counts that gave this one its subject. Others are enclosures: whoever shows us a mail that
    /// he got asks in his own name.
    private static Optional<ForwardedMail> attached(String subject, ReplyText text, MailBody body) {
        List<AttachedFile> mails = body.files().stream()
                .filter(file -> file.attachment().contentType().equals("message/rfc822"))
                .toList();
        if (mails.size() != 1) {
            return Optional.empty();
        }
        return body.opened(mails.getFirst()).flatMap(mail -> attached(subject, mail, text.reply(), body));
    }

    private static Optional<ForwardedMail> attached(
            String subject, MimeStructure.Parsed mail, String comment, MailBody body) {
        MailHeaders headers = new MailHeaders(mail.root().headers(), mail.likely());
        String attached = headers.text("Subject").orElse("");
        if (!bare(attached).equals(bare(subject))) {
            return Optional.empty();
        }
        return headers.addresses("From").stream()
                .findFirst()
                .map(sender -> new ForwardedMail(sender, attached.replaceAll("\\s+", " "), body.textOf(mail), comment));
    }

    private static String bare(String subject) {
        String bare = PREFIXES.matcher(subject).replaceFirst("").strip().toLowerCase(Locale.ROOT);
        return bare.endsWith("]") && !bare.contains("[") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static boolean isAnswerOfFinn(String subject, ReplyText text) {
        return VS.matcher(subject).matches()
                && text.quotedFrom() != null
                && !begins(text)
                && !FRA.matcher(text.quoted()).find();
    }
}
