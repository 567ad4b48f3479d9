package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.bounce.DeliveryReport;
import dev.millrace.intake.email.calendar.CalendarText;
import dev.millrace.intake.email.charset.Charsets;
import dev.millrace.intake.email.content.AttachedFile;
import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.content.Decoding;
import dev.millrace.intake.email.content.EmbeddedFile;
import dev.millrace.intake.email.content.FileContent;
import dev.millrace.intake.email.content.LongText;
import dev.millrace.intake.email.content.TextBudget;
import dev.millrace.intake.email.content.Uuencoded;
import dev.millrace.intake.email.header.HeaderParameters;
import dev.millrace.intake.email.html.HtmlText;
import dev.millrace.intake.email.html.PastedImages;
import dev.millrace.intake.email.tnef.RichText;
import dev.millrace.intake.email.tnef.Tnef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Walks a mail's parts and sorts them: readable text, the same as HTML, files, and what a delivery report says.
///
/// What lies beyond the bounds stays in the raw mail and is flagged.
public final class MailBody {
    private static final int LONGEST_TEXT = 1024 * 1024;
    private static final int LONGEST_HTML = 4 * 1024 * 1024;

    private final List<BodyPiece> pieces = new ArrayList<>();
    private final MailFiles collected = new MailFiles();
    private final List<AttachedFile> files = new ArrayList<>();
    private final Set<String> flags = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable DeliveryReport report;
    private boolean inReport;
    private boolean signatureChecked;
    /// What a `winmail.dat` repeats of the mail's text, or all that there is.
    private @Nullable BodyPiece oldText;
    private @Nullable MimePart calendar;
    /// What a calendar without any text beside it answers an invitation by.
    private @Nullable String calendarAnswer;
    private final TextBudget texts = new TextBudget(LONGEST_TEXT);
    private final TextBudget htmls = new TextBudget(LONGEST_HTML);
    private final UnwrappingBudget wrappings;

    private MailBody(UnwrappingBudget wrappings) {
        this.wrappings = wrappings;
    }

    public static MailBody of(MimeStructure.Parsed mail) {
        return of(mail, new UnwrappingBudget());
    }

    private static MailBody of(MimeStructure.Parsed mail, UnwrappingBudget wrappings) {
        MailBody body = new MailBody(wrappings);
        body.pieces.addAll(body.read(mail));
        if (body.oldText != null && body.text().isBlank()) {
            body.pieces.add(body.oldText);
        }
        if (body.calendar != null && body.text().isBlank()) {
            body.readCalendar(body.calendar);
        }
        if (body.collected.isTooMany()) {
            body.flags.add("too-many-files");
        }
        body.files.addAll(body.collected.placed(body.html()));
        return body;
    }

    /// Opens a mail that this one brought as a file, within what is left of this one's bounds.
    public Optional<MimeStructure.Parsed> opened(AttachedFile mail) {
        FileContent content = mail.content();
        return content instanceof FileContent.AtHand || wrappings.take(content.size())
                ? Optional.of(MimeStructure.of(content.beginning(Math.toIntExact(content.size()))))
                : Optional.empty();
    }

    /// The text of such a mail, within the same bounds.
    public String textOf(MimeStructure.Parsed enclosed) {
        return of(enclosed, wrappings).text();
    }

    public List<AttachedFile> files() {
        return files;
    }

    public Set<String> flags() {
        return flags;
    }

    public List<String> warnings() {
        return warnings;
    }

    @Nullable
    public DeliveryReport report() {
        return report;
    }

    /// The method by which the mail answers an invitation, where it is nothing but that; or null.
    @Nullable
    public String calendarAnswer() {
        return calendarAnswer;
    }

    /// The readable text: the plain form where there is one with words in it, else made from the HTML.
    public String text() {
        return BodyPiece.text(pieces);
    }

    /// The same without what the HTML marks as no text of the writer's, or null where it marks nothing.
    ///
    /// @param withoutQuotes whether quotes go too
    @Nullable
    public String ownText(boolean withoutQuotes) {
        return BodyPiece.ownText(pieces, withoutQuotes);
    }

