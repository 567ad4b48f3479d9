package dev.millrace.intake.email.automatic;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.bounce.DeliveryReport;
import dev.millrace.intake.email.bounce.FailureInWords;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.header.MailHeaders;
import dev.millrace.intake.email.mime.MailBody;
import dev.millrace.intake.email.mime.PartType;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.intake.email.reply.ReplyText;
import dev.millrace.intake.email.sender.ForwardedMail;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.tickets.message.Automatic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The signs that a program wrote a mail, from the surest to the weakest. The first that is there decides.
public final class AutomaticSigns {
    private static final String READ = "a report of reading";
    private static final String READING = "disposition-notification";
    private static final int LONGEST_REPORT = 2_000;
    /// "See below", "Help!"
    private static final Pattern POINTS_AT_IT = Pattern.compile(
            "(?iU)\\b(?:see|look|check|why|help|fyi|urgent|again|siehe|hilfe|warum|info|wieder|voir|aide|pourquoi|ver|ayuda"
                    + "|vedi|aiuto|zie|hulp|ajuda|zob|pomoc|pomocy|hjälp|hjælp|hjelp|se|apua|viz|смотрите|помогите)\\b");
    private static final Phrases UNDELIVERED = Phrases.of("""
            cannot be delivered, could not be delivered, couldn't be delivered, was not delivered, undeliverable,
            undelivered, nicht zugestellt werden, unzustellbar, n'a pas pu être remis, no se pudo entregar,
            non è stato possibile consegnare""");

    /// As Dovecot says it, in the form of a report of reading. The subject that a report names may be rejected, too.
    private static final Pattern REJECTED = Pattern.compile(
            "(?i)\\bto\\s{1,3}<?[^\\s<>@]{1,64}@[^\\s<>@]{1,255}>?\\s{1,3}was (?:automatically )?rejected\\b");

    private final MailHeaders headers;
    private final PartType type;
    private final List<MailAddress> from;
    private final MailBody body;
    private final String text;
    private final MailboxContext context;
    private final String subject;
    private final String autoSubmitted;
    private final boolean human;
    private final boolean answers;
    private final @Nullable String nullPath;

    /// @param text its readable text
    public AutomaticSigns(
            MailHeaders headers,
            PartType type,
            List<MailAddress> from,
            MailBody body,
            String text,
            MailboxContext context) {
        this.headers = headers;
        this.type = type;
        this.from = from;
        this.body = body;
        this.text = text;
        this.context = context;
        this.subject = headers.word("Subject");
        this.autoSubmitted = AutomaticHeaders.autoSubmitted(headers);
        this.human = autoSubmitted.equals("no");
        this.answers = autoSubmitted.equals("auto-replied");
        this.nullPath = MailServers.nullReturnPath(headers);
    }

    /// Who says that he is a person is believed as far as no report says otherwise.
    public AutomaticMail verdict() {
        Stream<Supplier<Optional<AutomaticMail>>> signs = human
                ? Stream.of(this::success, this::bounce, this::readReport, this::list)
                : Stream.of(
                        this::success,
                        this::bounce,
                        this::returned,
                        this::readReport,
                        this::readReceipt,
                        this::calendarAnswer,
                        this::inNobodysName,
                        this::autoReply,
                        this::absence,
                        this::undelivered,
                        this::list,
                        this::generated);
        return signs.flatMap(sign -> sign.get().stream())
                .findFirst()
                .orElseGet(() -> new AutomaticMail(Automatic.NONE, true, null));
    }

    private Optional<AutomaticMail> success() {
        DeliveryReport report = body.report();
        boolean success = report != null && report.isSuccess();
        return sign(Automatic.AUTO_REPLY, isReport(), success ? "a report of delivery" : null);
    }

    private Optional<AutomaticMail> bounce() {
        if (isReport("delivery-status")) {
            return sign(Automatic.BOUNCE, true, "a report of failed delivery");
        }
        if (headers.has("X-Failed-Recipients")) {
            return sign(Automatic.BOUNCE, true, AutomaticHeaders.shown(headers, "X-Failed-Recipients"));
        }
        if (isReport(READING) && FailureInWords.isToTheAuthor(text) && isRejected()) {
            return sign(Automatic.BOUNCE, true, "a report of rejection");
        }
        boolean daemon = MailServers.isDaemon(headers, from);
        return sign(Automatic.BOUNCE, true, daemon ? AutomaticHeaders.shown(headers, "From") : null);
    }

