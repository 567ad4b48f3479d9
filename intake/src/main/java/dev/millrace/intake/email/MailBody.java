package dev.millrace.intake.email;

import dev.millrace.tickets.message.Attachment;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks a mail's parts and sorts them: readable text, the same as HTML, files, and what a delivery report says.
///
/// Depth and number of parts are bounded; what lies beyond stays in the raw mail and is flagged.
final class MailBody {
    private static final int DEEPEST = 60;
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_FILES = 200;

    private final List<Piece> pieces = new ArrayList<>();
    private final List<AttachedFile> files = new ArrayList<>();
    private final Set<String> flags = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable DeliveryReport report;
    private int parts;

    /// A stretch of the body in one or two forms.
    private record Piece(@Nullable String plain, @Nullable String html) {}

    static MailBody of(MimeMessage message) {
        MailBody body = new MailBody();
        body.pieces.addAll(body.read(message, PartType.of(message), 0));
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

    private List<Piece> read(MimePart part, PartType type, int depth) {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            flags.add(depth > DEEPEST ? "nested-too-deep" : "too-many-parts");
            return List.of();
        }
        if (type.isMultipart()) {
            return multipart(part, type, depth);
        }
        if (type.isText() && !type.isAttachment() && type.name() == null) {
            return List.of(text(part, type));
        }
        if (type.type().equals("message/delivery-status") || type.type().equals("message/global-delivery-status")) {
            report = DeliveryReport.ofStatus(bytes(part)).with(report);
        }
        if (type.type().equals("text/rfc822-headers") || (type.type().equals("message/rfc822") && report != null)) {
            report = DeliveryReport.ofOriginal(bytes(part)).with(report);
        }
        file(part, type);
        return List.of();
    }

    private List<Piece> multipart(MimePart part, PartType type, int depth) {
        if (type.type().equals("multipart/encrypted")) {
            flags.add("encrypted");
        }
        if (type.type().equals("multipart/signed")) {
            flags.add("signed");
        }
        List<List<Piece>> children = new ArrayList<>();
        try {
            MimeMultipart multipart = new MimeMultipart(new MimePartDataSource(part));
            int count = multipart.getCount();
            if (count == 0) {
                children.add(asItCame(part, type, "it has no parts"));
            }
            for (int i = 0; i < count && parts < MOST_PARTS; i++) {
                BodyPart child = multipart.getBodyPart(i);
                if (child instanceof MimePart mime) {
                    children.add(read(mime, PartType.of(child), depth + 1));
                }
            }
            if (parts >= MOST_PARTS && count > children.size()) {
                flags.add("too-many-parts");
            }
        } catch (MessagingException | RuntimeException broken) {
            children.add(asItCame(part, type, broken.getMessage()));
        }
        return type.type().equals("multipart/alternative")
                ? alternative(children)
                : children.stream().flatMap(List::stream).toList();
    }

    private List<Piece> asItCame(MimePart part, PartType type, @Nullable String problem) {
        flags.add("broken-structure");
        warnings.add("A " + type.type() + " part is broken (" + problem + "); it is shown as it came");
        return List.of(new Piece(Charsets.decode(rawBytes(part), type.charset()).text(), null));
    }

    /// The same in several forms: the plain one is read, the richest is shown.
    private static List<Piece> alternative(List<List<Piece>> children) {
        String plain = null;
        String html = null;
        for (List<Piece> child : children) {
            for (Piece piece : child) {
                plain = blank(plain) && !blank(piece.plain()) ? piece.plain() : plain;
                html = piece.html() != null ? piece.html() : html;
            }
        }
        return plain == null && html == null ? List.of() : List.of(new Piece(plain, html));
    }

    private Piece text(MimePart part, PartType type) {
        Charsets.Decoded decoded = decode(bytes(part), type);
        if (!decoded.asDeclared()) {
            flags.add("charset-guessed");
        }
        String clean = decoded.text().replace("\0", "").replace("\r\n", "\n").replace('\r', '\n');
        return type.isHtml() ? new Piece(null, clean) : new Piece(clean, null);
    }

    private static Charsets.Decoded decode(byte[] bytes, PartType type) {
        String charset = type.charset();
        if (charset == null && type.isHtml()) {
            charset = HtmlText.declaredCharset(bytes);
        }
        // UTF-7 hides script from whoever looks for it; nobody writes it in earnest any more.
        return Charsets.decode(bytes, charset);
    }

    private void file(MimePart part, PartType type) {
        if (files.size() >= MOST_FILES) {
            flags.add("too-many-files");
            return;
        }
        byte[] bytes = bytes(part);
        boolean inline = !type.isAttachment()
                && (type.disposition().equals("inline") || type.contentId() != null)
                && type.type().startsWith("image/");
        Attachment attachment = new Attachment(
                FileNames.safe(type.name(), type.type(), files.size() + 1),
                type.type(),
                bytes.length,
                Hashes.sha256(bytes),
                inline,
                type.contentId());
        files.add(new AttachedFile(attachment, ByteBuffer.wrap(bytes).asReadOnlyBuffer()));
    }

    private byte[] bytes(MimePart part) {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        } catch (MessagingException | IOException | RuntimeException broken) {
            flags.add("broken-encoding");
            warnings.add("A part's transfer encoding is broken (" + broken.getMessage() + "); it is kept as it came");
            return rawBytes(part);
        }
    }

    private static byte[] rawBytes(MimePart part) {
        try (InputStream in = part instanceof MimeMessage message
                ? message.getRawInputStream()
                : ((jakarta.mail.internet.MimeBodyPart) part).getRawInputStream()) {
            return in.readAllBytes();
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            return new byte[0];
        }
    }
}
