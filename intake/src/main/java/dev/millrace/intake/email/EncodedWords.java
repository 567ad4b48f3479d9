package dev.millrace.intake.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes header text: folded lines and encoded words (RFC 2047), also where mail programs wrote them against the
/// rules: inside words, or with a character split over two of them.
final class EncodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?([^?]*+)\\?=");
    private static final Pattern FOLD = Pattern.compile("[ \\t]*\\r?\\n[ \\t]*");

    private EncodedWords() {}

    static String decode(String header) {
        String unfolded = FOLD.matcher(header).replaceAll(" ").replace('\0', ' ');
        if (!unfolded.contains("=?")) {
            return unfolded.strip();
        }
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String pendingCharset = null;
        int end = 0;
        Matcher word = WORD.matcher(unfolded);
        while (word.find()) {
            String between = unfolded.substring(end, word.start());
            String charset = charset(word.group(1));
            // White space between two encoded words is not part of the text.
            boolean joins = pendingCharset != null && between.isBlank();
            if (!joins || !charset.equalsIgnoreCase(pendingCharset)) {
                flush(text, pending, pendingCharset);
            }
            if (!joins) {
                text.append(between);
            }
            pending.writeBytes(bytes(word.group(2), word.group(3)));
            pendingCharset = charset;
            end = word.end();
        }
        flush(text, pending, pendingCharset);
        return text.append(unfolded, end, unfolded.length()).toString().strip();
    }

    private static void flush(StringBuilder text, ByteArrayOutputStream pending, @Nullable String charset) {
        if (charset != null && pending.size() > 0) {
            String decoded = Charsets.decode(pending.toByteArray(), charset).text();
            text.append(decoded.replaceAll("[\\r\\n\\x00]+", " "));
            pending.reset();
        }
    }

    /// RFC 2231 lets a language follow: `utf-8*en`.
    private static String charset(String declared) {
        int star = declared.indexOf('*');
        return star < 0 ? declared : declared.substring(0, star);
    }

    private static byte[] bytes(String encoding, String encoded) {
        return encoding.equalsIgnoreCase("b") ? base64(encoded) : quoted(encoded);
    }

    private static byte[] base64(String encoded) {
        String clean = encoded.replaceAll("[^A-Za-z0-9+/]", "");
        // A single left-over digit carries no whole byte.
        String whole = clean.length() % 4 == 1 ? clean.substring(0, clean.length() - 1) : clean;
        return Base64.getDecoder().decode(whole);
    }

    private static byte[] quoted(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int value = c == '=' ? hex(encoded, i + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 2;
            } else if (c == '_') {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(String text, int from) {
        if (from + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(from), 16);
        int low = Character.digit(text.charAt(from + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