    private Optional<AutomaticMail> returned() {
        return sign(Automatic.BOUNCE, nullPath != null || answers, whyReturned());
    }

    private Optional<AutomaticMail> readReport() {
        boolean receipt = isReport(READING);
        return sign(Automatic.AUTO_REPLY, true, receipt ? READ : null);
    }

    /// Where a report does not say what it is, or stands beside other parts.
    private Optional<AutomaticMail> readReceipt() {
        boolean certain = (isReport() && type.reportType() == null) || nullPath != null || answers;
        return sign(Automatic.AUTO_REPLY, certain, body.isReadReceipt() && !isPassedOn() ? READ : null);
    }

    /// Whoever writes a comment into his answer wants it read.
    private Optional<AutomaticMail> calendarAnswer() {
        if (body.isCommentedCalendarAnswer()) {
            return Optional.empty();
        }
        String answer = body.calendarAnswer();
        if (answer != null) {
            return sign(Automatic.AUTO_REPLY, true, "calendar " + answer);
        }
        boolean answered = AutomaticSubject.isAnsweredInvitation(subject);
        return sign(Automatic.AUTO_REPLY, false, answered ? "the subject of an answer to an invitation" : null);
    }

    private Optional<AutomaticMail> inNobodysName() {
        boolean says = nullPath != null && isOfNobody() && saysWhoWasNotReached();
        return sign(
                Automatic.BOUNCE,
                answers,
                says ? nullPath + ", in nobody's name, which says why a mail was not delivered" : null);
    }

    private Optional<AutomaticMail> autoReply() {
        return sign(
                Automatic.AUTO_REPLY,
                true,
                answers ? AutomaticHeaders.shown(headers, "Auto-Submitted") : AutomaticHeaders.autoReply(headers));
    }

    private Optional<AutomaticMail> absence() {
        if (!AutomaticSubject.isOutOfOffice(subject) && !isMarkedBehind()) {
            return Optional.empty();
        }
        boolean generated = whyGenerated() != null;
        boolean certain = nullPath != null || (generated && AutomaticSubject.isOutOfOfficeForCertain(subject));
        boolean absence = generated
                || whyNotToAnswer() != null
                || ((nullPath != null || !(isPersons() || AutomaticSubject.isOfAnother(subject, from)))
                        && (isProgramsSubject() || AbsenceNote.mayBe(subject, text)));
        return sign(Automatic.AUTO_REPLY, certain, absence ? "the subject of a note of absence" : null);
    }

    /// The subject of a person's ticket may end as a program's answer does, so what is said must be a note's, too.
    private boolean isMarkedBehind() {
        return AutomaticSubject.isMarkedBehind(subject)
                && ForwardedMail.isAnswer(subject, headers)
                && AbsenceNote.isToldIn(ReplyText.of(text, true).reply());
    }

    /// What he quotes may be what he was asked.
    private boolean isPersons() {
        String written = ReplyText.of(text, true).reply();
        return DeskWork.isWantedIn(written) || AbsenceNote.isAskedIn(written);
    }

    /// Whoever asks or complains below it is a person all the same.
    private boolean isProgramsSubject() {
        boolean asks = AbsenceNote.asks(text);
        return (AutomaticSubject.isOutOfOfficeForCertain(subject) && !(asks && isSentByItsAuthor()))
                || (AutomaticSubject.isMarkedAuto(subject) && !asks && headers.has("In-Reply-To"));
    }

    private Optional<AutomaticMail> undelivered() {
        boolean says = nullPath != null && isUndelivered();
        return sign(Automatic.BOUNCE, false, says ? nullPath + ", which says that a mail was not delivered" : null);
    }

    private Optional<AutomaticMail> list() {
        return sign(Automatic.LIST, true, AutomaticHeaders.list(headers, context));
    }

    private Optional<AutomaticMail> generated() {
        String why = whyGenerated();
        return sign(Automatic.AUTO_GENERATED, true, why == null ? whyNotToAnswer() : why);
    }

    private static Optional<AutomaticMail> sign(Automatic kind, boolean certain, @Nullable String reason) {
        return reason == null ? Optional.empty() : Optional.of(new AutomaticMail(kind, certain, reason));
    }

    /// What no mail of a person has.
    private @Nullable String whyGenerated() {
        return isReport() ? "a report" : AutomaticHeaders.generated(headers);
    }

