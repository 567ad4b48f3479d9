package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.content.Decoding;
import dev.millrace.intake.email.content.FileContent;
import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.header.HeaderFields;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A mail or one of its parts: its header, and where its body lies in the mail's bytes. Nothing is copied until it is
/// asked for.
public final class MimePart {
    private final ByteBuffer mail;
    private final HeaderFields headers;
    private PartType type;
    private final int start;
    private final int bodyStart;
    private final List<MimePart> children = new ArrayList<>(0);
    private int end;
    private int wholeEnd;

    MimePart(ByteBuffer mail, HeaderFields headers, PartType type, int start, int bodyStart) {
        this.mail = mail;
        this.headers = headers;
        this.type = type;
        this.start = start;
        this.bodyStart = bodyStart;
        this.end = mail.limit();
        this.wholeEnd = mail.limit();
    }

    /// As they stand.
    public HeaderFields headers() {
        return headers;
    }

    /// What its headers say that it is.
    public PartType type() {
        return type;
    }

    /// The parts of a multipart; of anything else, and of what is broken, none.
    public List<MimePart> children() {
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

    /// The body as it was sent: a view from 0 to the limit.
    public ByteBuffer rawBody() {
        return mail.slice(bodyStart, end - bodyStart);
    }

    /// All that was sent below its header, also what is below a multipart's last boundary: a view from 0 to the limit.
    public ByteBuffer belowHeader() {
        return mail.slice(bodyStart, wholeEnd - bodyStart);
    }

    /// Header and body as they were sent: a view from 0 to the limit.
    ByteBuffer whole() {
        return mail.slice(start, wholeEnd - start);
    }

    /// The body with its transfer encoding undone, as far as that is possible.
    byte[] body() {
        return TransferEncoding.decode(rawBody(), encoding());
    }

    /// The same as [#body], and no copy where nothing is encoded: from 0 to the limit.
    ByteBuffer content() {
        return TransferEncoding.content(rawBody(), encoding());
    }

    /// The same behind other bytes.
    ByteBuffer contentBehind(byte[] head) {
        return TransferEncoding.behind(head, rawBody(), encoding());
    }

    /// The same as [#body], piece by piece, from its first byte each time.
    Supplier<Decoding> decoding() {
        return TransferEncoding.decoding(rawBody(), encoding());
    }

    /// More bytes than these [#body] has in no case.
    long mostDecoded() {
        return TransferEncoding.most(end - bodyStart, encoding());
    }

    /// Whether its body is not to be copied where that is spared.
    boolean isLarge() {
        return end - bodyStart > RawMail.LARGE;
    }

    /// The beginning of [#body].
    ///
    /// @param most bytes
    byte[] beginning(int most) {
        return TransferEncoding.beginning(rawBody(), encoding(), most);
    }

    /// The same as [#body] for what nobody reads here.
    FileContent file() {
        return isLarge() ? TransferEncoding.file(rawBody(), encoding()) : FileContent.of(ByteBuffer.wrap(body()));
    }

    /// Whether its transfer encoding changes the bytes.
    boolean isEncoded() {
        return TransferEncoding.isEncoded(encoding());
    }

    /// Of several, the one that changes bytes: gateways write what they need (`8bit`) beside what is there.
    private String encoding() {
        List<String> declared = headers.all("Content-Transfer-Encoding");
        return declared.stream()
                .filter(TransferEncoding::isEncoded)
                .findFirst()
                .orElseGet(() -> declared.isEmpty() ? "" : declared.getFirst());
    }
}
