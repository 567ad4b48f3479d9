package dev.millrace.intake.email.mime;

import dev.millrace.intake.email.charset.CharsetLabel;
import dev.millrace.intake.email.charset.CharsetName;
import dev.millrace.intake.email.charset.Charsets;
import dev.millrace.intake.email.content.FileContent;
import dev.millrace.intake.email.html.HtmlText;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a text was read as.
///
/// @param name the registered name in lower case
/// @param declared whether the mail says so; else it was guessed
public record TextCharset(String name, boolean declared) {
    /// Enough of a file to tell.
    private static final int LOOKED_AT = 8 * 1024;

    /// @param declared what the mail says, or null
    static TextCharset of(Charsets.Decoded decoded, @Nullable String declared, byte[] bytes) {
        return declared == null
                ? new TextCharset(CharsetName.guessed(decoded, bytes), false)
                : new TextCharset(CharsetName.of(decoded, declared, bytes), decoded.asDeclared());
    }

    /// What the text in a file is in, by its beginning.
    static TextCharset ofFile(PartType type, FileContent content) {
        byte[] beginning = beginning(content);
        String named = type.charset();
        String declared = type.isHtml() && (named == null || CharsetLabel.meaning(named) == null)
                ? HtmlText.declaredCharset(beginning)
                : named;
        return of(Charsets.decode(beginning, declared), declared, beginning);
    }

    /// Whole lines where there are such, so that no character is cut.
    private static byte[] beginning(FileContent content) {
        ByteBuffer read = content.beginning(LOOKED_AT);
        byte[] bytes = new byte[read.remaining()];
        read.get(bytes);
        int line = bytes.length;
        while (bytes.length < content.size() && line > 0 && bytes[line - 1] != '\n') {
            line--;
        }
        return line == 0 ? bytes : Arrays.copyOf(bytes, line);
    }
}
