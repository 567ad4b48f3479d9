package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.bounce.DeliveryReport;
import dev.millrace.intake.email.calendar.CalendarText;
import dev.millrace.intake.email.content.AttachedFile;
import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.content.FileContent;
import dev.millrace.intake.email.header.HeaderParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Walks a mail's parts and sorts them: readable text, the same as HTML, files, and what a delivery report says.
///
/// What lies beyond the bounds stays in the raw mail and is flagged.
public final class MailBody {
    /// In bytes: what stands beside signed content, with its certificates.
    private static final int LONGEST_SIGNATURE = 1024 * 1024;

    private static final int LONGEST_RECEIPT = 4096;
    /// Its modes (RFC 8098, section 3.2.6); not every program writes both.
    private static final Pattern AUTOMATIC_RECEIPT =
            Pattern.compile("(?im)^disposition:\\s{0,9}[^\\r\\n;]{0,60}(?:automatic-action|mdn-sent-automatically)");

    private final List<BodyPiece> pieces = new ArrayList<>();
    /// Of the pieces; to make it of HTML is the dearest thing of all that is done to a mail.
    private String text = "";
    private final MailFiles collected = new MailFiles();
    private final List<AttachedFile> files = new ArrayList<>();
    private final Remarks remarks = new Remarks();
    private final PartTexts texts = new PartTexts(collected, remarks);
    private @Nullable DeliveryReport report;
    private boolean inReport;
    private boolean readReceipt;
    private boolean automaticReceipt;
    private boolean signatureChecked;
    private @Nullable MimePart calendar;
    /// Texts that are files by their names, and to be shown: the mail's own where there is no other.
    private final List<MimePart> inlineTexts = new ArrayList<>();
    /// What a calendar without any text beside it answers an invitation by.
    private @Nullable String calendarAnswer;
    private boolean commentedAnswer;
    private final UnwrappingBudget budget;
    private final Wrappings wrappings;

    private MailBody(UnwrappingBudget budget) {
        this.budget = budget;
        this.wrappings = new Wrappings(budget, texts, collected, remarks);
    }

    /// Reads a mail's body. What cannot be read is kept as it came, with a flag that says so.
    public static MailBody of(MimeStructure.Parsed mail) {
        return of(mail, new UnwrappingBudget());
    }

    private static MailBody of(MimeStructure.Parsed mail, UnwrappingBudget budget) {
        MailBody body = new MailBody(budget);
        body.add(BodyPiece.withoutRepeats(body.read(mail)));
        BodyPiece oldText = body.wrappings.oldText();
        if (oldText != null && body.text.isBlank()) {
            body.add(List.of(oldText));
        }
        if (body.calendar != null && body.text.isBlank()) {
            body.readCalendar(body.calendar);
        }
        if (body.text.isBlank() && !body.inlineTexts.isEmpty()) {
            body.add(body.inlineTexts.stream().map(body.texts::of).toList());
        }
        if (BodyPiece.areCut(body.pieces)) {
            body.remarks.warn("text-cut", "The HTML is too long to be read to its end; the raw mail has the whole");
        }
        if (body.collected.isTooMany()) {
            body.remarks.flag("too-many-files");
        }
        body.files.addAll(body.collected.placed(body.html()));
        return body;
    }

    /// Opens a mail that this one brought as a file, within what is left of this one's bounds.
    public Optional<MimeStructure.Parsed> opened(AttachedFile mail) {
        FileContent content = mail.content();
        return content instanceof FileContent.AtHand || budget.take(content.size())
                ? Optional.of(MimeStructure.of(content.beginning(Math.toIntExact(content.size()))))
                : Optional.empty();
    }

    /// The text of such a mail, within the same bounds.
    public String textOf(MimeStructure.Parsed enclosed) {
        return of(enclosed, budget).text();
    }

    /// Attachments and images, in the order of the mail.
    public List<AttachedFile> files() {
        return files;
    }