    private @Nullable String whyNotToAnswer() {
        String wanted = AutomaticHeaders.wantsNoAnswer(headers, from);
        if (wanted != null) {
            return wanted;
        }
        String address = AutomaticHeaders.programsAddress(headers, from);
        return address == null
                        || AutomaticText.isSpokenByAPerson(
                                ReplyText.of(text, true).reply())
                ? null
                : address;
    }

    /// Whether a person sends on a receipt beside words of his own. What was sent by itself and holds no word,
    /// no person sent.
    private boolean isPassedOn() {
        return !(body.isAutomaticReceipt() && text.isBlank())
                && autoSubmitted.isEmpty()
                && !isReport()
                && !from.isEmpty()
                && isSentByItsAuthor();
    }

    private boolean isReport() {
        return type.type().equals("multipart/report");
    }

    private boolean isReport(String of) {
        return isReport() && of.equalsIgnoreCase(type.reportType());
    }

    /// Where nothing stands in From, nobody is away. A form may leave it empty, too, and name whom to answer.
    private boolean isOfNobody() {
        String written = headers.text("From").orElse("");
        return MailHeaders.BRACKETS_AND_BLANKS.matcher(written).replaceAll("").isEmpty()
                && Stream.of("Sender", "Reply-To")
                        .allMatch(name -> headers.addresses(name).isEmpty());
    }

    /// "My mailbox is full" says a person as well. Whoever is away may say that a mail was not delivered, and give no
    /// reason.
    private boolean saysWhoWasNotReached() {
        DeliveryReport inWords = DeliveryReport.ofText(text, List.of(), _ -> true, _ -> true, null);
        return DeliveryReport.ofText(text).status() != null
                && (!inWords.recipients().isEmpty() || isUndelivered());
    }

    /// Anybody may write "Delivery failed" into a subject; with it a program must speak.
    private @Nullable String whyReturned() {
        DeliveryReport report = body.report();
        if (report != null && report.status() != null) {
            return "a report of failed delivery";
        }
        if (MailServers.isPostmaster(from) && FailureInWords.isOfSession(text) && !comesBackToItsAuthor()) {
            return "what a mail server answered";
        }
        if (AutomaticSubject.namesReturn(subject) && FailureInWords.isToTheAuthor(text) && isUndelivered()) {
            return "the words of a mail server to the author of a mail";
        }
        if (report == null && autoSubmitted.isEmpty() && isSentByItsAuthor()) {
            return null;
        }
        boolean returned = AutomaticSubject.isReturned(subject)
                ? isOfProgram() || namesFailure() || isNothingButItsSubject()
                : MailServers.isPostmaster(from) && AutomaticSubject.isReturnedByPostmaster(subject);
        return returned ? "the subject of a returned mail" : null;
    }

    private boolean isOfProgram() {
        return AutomaticSubject.isReturnedWholly(subject)
                || body.report() != null
                || nullPath != null
                || !autoSubmitted.isEmpty()
                || headers.has("X-MS-Embedded-Report")
                || headers.words("Precedence").contains("bulk")
                || AutomaticHeaders.list(headers, context) != null
                || MailServers.isOfMailServer(headers, from);
    }

    /// Whoever sends what he got says so, in the subject at least: "Undeliverable: I get this for every mail".
    private boolean isNothingButItsSubject() {
        return body.files().isEmpty()
                && AbsenceNote.saysNothing(text)
                && !POINTS_AT_IT.matcher(text).find()
                && !ShortText.of(subject).isQuestion()
                && !AutomaticText.isSpokenByAPerson(subject)
                && !AutomaticText.isSpokenByAPerson(text);
    }

    private boolean isRejected() {
        return REJECTED.matcher(Bounded.clip(text, LONGEST_REPORT)).find();
    }

    private boolean isUndelivered() {
        return UNDELIVERED.areIn(Bounded.clip(text, LONGEST_REPORT).toLowerCase(Locale.ROOT));
    }

    /// Mail servers want nothing of theirs to come back; what people send comes back to them.
    private boolean isSentByItsAuthor() {
        return !MailServers.isOfMailServer(headers, from) && comesBackToItsAuthor();
    }

    private boolean comesBackToItsAuthor() {
        return headers.addresses("Return-Path").stream()
                .anyMatch(
                        path -> path.address().equalsIgnoreCase(from.getFirst().address()));
    }

    private boolean namesFailure() {
        DeliveryReport inWords = DeliveryReport.ofText(text);
        return inWords.status() != null && !inWords.recipients().isEmpty();
    }
}
