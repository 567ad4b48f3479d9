package dev.millrace.intake.email.charset;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The charset of bytes that do not say it, or say a wrong one: UTF-8 where it is valid, else what the text around them
/// is in, else what their statistics tell, else Western European.
public final class CharsetGuess {
    private static final int ENOUGH_FOREIGN_BYTES = 6;
    private static final int SURE = 30;
    private static final int LOOKED_AT = 8 * 1024;
    private static final int SURELY_UTF_8 = 40;
    private static final byte ESCAPE = 0x1B;
    /// The first bytes of what Latin-1 and Latin Extended-A have in UTF-8.
    private static final byte FIRST_OF_WESTERN = (byte) 0xC2;
    private static final byte LAST_OF_WESTERN = (byte) 0xC5;
    private static final Charset RUSSIAN = Charset.forName("KOI8-R");
    private static final Charset UKRAINIAN = Charset.forName("KOI8-U");
    private static final String KOI8_U_LETTERS = "\u00a4\u00a6\u00a7\u00ad\u00b4\u00b6\u00b7\u00bd";

    private CharsetGuess() {}

    /// A text and what it was taken to be in.
    record Guess(String text, Charset charset) {}

    static Guess decode(byte[] bytes, @Nullable Charset likely) {
        if (isPlain(bytes)) {
            return in(StandardCharsets.US_ASCII, bytes);
        }
        Charset marked = marked(bytes);
        if (marked != null) {
            return in(marked, bytes);
        }
        String strict = Charsets.strictly(bytes, StandardCharsets.UTF_8);
        String utf8 = strict == null ? new String(bytes, StandardCharsets.UTF_8) : strict;
        // A few broken bytes among many whole sequences, which are no accident.
        if ((strict != null || (bytes.length >= SURELY_UTF_8 && Charsets.isMostlyFine(utf8))) && !escapes(bytes)) {
            return new Guess(utf8, StandardCharsets.UTF_8);
        }
        if (likely != null && !likely.equals(StandardCharsets.UTF_8) && !likely.equals(StandardCharsets.US_ASCII)) {
            String text = Charsets.strictly(bytes, likely);
            if (text != null) {
                return new Guess(text, likely);
            }
        }
        return in(detected(bytes), bytes);
    }

    private static Guess in(Charset charset, byte[] bytes) {
        return new Guess(new String(bytes, charset), charset);
    }

