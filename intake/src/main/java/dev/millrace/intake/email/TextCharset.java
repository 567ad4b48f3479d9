package dev.millrace.intake.email;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a text was read as.
///
/// @param name the registered name in lower case
/// @param declared whether the mail says so; else it was guessed
record TextCharset(String name, boolean declared) {
    /// Enough of a file to tell.
    private static final int LOOKED_AT = 8 * 1024;

    /// @param declared what the mail says, or null
    static TextCharset of(Charsets.Decoded decoded, @Nullable String declared, byte[] bytes) {
        return declared == null
                ? new TextCharset(decoded.charset(), false)
                : new TextCharset(CharsetName.of(decoded, declared, bytes), decoded.asDeclared());
    }

    /// What the text in a file is in, by its beginning.
    static TextCharset ofFile(PartType type, byte[] bytes) {
        byte[] beginning = beginning(bytes);
        String named = type.charset();
        String declared = type.isHtml() && (named == null || Charsets.find(named) == null)
                ? HtmlText.declaredCharset(beginning)
                : named;
        return of(Charsets.decode(beginning, declared), declared, beginning);
    }

    /// Whole lines where there are such, so that no character is cut.
    private static byte[] beginning(byte[] bytes) {
        int end = Math.min(bytes.length, LOOKED_AT);
        int line = end;
        while (end < bytes.length && line > 0 && bytes[line - 1] != '\n') {
            line--;
        }
        return Arrays.copyOf(bytes, line == 0 ? end : line);
    }
}
