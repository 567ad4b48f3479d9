package dev.millrace.intake.email;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Walks a mail's parts and sorts them: readable text, the same as HTML, files, and what a delivery report says.
///
/// What lies beyond the bounds stays in the raw mail and is flagged.
final class MailBody {
    private static final int LONGEST_TEXT = 1024 * 1024;
    private static final int LONGEST_HTML = 4 * 1024 * 1024;

    private final List<Piece> pieces = new ArrayList<>();
    private final MailFiles collected = new MailFiles();
    private final List<AttachedFile> files = new ArrayList<>();
    private final Set<String> flags = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable DeliveryReport report;
    private boolean inReport;

    /// A stretch of the body in one or two forms.
    private record Piece(@Nullable String plain, @Nullable String html) {}

    static MailBody of(MimeStructure.Parsed mail) {
        MailBody body = new MailBody();
        if (mail.tooDeep()) {
            body.flags.add("nested-too-deep");
            body.warnings.add("Parts are nested too deeply; those within are not read");
        }
        if (mail.tooMany()) {
            body.flags.add("too-many-parts");
            body.warnings.add("The mail has too many parts; the last ones are not read");
        }
        body.pieces.addAll(body.read(mail.root(), true));
        if (body.collected.isTooMany()) {
            body.flags.add("too-many-files");
        }
        body.files.addAll(body.collected.placed(body.html()));
        return body;
    }

    List<AttachedFile> files() {
        return files;
    }

    Set<String> flags() {
        return flags;
    }

    List<String> warnings() {
        return warnings;
    }

    @Nullable
    DeliveryReport report() {
        return report;
    }

