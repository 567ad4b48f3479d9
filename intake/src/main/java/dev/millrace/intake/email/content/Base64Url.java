package dev.millrace.intake.email.content;

import java.nio.ByteBuffer;

/// Tells base64 in the alphabet of URLs (RFC 4648, section 5), which has `-` and `_` for `+` and `/`. Mail knows none,
/// but some programs send it. Elsewhere in base64 these signs are damage, and what a mailing list wrote below.
final class Base64Url {
    /// In bytes: one in thirty signs of files is one of the two, and more of a text is not worth the time.
    private static final int LOOKED_AT = 64 * 1024;

    private final ByteBuffer encoded;
    private int digits;
    private int padding;
    private boolean marked;
    private int lines;
    /// Of all lines above the last.
    private int lineLength;

    private Base64Url(ByteBuffer encoded) {
        this.encoded = encoded;
    }

    /// Whether all of it is that, and none of it can be anything else: without `+`, `/` and junk, in lines of one
    /// length, none of which is made of `-` and `_` alone. A last line that alone has them may be a footer:
    /// "my-list_12".
    ///
    /// @param encoded from 0 to the limit
    static boolean is(ByteBuffer encoded) {
        return new Base64Url(encoded).is();
    }

    private boolean is() {
        int at = 0;
        boolean last = false;
        boolean onlyInAFooter = false;
        while (at < encoded.limit()) {
            int end = TextLines.end(encoded, at);
            boolean markedAbove = marked;
            int length = digitsOf(at, end);
            if (length < 0 || (length > 0 && last) || (!marked && end > LOOKED_AT)) {
                return false;
            }
            if (length > 0) {
                lines++;
                onlyInAFooter = lines > 1 && !markedAbove && isOfWords(at, end);
                lineLength = lineLength == 0 ? length : lineLength;
                last = length < lineLength;
                if (length > lineLength) {
                    return false;
                }
            }
            at = end + 1;
        }
        boolean whole = padding == 0 ? digits % 4 != 1 : padding <= 2 && (digits + padding) % 4 == 0;
        return marked && whole && !onlyInAFooter;
    }

    /// How many signs a line has, or a negative number where it is none of base64url.
    private int digitsOf(int from, int to) {
        int length = 0;
        boolean plain = false;
        for (int i = from; i < to; i++) {
            byte b = encoded.get(i);
            if (b == '=') {
                padding++;
                continue;
            }
            if (b == '\r') {
                continue;
            }
            boolean mark = isMark(b);
            if (padding > 0 || b == '+' || b == '/' || (!mark && !Base64Decoding.isDigit(b))) {
                return -1;
            }
            marked |= mark;
            plain |= !mark;
            length++;
        }
        digits += length;
        return length > 0 && !plain ? -1 : length;
    }

    /// Whether a line may be words and numbers, parted by `-` and `_`: no small letter stands before a capital, and no
    /// digit before a letter. Of twenty signs of base64 not one in a thousand times.
    private boolean isOfWords(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            byte before = encoded.get(i - 1);
            byte b = encoded.get(i);
            boolean capital = b >= 'A' && b <= 'Z';
            boolean small = b >= 'a' && b <= 'z';
            boolean behindSmall = before >= 'a' && before <= 'z';
            boolean behindDigit = before >= '0' && before <= '9';
            if (b == '=' || (capital && behindSmall) || ((capital || small) && behindDigit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(byte b) {
        return b == '-' || b == '_';
    }
}
