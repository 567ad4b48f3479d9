package dev.millrace.intake.email.tnef;

import dev.millrace.intake.email.charset.Charsets;
import dev.millrace.intake.email.content.EmbeddedFile;
import dev.millrace.intake.email.html.HtmlText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A `winmail.dat` (MS-OXTNEF) of Outlook unpacked. Its files are stretches of it: a packet of 50 MB takes no
/// more memory than it has itself. POI's HMEF, which builds every attribute and property of it, takes ten times that.
///
/// @param text its plain text, or null
/// @param html its HTML, or null
/// @param richText what it has instead of both, or null; Outlook writes it beside a text of the mail itself, too
/// @param oldText the same as programs wrote it that knew no properties, beside a text of the mail itself
/// @param files the files in it
/// @param damaged whether there is more that cannot be read
/// @param cut whether its texts are longer than is read of them
public record Tnef(
        @Nullable String text,
        @Nullable String html,
        @Nullable String richText,
        @Nullable String oldText,
        List<EmbeddedFile> files,
        boolean damaged,
        boolean cut) {
    private static final int PROPERTIES = 0x9003;
    private static final int OLD_TEXT = 0x800C;

    /// Unpacks it. What can be read of a damaged one is read.
    ///
    /// @param packet from 0 to the limit
    /// @throws IOException when nothing can be
    public static Tnef of(ByteBuffer packet) throws IOException {
        return of(packet, 0, new TnefTexts());
    }

    /// Unpacks it.
    ///
    /// @param depth how many packets there are around it
    static Tnef of(ByteBuffer packet, int depth, TnefTexts texts) throws IOException {
        TnefAttributes attributes = new TnefAttributes(packet);
        TnefProperties properties = new TnefProperties();
        TnefFiles files = new TnefFiles(depth, texts);
        ByteBuffer oldText = null;
        boolean any = false;
        while (attributes.hasNext()) {
            TnefAttributes.Attribute next = attributes.next();
            any = true;
            if (next.level() == TnefAttributes.ATTACHMENT) {
                files.add(next);
            } else if (next.id() == PROPERTIES) {
                properties.add(next.value());
            } else if (next.id() == OLD_TEXT && oldText == null) {
                oldText = next.value();
            }
        }
        if (!any && attributes.areDamaged()) {
            throw new IOException("winmail.dat cannot be read: nothing in it is whole");
        }
        files.end();
        return of(properties, oldText, files, attributes.areDamaged(), texts);
    }

    private static Tnef of(
            TnefProperties properties, @Nullable ByteBuffer oldText, TnefFiles files, boolean cutOff, TnefTexts texts) {
        String html = html(properties, texts);
        String text = text(properties, texts);
        String richText = null;
        boolean damaged = cutOff || properties.areDamaged() || files.areDamaged();
        if (text == null && html == null) {
            try {
                richText = richText(properties, texts);
            } catch (IOException unreadable) {
                damaged = true;
            }
        }
        return new Tnef(
                text,
                html,
                richText,
                oldText == null
                        ? null
                        : Charsets.decode(texts.beginning(oldText), null).text(),
                files.files(),
                damaged,
                texts.areCut());
    }

    private static @Nullable String text(TnefProperties properties, TnefTexts texts) {
        TnefProperties.Property text = properties.first(TnefProperties.TEXT);
        return text == null || !text.isText() ? null : texts.of(text);
    }

    private static @Nullable String html(TnefProperties properties, TnefTexts texts) {
        TnefProperties.Property html = properties.first(TnefProperties.HTML);
        if (html == null || html.isText()) {
            return html == null ? null : texts.of(html);
        }
        byte[] bytes = texts.beginning(html.value());
        return bytes.length == 0
                ? null
                : Charsets.decode(bytes, HtmlText.declaredCharset(bytes)).text();
    }

    private static @Nullable String richText(TnefProperties properties, TnefTexts texts) throws IOException {
        TnefProperties.Property rich = properties.first(TnefProperties.RICH_TEXT);
        return rich == null ? null : texts.ofRichText(rich.value());
    }
}