    /// Short marks of what is peculiar, such as `tnef` or `text-cut`.
    public Set<String> flags() {
        return remarks.flags();
    }

    /// A sentence for each thing that could not be read as it should be.
    public List<String> warnings() {
        return remarks.warnings();
    }

    /// What a report of failed delivery says, or null where the mail is none.
    @Nullable
    public DeliveryReport report() {
        return report;
    }

    /// Whether it says that a mail was shown, or was not (RFC 8098), wherever in it.
    public boolean isReadReceipt() {
        return readReceipt;
    }

    /// Whether that was sent by itself, as it says: no person was asked.
    public boolean isAutomaticReceipt() {
        return automaticReceipt;
    }

    /// The method by which the mail answers an invitation, where it is nothing but that; or null.
    @Nullable
    public String calendarAnswer() {
        return commentedAnswer ? null : calendarAnswer;
    }

    /// Whether it answers one by nothing but a calendar, into which a person wrote a comment (RFC 5546, section 3.2.3).
    public boolean isCommentedCalendarAnswer() {
        return commentedAnswer;
    }

    /// The readable text: the plain form where there is one with words in it, else made from the HTML.
    public String text() {
        return text;
    }

    /// The same without what the HTML marks as no text of the writer's, or null where it marks nothing.
    ///
    /// @param withoutQuotes whether quotes go too
    /// @param answers whether the mail answers another
    @Nullable
    public String ownText(boolean withoutQuotes, boolean answers) {
        return BodyPiece.ownText(pieces, withoutQuotes, answers);
    }

    /// What is told of a mail that came back, where its id is told by nothing but the mail itself beside the words.
    @Nullable
    public DeliveryReport returned() {
        Optional<DeliveryReport> enclosed = report != null && report.originalMessageId() != null
                ? Optional.empty()
                : files.stream()
                        .filter(file -> file.attachment().contentType().equals("message/rfc822"))
                        .findFirst()
                        .map(file -> WrappedReport.of(file.content().beginning(DeliveryReport.LONGEST)));
        return enclosed.map(original -> original.with(report)).orElse(report);
    }

    /// The HTML as it came, or null when the mail has none.
    @Nullable
    public String html() {
        return BodyPiece.html(pieces);
    }

    /// What the first readable text was read as, or null.
    @Nullable
    public TextCharset charset() {
        return BodyPiece.charset(pieces);
    }

    /// Whether all that can be read was made from HTML.
    public boolean isHtmlOnly() {
        return BodyPiece.areHtmlOnly(pieces);
    }

    private void add(List<BodyPiece> further) {
        pieces.addAll(further);
        text = BodyPiece.text(pieces);
    }

    /// Reads a mail, or what was wrapped in one of its parts.
    private List<BodyPiece> read(MimeStructure.Parsed entity) {
        if (entity.tooDeep()) {
            remarks.warn("nested-too-deep", "Parts are nested too deeply; those within are not read");
        }
        if (entity.tooMany()) {
            remarks.warn("too-many-parts", "The mail has too many parts; the last ones are not read");
        }
        return read(entity.root(), true);
    }

    /// Reads a part and all within it, however deep its sender nested them.
    ///
    /// @param isText whether a text here is the mail's own, even where it has a name
    private List<BodyPiece> read(MimePart part, boolean isText) {
        if (part.children().isEmpty()) {
            return readSingle(part, isText);
        }
        Deque<OpenMultipart> open = new ArrayDeque<>();
        open.push(opened(part));
        while (true) {
            OpenMultipart innermost = open.element();
            if (innermost.hasNext()) {
                MimePart next = innermost.next();
                if (next.children().isEmpty()) {
                    innermost.add(readSingle(next, innermost.isAlternative()));
                } else {
                    open.push(opened(next));
                }
            } else {
                List<BodyPiece> whole = open.pop().pieces();
                if (open.isEmpty()) {
                    return whole;
                }
                open.element().add(whole);
            }
        }
    }