    /// Whether all bytes are ASCII and none switches to another set, as Japanese mails do.
    static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b == ESCAPE) {
                return false;
            }
        }
        return true;
    }

    /// Whether bytes that are declared to be something else are UTF-8: two valid sequences in a row of nothing else are
    /// no accident. A single one is none where it makes no sense in any other set.
    ///
    /// @param western whether they are declared to be in a set of Western or Central Europe, where words are parted
    static boolean isSurelyUtf8(byte[] bytes, boolean western) {
        int foreign = 0;
        int first = -1;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] < 0) {
                first = first < 0 ? at : first;
                foreign++;
            }
        }
        return foreign >= 2
                && (foreign >= 4 || (western && isLetterOfWord(bytes, first)) || isSign(bytes, first))
                && Charsets.strictly(bytes, StandardCharsets.UTF_8) != null;
    }

    /// "fÃ¼r", "Ãœber", "MÃ¼ller": a Western letter beside small ones. Elsewhere these bytes are a capital letter and a
    /// symbol, or
    /// a
    /// letter of another script, in the midst of a word.
    private static boolean isLetterOfWord(byte[] bytes, int at) {
        return bytes[at] >= FIRST_OF_WESTERN
                && bytes[at] <= LAST_OF_WESTERN
                && (isSmall(bytes, at - 1) || (isSmall(bytes, at + 2) && !isWithinCapitals(bytes, at)));
    }

    /// "donâ€™t", "5 â‚¬": quotation marks, dashes and the euro.
    private static boolean isSign(byte[] bytes, int at) {
        return bytes[at] == (byte) 0xE2
                && at + 2 < bytes.length
                && (bytes[at + 1] == (byte) 0x80 || (bytes[at + 1] == (byte) 0x82 && bytes[at + 2] == (byte) 0xAC));
    }

    private static boolean isSmall(byte[] bytes, int at) {
        return at >= 0 && at < bytes.length && bytes[at] >= 'a' && bytes[at] <= 'z';
    }

    private static boolean isWithinCapitals(byte[] bytes, int at) {
        return isCapital(bytes, at - 1) && isCapital(bytes, at - 2);
    }

    private static boolean isCapital(byte[] bytes, int at) {
        return at >= 0 && bytes[at] >= 'A' && bytes[at] <= 'Z';
    }

    /// Whether bytes that are declared to be Chinese, Japanese or Korean are UTF-8 and have two such characters.
    static boolean isUtf8OfEastAsia(byte[] bytes) {
        int characters = 0;
        for (byte b : bytes) {
            characters += (b & 0xF0) == 0xE0 ? 1 : 0;
        }
        return characters >= 2 && Charsets.strictly(bytes, StandardCharsets.UTF_8) != null;
    }

    /// Programs tell the charset of their own strings for that of the mail: what is declared as UTF-16, is UTF-8
    /// and has neither a mark nor a zero, as all Western letters, blanks and line ends of UTF-16 have, is not
    /// UTF-16.
    static boolean isSurelyNotUtf16(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        return bytes.length > 0 && marked(bytes) == null && Charsets.strictly(bytes, StandardCharsets.UTF_8) != null;
    }

    /// Whether bytes switch to Japanese as ISO-2022-JP does (RFC 1468), and have no eighth bit: the same in
    /// whatever they are declared to be.
    static boolean isJapanese(byte[] bytes) {
        boolean switches = false;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
            switches |= i + 2 < bytes.length
                    && bytes[i] == ESCAPE
                    && bytes[i + 1] == '$'
                    && (bytes[i + 2] == 'B' || bytes[i + 2] == '@');
        }
        return switches;
    }

    private static boolean escapes(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == ESCAPE && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Charset marked(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                ? StandardCharsets.UTF_16LE
                : null;
    }

    /// UTF-16 without a mark is big-endian (RFC 2781, section 4.3), but Windows writes it the other way round.
    /// The zeros of Western letters, digits and blanks tell.
    static Charset byteOrder(byte[] bytes) {
        if (marked(bytes) != null) {
            return StandardCharsets.UTF_16;
        }
        int surplus = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            surplus += (bytes[i] == 0 ? 1 : 0) - (bytes[i + 1] == 0 ? 1 : 0);
        }
        return surplus < 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /// What the bytes' statistics tell; where nothing is sure, Western European.
    public static Charset detected(byte[] bytes) {
        if (ShortTextGuess.isWestern(bytes)) {
            return Charsets.WESTERN;
        }
        Charset eastern = ShortTextGuess.doubleByte(bytes);
        if (eastern != null) {
            return eastern;
        }
        Charset letters = ShortTextGuess.singleByte(sample(bytes));
        Charset found = letters == null ? byStatistics(bytes) : letters;
        return found.equals(RUSSIAN) && hasUkrainianLetters(bytes) ? UKRAINIAN : found;
    }

    /// KOI8-U (RFC 2319) has letters where KOI8-R has strokes, which stand within no word.
    private static boolean hasUkrainianLetters(byte[] bytes) {
        for (int i = 1; i < bytes.length; i++) {
            boolean beside = isKoi8Letter(bytes[i - 1]) || (i + 1 < bytes.length && isKoi8Letter(bytes[i + 1]));
            if (beside && KOI8_U_LETTERS.indexOf(bytes[i] & 0xFF) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKoi8Letter(byte b) {
        return (b & 0xFF) >= 0xC0;
    }

    private static byte[] sample(byte[] bytes) {
        return bytes.length > LOOKED_AT ? Arrays.copyOf(bytes, LOOKED_AT) : bytes;
    }

    private static Charset byStatistics(byte[] bytes) {
        int foreign = 0;
        for (byte b : bytes) {
            foreign += b < 0 ? 1 : 0;
        }
        if (foreign < ENOUGH_FOREIGN_BYTES && !escapes(bytes)) {
            return Charsets.WESTERN;
        }
        CharsetMatch match = new CharsetDetector().setText(sample(bytes)).detect();
        if (match == null || match.getConfidence() < SURE) {
            return Charsets.WESTERN;
        }
        Charset charset = CharsetLabel.meaning(match.getName());
        return charset == null ? Charsets.WESTERN : charset;
    }
}