    /// What is told of a mail that came back, where its id is told by nothing but the mail itself beside the words.
    @Nullable
    public DeliveryReport returned() {
        Optional<DeliveryReport> enclosed = report != null && report.originalMessageId() != null
                ? Optional.empty()
                : files.stream()
                        .filter(file -> file.attachment().contentType().equals("message/rfc822"))
                        .findFirst()
                        .map(file -> DeliveryReport.ofOriginal(file.content().beginning(DeliveryReport.LONGEST)));
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

    public boolean isHtmlOnly() {
        return BodyPiece.areHtmlOnly(pieces);
    }

    /// Reads a mail, or what was wrapped in one of its parts.
    private List<BodyPiece> read(MimeStructure.Parsed entity) {
        if (entity.tooDeep()) {
            flags.add("nested-too-deep");
            warnings.add("Parts are nested too deeply; those within are not read");
        }
        if (entity.tooMany()) {
            flags.add("too-many-parts");
            warnings.add("The mail has too many parts; the last ones are not read");
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
            return decodedOrAsItCame(part);
        }
        boolean named = type.name() != null;
        if (!type.isAttachment() && (type.isText() ? isText || !named : type.isTextOfSomeKind() && !named)) {
            return List.of(text(part));
        }
        if (type.type().equals("message/delivery-status") || type.type().equals("message/global-delivery-status")) {
            report = DeliveryReport.ofStatus(part.beginning(DeliveryReport.LONGEST))
                    .with(report);
        }
        if (isReturnedMail(type)) {
            DeliveryReport original = report == null && type.isMail()
                    ? WrappedReport.of(part)
                    : DeliveryReport.ofOriginal(part.beginning(DeliveryReport.LONGEST));
            report = original.with(report);
        }
        if (Smime.isMeantBy(type)) {
            return wrapped(part);
        }
        if (type.isTnef()) {
            return unpacked(part);
        }
        if (type.type().equals("text/calendar") && calendar == null) {
            calendar = part;
        }
        collected.add(type, part.file());
        return List.of();
    }

    /// It is attached, too.
    private void readCalendar(MimePart part) {
        String declared = part.type().charset();
        byte[] read = texts.take(part.beginning(LONGEST_TEXT));
        Charsets.Decoded decoded = Charsets.decode(read, declared);
        CalendarText found = CalendarText.of(unified(decoded.text()));
        if (!found.text().isBlank()) {
            pieces.add(new BodyPiece(new BodyForm(found.text(), TextCharset.of(decoded, declared, read)), null));
        }
        String method = found.method() == null
                ? HeaderParameters.of(part.headers().first("Content-Type").orElse(""))
                        .get("method")
                : found.method();
        String known = method == null ? "" : method.strip().toUpperCase(Locale.ROOT);
        calendarAnswer = CalendarText.isAnswer(known) ? known : null;
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
            flags.add("encrypted");
        }
        if (type.type().equals("multipart/signed")) {
            flags.add("signed");
            flags.addAll(signature(part.children()));
        }
        return new OpenMultipart(part);
    }

    /// What became of the signature beside the signed part. PGP's would need keys that nobody has here. The first is
    /// checked, which is the outermost: each check goes over all that was signed.
    private List<String> signature(List<MimePart> parts) {
        boolean smime = !signatureChecked
                && parts.size() == 2
                && parts.getLast().type().type().endsWith("pkcs7-signature")
                && parts.getLast().end() - parts.getLast().bodyStart() <= LONGEST_TEXT;
        if (!smime) {
            return List.of("signature-unchecked");
        }
        signatureChecked = true;
        return Smime.flags(parts.getFirst().whole(), parts.getLast().body());
    }

    /// What S/MIME wraps, told by its bytes: the label is the sender's word. Encrypted mail is kept as it is: only the
    /// recipient's key opens it.
    private List<BodyPiece> wrapped(MimePart part) {
        if (!Smime.isSigned(part.beginning(Smime.LONGEST_START))) {
            String told = part.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
            flags.addAll(
                    told.contains("signed-data") ? List.of("signed", "signature-unchecked") : List.of("encrypted"));
            collected.add(part.type(), part.file());
            return List.of();
        }
        flags.add("signed");
        Optional<Smime.Signed> signed = mayUnwrap(part, part.mostDecoded())
                ? Smime.unwrapped(part.decoding(), Math.toIntExact(part.mostDecoded()))
                : Optional.empty();
        if (signed.isEmpty()) {
            flags.add("signature-unchecked");
            collected.add(part.type(), part.file());
            return List.of();
        }
        flags.addAll(signed.get().flags());
        return read(MimeStructure.of(signed.get().content()));
    }

    /// Whether a wrapping may be opened.
    ///
    /// @param bytes of memory that it takes
    private boolean mayUnwrap(MimePart part, long bytes) {
        if (wrappings.take(bytes)) {
            return true;
        }
        if (wrappings.isOpen()) {
            flags.add("too-large-to-open");
            warnings.add("A " + part.type().type() + " part is too large to be opened; it is attached as it came");
        } else {
            flags.add("too-many-parts");
            warnings.add("The mail has too many wrappings; a " + part.type().type() + " part is attached as it came");
        }
        return false;
    }

