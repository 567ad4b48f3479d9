package dev.millrace.intake.email;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail or one of its parts: its header, and where its body lies in the mail's bytes. Nothing is copied until it is
/// asked for.
final class MimePart {
    private final byte[] mail;
    private final HeaderFields headers;
    private PartType type;
    private final int start;
    private final int bodyStart;
    private final List<MimePart> children = new ArrayList<>(0);
    private int end;
    private int wholeEnd;

    MimePart(byte[] mail, HeaderFields headers, PartType type, int start, int bodyStart) {
        this.mail = mail;
        this.headers = headers;
        this.type = type;
        this.start = start;
        this.bodyStart = bodyStart;
        this.end = mail.length;
        this.wholeEnd = mail.length;
    }

    HeaderFields headers() {
        return headers;
    }

    PartType type() {
        return type;
    }

    List<MimePart> children() {
        return children;
    }

    /// Reads the names of all files again: those without a declared charset in this one.
    void readNamesIn(@Nullable String charset) {
        type = PartType.of(headers, type.type(), charset);
        children.forEach(child -> child.readNamesIn(charset));
    }

    void add(MimePart child) {
        children.add(child);
    }

    /// Where its body begins in the mail's bytes.
    int bodyStart() {
        return bodyStart;
    }

    /// Where it ends in the mail's bytes.
    int end() {
        return end;
    }

    void endAt(int end) {
        this.end = Math.max(bodyStart, end);
    }

    /// Ends what was sent as this part: below a multipart's last boundary there may be more that nobody reads.
    void wholeEndsAt(int end) {
        this.wholeEnd = Math.max(bodyStart, end);
    }

    /// The body as it was sent.
    byte[] rawBody() {
        return Arrays.copyOfRange(mail, bodyStart, end);
    }

    /// Header and body as they were sent.
    byte[] whole() {
        return Arrays.copyOfRange(mail, start, wholeEnd);
    }

    /// The body with its transfer encoding undone, as far as that is possible.
    byte[] body() {
        return TransferEncoding.decode(rawBody(), encoding());
    }

    /// Whether its transfer encoding changes the bytes.
    boolean isEncoded() {
        return TransferEncoding.isEncoded(encoding());
    }

    private String encoding() {
        return headers.first("Content-Transfer-Encoding").orElse("");
    }
}
