package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.tnef.Tnef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens what wraps parts of a mail: signed messages, multiparts that are encoded as a whole, and Outlook's packets.
/// What stays closed is attached as it came.
final class Wrappings {
    private final UnwrappingBudget budget;
    private final PartTexts texts;
    private final MailFiles files;
    private final Remarks remarks;
    private @Nullable BodyPiece oldText;

    Wrappings(UnwrappingBudget budget, PartTexts texts, MailFiles files, Remarks remarks) {
        this.budget = budget;
        this.texts = texts;
        this.files = files;
        this.remarks = remarks;
    }

    /// What S/MIME wraps, told by its bytes: the label is the sender's word. Encrypted mail is kept as it is: only the
    /// recipient's key opens it.
    ///
    /// @return empty where it is not opened, but attached as it came
    Optional<MimeStructure.Parsed> signed(MimePart part) {
        if (!Smime.isSigned(part.beginning(Smime.LONGEST_START))) {
            String told = part.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
            remarks.flag(
                    told.contains("signed-data") ? List.of("signed", "signature-unchecked") : List.of("encrypted"));
            files.add(part.type(), part.file());
            return Optional.empty();
        }
        remarks.flag("signed");
        Optional<Smime.Signed> signed = mayUnwrap(part, part.mostDecoded())
                ? Smime.unwrapped(part.decoding(), Math.toIntExact(part.mostDecoded()))
                : Optional.empty();
        if (signed.isEmpty()) {
            remarks.flag("signature-unchecked");
            files.add(part.type(), part.file());
            return Optional.empty();
        }
        remarks.flag(signed.get().flags());
        return signed.map(content -> MimeStructure.of(content.content()));
    }

    /// A multipart must not be encoded as a whole (RFC 2045, section 6.4); some are.
    ///
    /// @return empty where there are no parts in it, or it may not be opened
    Optional<MimeStructure.Parsed> decoded(MimePart part) {
        if (!part.isEncoded() || !mayUnwrap(part, part.mostDecoded())) {
            return Optional.empty();
        }
        byte[] type = ("Content-Type: " + part.headers().first("Content-Type").orElse("") + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        return Optional.of(MimeStructure.of(part.contentBehind(type)))
                .filter(decoded -> !decoded.root().children().isEmpty());
    }

    /// Outlook's packet is worth nothing to a reader; what is in it is kept instead.
    List<BodyPiece> unpacked(MimePart part) {
        if (part.isEncoded() && !mayUnwrap(part, part.mostDecoded())) {
            files.add(part.type(), part.file());
            return List.of();
        }
        try {
            Tnef tnef = Tnef.of(part.content());
            tnef.files().forEach(files::add);
            remarks.flag("tnef");
            if (tnef.damaged()) {
                remarks.warn("broken-tnef", "winmail.dat is damaged; it is attached beside what could be read of it");
                files.add(part.type(), part.file());
            } else if (tnef.cut() || !texts.cover(tnef)) {
                remarks.warn("text-cut", "A text in winmail.dat is cut; the whole is attached");
                files.add(part.type(), part.file());
            }
            if (tnef.richText() != null) {
                return List.of(new BodyPiece(texts.plain(tnef.richText()), null, true));
            }
            if (tnef.text() == null && tnef.html() == null) {
                oldText = tnef.oldText() == null ? oldText : new BodyPiece(texts.plain(tnef.oldText()), null);
                return List.of();
            }
            return List.of(new BodyPiece(texts.plain(tnef.text()), texts.html(tnef.html())));
        } catch (IOException damaged) {
            remarks.warn("broken-tnef", String.valueOf(damaged.getMessage()));
            files.add(part.type(), part.file());
            return List.of();
        }
    }

    /// What a `winmail.dat` repeats of the mail's text, or all that there is; null where none does.
    @Nullable
    BodyPiece oldText() {
        return oldText;
    }

    /// Whether a wrapping may be opened.
    ///
    /// @param bytes of memory that it takes
    private boolean mayUnwrap(MimePart part, long bytes) {
        if (budget.take(bytes)) {
            return true;
        }
        if (budget.isOpen()) {
            remarks.warn(
                    "too-large-to-open",
                    "A " + part.type().type() + " part is too large to be opened; it is attached as it came");
        } else {
            remarks.warn(
                    "too-many-parts",
                    "The mail has too many wrappings; a " + part.type().type() + " part is attached as it came");
        }
        return false;
    }
}