    /// The readable text: the plain form where there is one with words in it, else made from the HTML.
    String text() {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            String readable = readable(piece);
            if (!readable.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n\n").append(readable);
            }
        }
        return text.toString();
    }

    /// The HTML as it came, or null when the mail has none.
    @Nullable
    String html() {
        StringBuilder html = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.html() != null) {
                html.append(piece.html()).append('\n');
            }
        }
        return html.isEmpty() ? null : html.toString();
    }

    boolean isHtmlOnly() {
        return !pieces.isEmpty() && pieces.stream().allMatch(piece -> piece.html() != null && blank(piece.plain()));
    }

    private static String readable(Piece piece) {
        if (!blank(piece.plain())) {
            return piece.plain() == null ? "" : piece.plain().strip();
        }
        return piece.html() == null ? "" : HtmlText.of(piece.html());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /// Reads a part.
    ///
    /// @param isText whether a text here is the mail's own, even where it has a name
    private List<Piece> read(MimePart part, boolean isText) {
        PartType type = part.type();
        if (type.isMultipart()) {
            return multipart(part);
        }
        if (type.isText() && !type.isAttachment() && (isText || type.name() == null)) {
            return List.of(text(part));
        }
        if (type.type().equals("message/delivery-status") || type.type().equals("message/global-delivery-status")) {
            report = DeliveryReport.ofStatus(part.body()).with(report);
        }
        if (isReturnedMail(type)) {
            report = DeliveryReport.ofOriginal(part.body()).with(report);
        }
        if (type.type().equals("application/pkcs7-mime") || type.type().equals("application/x-pkcs7-mime")) {
            flags.add(part.headers().first("Content-Type").orElse("").contains("signed-data") ? "signed" : "encrypted");
        }
        if (Tnef.isTnef(type)) {
            return unpacked(part);
        }
        collected.add(type, part.body());
        return List.of();
    }

    private boolean isReturnedMail(PartType type) {
        return type.type().equals("text/rfc822-headers")
                || type.type().equals("message/global-headers")
                || (type.isMail() && (report != null || inReport));
    }

    private List<Piece> multipart(MimePart part) {
        PartType type = part.type();
        if (part.children().isEmpty()) {
            return List.of(asItCame(part));
        }
        inReport = inReport || "delivery-status".equalsIgnoreCase(type.reportType());
        if (type.type().equals("multipart/encrypted")) {
            flags.add("encrypted");
        }
        if (type.type().equals("multipart/signed")) {
            flags.add("signed");
        }
        List<List<Piece>> children = new ArrayList<>();
        for (MimePart child : part.children()) {
            boolean seal = type.type().equals("multipart/signed")
                    && child.type().type().endsWith("-signature")
                    && child.type().name() == null;
            boolean sameAgain = type.type().equals("multipart/alternative") && isOtherForm(child.type());
            if (!seal && !sameAgain) {
                children.add(read(child, type.type().equals("multipart/alternative")));
            }
        }
        return type.type().equals("multipart/alternative")
                ? alternative(children)
                : children.stream().flatMap(List::stream).toList();
    }

    /// A form of the text that nobody reads here, such as AMP or enriched text.
    private static boolean isOtherForm(PartType type) {
        return type.type().startsWith("text/")
                && !type.isText()
                && !type.type().equals("text/calendar")
                && type.name() == null;
    }

    private Piece asItCame(MimePart part) {
        flags.add("broken-structure");
        warnings.add("A " + part.type().type() + " part has no parts; it is shown as it came");
        byte[] body = part.rawBody();
        return new Piece(
                unified(Charsets.decode(cut(body, LONGEST_TEXT), part.type().charset())
                        .text()),
                null);
    }

    /// The same in several forms: the plain one is read, the richest is shown.
    private static List<Piece> alternative(List<List<Piece>> children) {
        String plain = null;
        String html = null;
        for (List<Piece> child : children) {
            String childPlain = joined(child, Piece::plain, "\n\n");
            String childHtml = joined(child, Piece::html, "\n");
            plain = plain == null ? childPlain : plain;
            html = childHtml == null ? html : childHtml;
        }
        return plain == null && html == null ? List.of() : List.of(new Piece(plain, html));
    }

    private static @Nullable String joined(List<Piece> pieces, Function<Piece, @Nullable String> form, String between) {
        StringBuilder joined = new StringBuilder();
        for (Piece piece : pieces) {
            String text = form.apply(piece);
            if (text != null && !text.isBlank()) {
                joined.append(joined.isEmpty() ? "" : between).append(text);
            }
        }
        return joined.isEmpty() ? null : joined.toString();
    }

    private Piece text(MimePart part) {
        PartType type = part.type();
        byte[] bytes = part.body();
        int longest = type.isHtml() ? LONGEST_HTML : LONGEST_TEXT;
        if (bytes.length > longest) {
            flags.add("text-cut");
            warnings.add("A text of " + bytes.length + " bytes is cut; the whole is attached");
            collected.add(type, bytes);
        }
        String charset = type.charset();
        if (type.isHtml() && (charset == null || Charsets.find(charset) == null)) {
            charset = HtmlText.declaredCharset(bytes);
        }
        Charsets.Decoded decoded = Charsets.decode(cut(bytes, longest), charset);
        if (!decoded.asDeclared()) {
            flags.add("charset-guessed");
        }
        String clean = unified(decoded.text());
        if (type.isHtml()) {
            return new Piece(null, clean);
        }
        String text = type.flowed() ? FlowedText.unfold(clean, type.delSp()) : clean;
        return new Piece(withoutUuencoded(text), null);
    }

    private String withoutUuencoded(String text) {
        Uuencoded found = Uuencoded.in(text);
        found.files().forEach(collected::add);
        return found.text();
    }

    private static String unified(String text) {
        return text.replace("\0", "").replace("\r\n", "\n").replace('\r', '\n');
    }

    private static byte[] cut(byte[] text, int longest) {
        return text.length > longest ? Arrays.copyOf(text, longest) : text;
    }

    /// Outlook's packet is worth nothing to a reader; what is in it is kept instead.
    private List<Piece> unpacked(MimePart part) {
        byte[] packet = part.body();
        try {
            Tnef tnef = Tnef.of(packet);
            tnef.files().forEach(collected::add);
            flags.add("tnef");
            return tnef.text() == null && tnef.html() == null
                    ? List.of()
                    : List.of(new Piece(tnef.text() == null ? null : unified(tnef.text()), tnef.html()));
        } catch (IOException damaged) {
            flags.add("broken-tnef");
            warnings.add(damaged.getMessage());
            collected.add(part.type(), packet);
            return List.of();
        }
    }
}