    /// A multipart must not be encoded as a whole (RFC 2045, section 6.4); some are.
    private List<BodyPiece> decodedOrAsItCame(MimePart part) {
        if (part.isEncoded() && mayUnwrap(part, part.mostDecoded())) {
            byte[] type = ("Content-Type: "
                            + part.headers().first("Content-Type").orElse("") + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            MimeStructure.Parsed decoded = MimeStructure.of(part.contentBehind(type));
            if (!decoded.root().children().isEmpty()) {
                return read(decoded);
            }
        }
        return List.of(asItCame(part));
    }

    private BodyPiece asItCame(MimePart part) {
        flags.add("broken-structure");
        warnings.add("A " + part.type().type() + " part has no parts; it is shown as it came");
        ByteBuffer body = part.rawBody();
        LongText whole = LongText.of(body, LONGEST_TEXT);
        byte[] read = taken(whole, texts, () -> collected.add(new EmbeddedFile("text.txt", body)));
        String declared = part.type().charset();
        Charsets.Decoded decoded = Charsets.decode(read, declared);
        return new BodyPiece(new BodyForm(unified(decoded.text()), TextCharset.of(decoded, declared, read)), null);
    }

    /// As much of a text as there is room for. Where that is not all, the whole is kept as a file.
    private byte[] taken(LongText text, TextBudget budget, Runnable keepingWhole) {
        if (!budget.covers(text.size())) {
            flags.add("text-cut");
            warnings.add("A text of " + text.size() + " bytes is cut; the whole is attached");
            keepingWhole.run();
        }
        return budget.take(text.beginning());
    }

    private BodyPiece text(MimePart part) {
        PartType type = part.type();
        String charset = type.charset();
        LongText whole = type.isHtml() ? withoutLargeImages(part) : withoutUuencoded(part, charset);
        byte[] read = taken(whole, type.isHtml() ? htmls : texts, () -> collected.add(type, part.file()));
        if (type.isHtml() && (charset == null || Charsets.find(charset) == null)) {
            charset = HtmlText.declaredCharset(whole.beginning());
        }
        Charsets.Decoded decoded = Charsets.decode(read, charset);
        if (!decoded.asDeclared()) {
            flags.add("charset-guessed");
        }
        String clean = unified(decoded.text());
        TextCharset readAs = TextCharset.of(decoded, charset, read);
        if (type.isHtml()) {
            return new BodyPiece(null, new BodyForm(clean, readAs));
        }
        String text = type.flowed() ? FlowedText.unfold(clean, type.delSp()) : clean;
        PgpText pgp = PgpText.of(withoutCommands(type, text, read));
        flags.addAll(pgp.flags());
        return new BodyPiece(new BodyForm(pgp.text(), readAs), null);
    }

    /// Images that are pasted into HTML must not leave its text without room.
    private LongText withoutLargeImages(MimePart part) {
        Supplier<Decoding> html = part.decoding();
        LongText whole = LongText.of(html.get(), LONGEST_HTML);
        return htmls.covers(whole.size()) ? whole : PastedImages.without(html.get(), LONGEST_HTML);
    }

    /// The text without the files in it, which are taken out whole before the text is bounded.
    private LongText withoutUuencoded(MimePart part, @Nullable String charset) {
        if (part.isLarge()
                && part.isEncoded()
                && !Uuencoded.mayBeIn(part.decoding().get())) {
            return LongText.of(part.decoding().get(), LONGEST_TEXT);
        }
        return Uuencoded.takenOut(part.content(), LONGEST_TEXT, file -> {
            byte[] name = String.valueOf(file.name()).getBytes(StandardCharsets.ISO_8859_1);
            collected.add(new EmbeddedFile(Charsets.decode(name, charset).text(), file.content()));
        });
    }

    private static String withoutCommands(PartType type, String text, byte[] bytes) {
        return switch (type.type()) {
            case "text/enriched", "text/richtext" -> EnrichedText.of(text);
            case "text/rtf" -> {
                try {
                    yield RichText.of(bytes);
                } catch (IOException isNone) {
                    yield text;
                }
            }
            default -> text;
        };
    }

    private static String unified(String text) {
        return text.replace("\0", "").replace("\r\n", "\n").replace('\r', '\n');
    }

    /// Outlook's packet is worth nothing to a reader; what is in it is kept instead.
    private List<BodyPiece> unpacked(MimePart part) {
        if (part.isEncoded() && !mayUnwrap(part, part.mostDecoded())) {
            collected.add(part.type(), part.file());
            return List.of();
        }
        try {
            Tnef tnef = Tnef.of(part.content());
            tnef.files().forEach(collected::add);
            flags.add("tnef");
            if (tnef.damaged()) {
                flags.add("broken-tnef");
                warnings.add("winmail.dat is damaged; it is attached beside what could be read of it");
                collected.add(part.type(), part.file());
            } else if (tnef.cut()
                    || !covered(tnef.text(), texts)
                    || !covered(tnef.oldText(), texts)
                    || !covered(tnef.html(), htmls)) {
                flags.add("text-cut");
                warnings.add("A text in winmail.dat is cut; the whole is attached");
                collected.add(part.type(), part.file());
            }
            if (tnef.text() == null && tnef.html() == null) {
                oldText = tnef.oldText() == null ? oldText : new BodyPiece(unpacked(tnef.oldText(), texts), null);
                return List.of();
            }
            return List.of(new BodyPiece(unpacked(tnef.text(), texts), unpacked(tnef.html(), htmls)));
        } catch (IOException damaged) {
            flags.add("broken-tnef");
            warnings.add(damaged.getMessage());
            collected.add(part.type(), part.file());
            return List.of();
        }
    }

    private static @Nullable BodyForm unpacked(@Nullable String text, TextBudget budget) {
        return text == null ? null : new BodyForm(unified(budget.take(text)), null);
    }

    private static boolean covered(@Nullable String text, TextBudget budget) {
        return text == null || budget.covers(text.length());
    }
}
