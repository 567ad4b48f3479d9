package dev.millrace.intake.email.content;

import java.nio.ByteBuffer;

/// Finds what a mailing list wrote below base64. Where that ends with padding its end is plain; a third of all base64
/// has none, and the words of the footer would be decoded with it.
final class Base64Footer {
    /// How long a footer may be, in bytes.
    private static final int LONGEST = 64 * 1024;

    /// No word is as long.
    private static final int WHOLE_LINE = 40;

    private Base64Footer() {}

    /// Where it begins: at the first line that is no base64, has some above it and none below it; else the end of the
    /// text. Of a long text its last lines are looked at.
    ///
    /// @param encoded from 0 to the limit
    static int start(ByteBuffer encoded) {
        if (endsWithBase64(encoded)) {
            return encoded.limit();
        }
        int from = encoded.limit() - LONGEST;
        int at = from > 0 ? TextLines.next(encoded, TextLines.end(encoded, from)) : 0;
        boolean below = false;
        int footer = encoded.limit();
        while (at < encoded.limit()) {
            int end = TextLines.end(encoded, at);
            if (isBase64(encoded, at, end, below)) {
                below = true;
                footer = encoded.limit();
            } else if (below && footer == encoded.limit() && isOfWords(encoded, at, end)) {
                footer = at;
            }
            at = end + 1;
        }
        return footer;
    }

    /// Whether the last line that is more than a word is base64, as nearly always: then none is a footer, since a word
    /// begins none.
    private static boolean endsWithBase64(ByteBuffer text) {
        int end = text.limit();
        while (end > 0) {
            int start = end;
            while (start > 0 && !isLineEnd(text.get(start - 1))) {
                start--;
            }
            if (isBase64(text, start, end, true)) {
                return true;
            }
            if (start < end && !Base64Decoding.isLineOfDigits(text, start)) {
                return false;
            }
            end = start - 1;
        }
        return false;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /// @param below whether there is base64 above: a short line without padding may be a word then
    private static boolean isBase64(ByteBuffer text, int from, int to, boolean below) {
        if (from == to || !Base64Decoding.isLineOfDigits(text, from)) {
            return false;
        }
        return !below || to - from >= WHOLE_LINE || text.get(to - 1) == '=';
    }

    /// Whether there is in it what no damage brings into base64: a blank between words, or what addresses and rules
    /// across the page are made of.
    private static boolean isOfWords(ByteBuffer text, int from, int to) {
        if (isPaddedWithBlanks(text, from, to)) {
            return false;
        }
        for (int i = from; i < to; i++) {
            byte b = text.get(i);
            boolean blankBetween =
                    b == ' ' && i > from && i + 1 < to && isWord(text.get(i - 1)) && isWord(text.get(i + 1));
            if (b == '_' || b == ':' || b == '@' || blankBetween) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is the last line of base64, into which something brought blanks.
    private static boolean isPaddedWithBlanks(ByteBuffer text, int from, int to) {
        boolean padded = false;
        boolean digits = false;
        for (int i = from; i < to; i++) {
            byte b = text.get(i);
            if (b != '=' && isWord(b) && (padded || !Base64Decoding.isDigit(b))) {
                return false;
            }
            padded |= b == '=';
            digits |= Base64Decoding.isDigit(b);
        }
        return padded && digits;
    }

    private static boolean isWord(byte b) {
        return b != ' ' && b != '\t';
    }
}
