package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.charset.CharsetLabel;
import dev.millrace.intake.email.charset.Charsets;
import dev.millrace.intake.email.content.Decoding;
import dev.millrace.intake.email.content.EmbeddedFile;
import dev.millrace.intake.email.content.LongText;
import dev.millrace.intake.email.content.TextBudget;
import dev.millrace.intake.email.content.Uuencoded;
import dev.millrace.intake.email.html.HtmlText;
import dev.millrace.intake.email.html.PastedImages;
import dev.millrace.intake.email.tnef.RichText;
import dev.millrace.intake.email.tnef.Tnef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads parts as text, all those of a mail within the same bounds.
final class PartTexts {
    private static final int LONGEST_TEXT = 1024 * 1024;
    private static final int LONGEST_HTML = 4 * 1024 * 1024;

    private final TextBudget texts = new TextBudget(LONGEST_TEXT);
    private final TextBudget htmls = new TextBudget(LONGEST_HTML);
    private final MailFiles files;
    private final Remarks remarks;

    PartTexts(MailFiles files, Remarks remarks) {
        this.files = files;
        this.remarks = remarks;
    }

    /// The text of a part, whose files are taken out and kept.
    BodyPiece of(MimePart part) {
        PartType type = part.type();
        String charset = type.charset();
        LongText whole = type.isHtml() ? withoutLargeImages(part) : withoutUuencoded(part, charset);
        byte[] read = taken(whole, type.isHtml() ? htmls : texts, () -> files.add(type, part.file()));
        if (type.isHtml() && (charset == null || CharsetLabel.meaning(charset) == null)) {
            charset = HtmlText.declaredCharset(whole.beginning());
        }
        Charsets.Decoded decoded = Charsets.decode(read, charset);
        if (!decoded.asDeclared()) {
            remarks.flag("charset-guessed");
        }
        String clean = unified(decoded.text());
        TextCharset readAs = TextCharset.of(decoded, charset, read);
        if (type.isHtml()) {
            return new BodyPiece(null, new BodyForm(clean, readAs));
        }
        String text = type.flowed() ? FlowedText.unfold(clean, type.delSp()) : clean;
        PgpText pgp = PgpText.of(withoutCommands(type, text, read));
        remarks.flag(pgp.flags());
        return new BodyPiece(new BodyForm(pgp.text(), readAs), null);
    }

    /// What seems to be in a part whose structure nobody can read.
    BodyPiece asItCame(MimePart part) {
        remarks.warn("broken-structure", "A " + part.type().type() + " part has no parts; it is shown as it came");
        ByteBuffer body = part.rawBody();
        LongText whole = LongText.of(body, LONGEST_TEXT);
        byte[] read = taken(whole, texts, () -> files.add(new EmbeddedFile("text.txt", body)));
        String declared = part.type().charset();
        Charsets.Decoded decoded = Charsets.decode(read, declared);
        return new BodyPiece(new BodyForm(unified(decoded.text()), TextCharset.of(decoded, declared, read)), null);
    }

    /// A part's text as it stands in it; what is too long is cut without a word.
    BodyForm beginning(MimePart part) {
        String declared = part.type().charset();
        byte[] read = texts.take(part.beginning(LONGEST_TEXT));
        Charsets.Decoded decoded = Charsets.decode(read, declared);
        return new BodyForm(unified(decoded.text()), TextCharset.of(decoded, declared, read));
    }

    /// Whether there is room for all texts of Outlook's packet.
    boolean cover(Tnef packet) {
        return covered(packet.text(), texts)
                && covered(packet.richText(), texts)
                && covered(packet.oldText(), texts)
                && covered(packet.html(), htmls);
    }

    /// As much as there is room for of the text of Outlook's packet, or null where it has none.
    @Nullable
    BodyForm plain(@Nullable String text) {
        return unpacked(text, texts);
    }

    /// The same of its HTML.
    @Nullable
    BodyForm html(@Nullable String html) {
        return unpacked(html, htmls);
    }

    /// As much of a text as there is room for. Where that is not all, the whole is kept as a file.
    private byte[] taken(LongText text, TextBudget budget, Runnable keepingWhole) {
        if (!budget.covers(text.size())) {
            remarks.warn("text-cut", "A text of " + text.size() + " bytes is cut; the whole is attached");
            keepingWhole.run();
        }
        return budget.take(text.beginning());
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
            files.add(new EmbeddedFile(Charsets.decode(name, charset).text(), file.content()));
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

    private static @Nullable BodyForm unpacked(@Nullable String text, TextBudget budget) {
        return text == null ? null : new BodyForm(unified(budget.take(text)), null);
    }

    private static boolean covered(@Nullable String text, TextBudget budget) {
        return text == null || budget.covers(text.length());
    }
}
