package dev.millrace.intake.email.header;

import dev.millrace.intake.email.charset.Charsets;
import dev.millrace.intake.email.content.Base64Decoding;
import dev.millrace.intake.email.content.Cancelled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes header text: folded lines, bytes of no declared charset, and encoded words (RFC 2047), also where mail
/// programs wrote them against the rules: inside words, or with a character or its code split over two of them.
public final class EncodedWords {
    /// Digits of base64 that make three bytes.
    private static final int WHOLE = 4;

    private static final Pattern START = Pattern.compile("=\\?([^?\\s=]{0,60})\\?([bBqQ])\\?");

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("=(?:([0-9A-F]) (?=[0-9A-F])| (?=[0-9A-F]{2}))");

    private static final int MOST_CHARSETS = 20;

    private EncodedWords() {}

    /// Decodes a header whose characters are its bytes (RFC 2047). Bytes without a declared charset are guessed.
    public static String decode(String header) {
        return decode(header, null);
    }

    /// Decodes a header whose characters are its bytes.
    ///
    /// @param likely the charset of the mail's text, for bytes without a declared one
    static String decode(String header, @Nullable String likely) {
        String unfolded = unfolded(header);
        if (!unfolded.contains("=?")) {
            return oneLine(foreign(unfolded, likely)).strip();
        }
        Decoder decoder = new Decoder(likely);
        Matcher word = START.matcher(unfolded);
        int end = 0;
        while (word.find(end)) {
            Cancelled.check();
            int close = close(unfolded, word.end(), isBase64(word));
            if (close < 0) {
                break;
            }
            decoder.plain(unfolded.substring(end, word.start()));
            decoder.word(charset(word.group(1)), isBase64(word), whole(unfolded.substring(word.end(), close)));
            end = Math.min(unfolded.length(), close + 2);
        }
        decoder.plain(unfolded.substring(end));
        return oneLine(decoder.text()).strip();
    }

    /// The charsets that the encoded words of a header are said to be in.
    public static List<String> charsets(String header) {
        return header.contains("=?")
                ? START.matcher(header)
                        .results()
                        .limit(MOST_CHARSETS)
                        .map(word -> charset(word.group(1)))
                        .filter(charset -> !charset.isEmpty())
                        .distinct()
                        .toList()
                : List.of();
    }