    /// Reads a part that has none within it.
    private List<BodyPiece> readSingle(MimePart part, boolean isText) {
        Cancelled.check();
        PartType type = part.type();
        if (type.isMultipart()) {
            return wrappings.decoded(part).map(this::read).orElseGet(() -> List.of(texts.asItCame(part)));
        }
        boolean named = type.name() != null;
        if (!type.isAttachment() && (type.isText() ? isText || !named : type.isTextOfSomeKind() && !named)) {
            return List.of(texts.of(part));
        }
        if (type.type().equals("message/delivery-status") || type.type().equals("message/global-delivery-status")) {
            report = DeliveryReport.ofStatus(part.beginning(DeliveryReport.LONGEST))
                    .with(report);
        }
        if (type.type().equals("message/disposition-notification")
                || type.type().equals("message/global-disposition-notification")) {
            readReceipt = true;
            String said = new String(part.beginning(LONGEST_RECEIPT), StandardCharsets.ISO_8859_1);
            automaticReceipt |= AUTOMATIC_RECEIPT.matcher(said).find();
        }
        if (isReturnedMail(type)) {
            DeliveryReport original = report == null && type.isMail()
                    ? WrappedReport.of(ByteBuffer.wrap(part.beginning(DeliveryReport.LONGEST)))
                    : DeliveryReport.ofOriginal(part.beginning(DeliveryReport.LONGEST));
            report = original.with(report);
        }
        if (Smime.isMeantBy(type)) {
            return wrappings.signed(part).map(this::read).orElse(List.of());
        }
        if (type.isTnef()) {
            return wrappings.unpacked(part);
        }
        if (type.type().equals("text/calendar") && calendar == null) {
            calendar = part;
        }
        if (type.isText() && type.disposition().equals("inline") && !part.isLarge()) {
            inlineTexts.add(part);
        }
        collected.add(type, part.file());
        return List.of();
    }

    /// It is attached, too.
    private void readCalendar(MimePart part) {
        BodyForm whole = texts.beginning(part);
        CalendarText found = CalendarText.of(whole.text());
        if (!found.text().isBlank()) {
            add(List.of(new BodyPiece(new BodyForm(found.text(), whole.charset()), null)));
        }
        String method = found.method() == null
                ? HeaderParameters.of(part.headers().first("Content-Type").orElse(""))
                        .get("method")
                : found.method();
        String known = method == null ? "" : method.strip().toUpperCase(Locale.ROOT);
        calendarAnswer = CalendarText.isAnswer(known) ? known : null;
        commentedAnswer = calendarAnswer != null && found.commented();
    }

    private boolean isReturnedMail(PartType type) {
        return type.type().equals("text/rfc822-headers")
                || type.type().equals("message/global-headers")
                || (type.isMail() && (report != null || inReport));
    }

    private OpenMultipart opened(MimePart part) {
        PartType type = part.type();
        inReport = inReport || "delivery-status".equalsIgnoreCase(type.reportType());
        if (type.type().equals("multipart/encrypted")) {
            remarks.flag("encrypted");
        }
        if (type.type().equals("multipart/signed")) {
            remarks.flag("signed");
            remarks.flag(signature(part.children()));
        }
        return new OpenMultipart(part);
    }

    /// What became of the signature beside the signed part. PGP's would need keys that nobody has here. The first is
    /// checked, which is the outermost: each check goes over all that was signed.
    private List<String> signature(List<MimePart> parts) {
        boolean smime = !signatureChecked
                && parts.size() == 2
                && parts.getLast().type().type().endsWith("pkcs7-signature")
                && parts.getLast().end() - parts.getLast().bodyStart() <= LONGEST_SIGNATURE;
        if (!smime) {
            return List.of("signature-unchecked");
        }
        signatureChecked = true;
        return Smime.flags(parts.getFirst().whole(), parts.getLast().body());
    }
}