    /// One blank for each line end with the blanks around it.
    static String unfolded(String header) {
        if (header.indexOf('\n') < 0 && header.indexOf('\0') < 0) {
            return header;
        }
        StringBuilder line = new StringBuilder(header.length());
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c != '\n') {
                if (c != '\0') {
                    line.append(c);
                }
                continue;
            }
            int end = line.length();
            while (end > 0 && " \t\r".indexOf(line.charAt(end - 1)) >= 0) {
                end--;
            }
            line.setLength(end);
            while (i + 1 < header.length() && " \t\r\n".indexOf(header.charAt(i + 1)) >= 0) {
                i++;
            }
            line.append(' ');
        }
        return line.toString();
    }

    private static boolean isBase64(Matcher word) {
        return word.group(2).equalsIgnoreCase("b");
    }

    /// Where the encoded text ends. Question marks may stand in it unencoded; the end of the header ends it as well.
    private static int close(String text, int from, boolean base64) {
        int close = text.indexOf("?=", from);
        if (close < 0) {
            return text.indexOf('?', from) < 0 && !isCutOffAt(text, from) ? text.length() : -1;
        }
        if (!base64) {
            while (text.startsWith("?=", close + 2)) {
                close += 2;
            }
            // "=?utf-8?q?really?=3F?=": the first mark begins an escape, not the end.
            int next = text.indexOf("?=", close + 2);
            while (next > 0 && isEscape(text, close + 1) && !isWordBetween(text, close + 2, next)) {
                close = next;
                next = text.indexOf("?=", close + 2);
            }
        }
        return close;
    }

    /// "=?utf-8?q?=E2=82=AC?=20 or =?utf-8?q?30?=": what seems an escape stands between two words.
    private static boolean isWordBetween(String text, int from, int to) {
        return START.matcher(text).region(from, to + 1).find();
    }

    /// Where no text stands any more, what is left of the word is shown as it came.
    private static boolean isCutOffAt(String text, int from) {
        return from == text.length() || (from == text.length() - 1 && text.charAt(from) == '=');
    }

    private static boolean isEscape(String text, int equals) {
        return equals + 2 < text.length()
                && Character.digit(text.charAt(equals + 1), 16) >= 0
                && Character.digit(text.charAt(equals + 2), 16) >= 0;
    }

    /// Without the blank where a line was folded in the midst of an escape.
    private static String whole(String encoded) {
        return encoded.indexOf(' ') < 0
                ? encoded
                : BROKEN_ESCAPE.matcher(encoded).replaceAll("=$1");
    }

    /// RFC 2231 lets a language follow: `utf-8*en`.
    private static String charset(String declared) {
        int star = declared.indexOf('*');
        return star < 0 ? declared : declared.substring(0, star);
    }

    /// Bytes outside of encoded words, in the charset that they look like.
    static String foreign(String text, @Nullable String likely) {
        boolean bytes = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 255) {
                return text;
            }
            bytes = bytes || text.charAt(i) > 127 || text.charAt(i) == 0x1B;
        }
        return bytes
                ? Charsets.decode(text.getBytes(StandardCharsets.ISO_8859_1), null, likely)
                        .text()
                : text;
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean broken = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean breaks = (c >= '\n' && c <= '\r') || c == '\u2028' || c == '\u2029' || c == '\u0085';
            if (breaks && !broken) {
                line.append(' ');
            } else if (!breaks && (c >= ' ' || c == '\t') && c != '\u007f') {
                line.append(c);
            }
            broken = breaks;
        }
        return line.toString();
    }

    private static final class Decoder {
        private final @Nullable String likely;
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private @Nullable String charset;
        private String between = "";
        /// The beginning of a code that the next word may end.
        private String carried = "";
        private boolean carriesBase64;

        Decoder(@Nullable String likely) {
            this.likely = likely;
        }

        void plain(String plain) {
            between = plain;
        }

        void word(String wordCharset, boolean base64, String encoded) {
            // White space between two encoded words is not part of the text.
            boolean joins = charset != null && between.isBlank();
            if (!joins || !wordCharset.equalsIgnoreCase(charset)) {
                flush();
            }
            if (!joins) {
                text.append(foreign(between, likely));
            }
            between = "";
            if (base64 != carriesBase64 || (base64 && encoded.length() % WHOLE == 0)) {
                // What has as many digits as whole groups goes on with nobody's: the digits left before it were too
                // many.
                release();
            }
            String whole = carried + encoded;
            int end = base64 ? Base64Decoding.endOfGroups(whole) : endOfEscapes(whole);
            pending.writeBytes(decoded(base64, whole.substring(0, end)));
            carried = whole.substring(end);
            carriesBase64 = base64;
            charset = wordCharset;
        }

        private void release() {
            pending.writeBytes(decoded(carriesBase64, carried));
            carried = "";
        }

        String text() {
            flush();
            return text.append(foreign(between, likely)).toString();
        }

        private void flush() {
            release();
            if (charset != null && pending.size() > 0) {
                String declared = charset.isEmpty() ? null : charset;
                text.append(
                        Charsets.decode(pending.toByteArray(), declared, likely).text());
                pending.reset();
            }
        }
    }

    private static byte[] decoded(boolean base64, String encoded) {
        return base64 ? Base64Decoding.of(encoded.getBytes(StandardCharsets.ISO_8859_1)) : quoted(encoded);
    }

    /// Where an escape begins that the text ends in the midst of; the end of the text where there is none.
    private static int endOfEscapes(String encoded) {
        int equals = encoded.indexOf('=', Math.max(0, encoded.length() - 2));
        boolean open =
                equals >= 0 && (equals == encoded.length() - 1 || Character.digit(encoded.charAt(equals + 1), 16) >= 0);
        return open ? equals : encoded.length();
    }

    private static byte[] quoted(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '=' && isEscape(encoded, i)) {
                bytes.write(
                        Character.digit(encoded.charAt(i + 1), 16) * 16 + Character.digit(encoded.charAt(i + 2), 16));
                i += 2;
            } else if (c == '_') {
                bytes.write(' ');
            } else if (c < 256) {
                bytes.write(c);
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
