package dev.millrace.intake.email.charset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that are declared to be UTF-8 and are it but for some: programs cut texts by bytes, at their ends and where
/// they divide them, and gateways take bytes away. The same bytes may as well be of another charset, wrongly declared.
final class DamagedUtf8 {
    private static final byte GUILLEMET = (byte) 0xBB;
    private static final byte NO_BREAK_BLANK = (byte) 0xA0;
    /// As many bytes of a character may be left of which the first is lost.
    private static final int MOST_LEFT = 3;

    private final byte[] bytes;
    private int whole;
    private int damages;

    private DamagedUtf8(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Whether they are UTF-8 all the same.
    ///
    /// @param loose the text that they are as UTF-8
    static boolean is(byte[] bytes, String loose) {
        return isAsMuchWholeAsBroken(loose) || isCutWithinACharacter(bytes) || new DamagedUtf8(bytes).hasFewDamages();
    }

    /// Bytes that make a character of UTF-8 together are no accident, other than those of most charsets.
    private static boolean isAsMuchWholeAsBroken(String loose) {
        long broken = loose.chars().filter(c -> c == '\ufffd').count();
        long whole = loose.chars().filter(c -> c > 127 && c != '\ufffd').count();
        return whole > 0 && broken <= whole;
    }

    /// Whether nothing but the end of the last character is missing. An accented letter before a closing guillemet or
    /// a blank, as Western charsets have them, looks the same, and so does one that stands by itself; but nobody
    /// writes a capital behind a small letter.
    private static boolean isCutWithinACharacter(byte[] bytes) {
        int start = bytes.length - 1;
        while (start > 0 && bytes.length - start < MOST_LEFT && isContinuation(bytes[start])) {
            start--;
        }
        int there = bytes.length - start;
        if (start < 1 && there < 2) {
            return false;
        }
        byte last = bytes[bytes.length - 1];
        boolean cut = there < 2
                ? length(last) == 2 && last != (byte) 0xDF && bytes[start - 1] >= 'a' && bytes[start - 1] <= 'z'
                : there < length(bytes[start]) && last != GUILLEMET && last != NO_BREAK_BLANK;
        return cut && Charsets.strictly(Arrays.copyOf(bytes, start), StandardCharsets.UTF_8) != null;
    }

    /// Whether no more places are damaged than characters are whole. What is left of characters at both ends was cut
    /// there, and counts for neither.
    private boolean hasFewDamages() {
        int at = orphans(0);
        at = at > MOST_LEFT || (at == 1 && isOpeningMark(bytes[0])) ? 0 : at;
        while (at < bytes.length) {
            at = bytes[at] >= 0 ? at + 1 : behind(at);
        }
        return whole > 0 && damages <= whole;
    }

    private int behind(int at) {
        int length = length(bytes[at]);
        if (length == 0) {
            int orphans = orphans(at);
            damages += orphans > MOST_LEFT ? orphans : 1;
            return at + Math.max(1, orphans);
        }
        int end = at + 1;
        while (end < bytes.length && end < at + length && isContinuation(bytes[end])) {
            end++;
        }
        boolean complete = end == at + length;
        if (complete && isShortest(at)) {
            whole += isUsual(at, length) ? 1 : 0;
        } else {
            damages += complete || end < bytes.length ? 1 : 0;
        }
        return end;
    }

    /// Whether no shorter bytes have that character, and it is one (RFC 3629, section 4).
    private boolean isShortest(int at) {
        int next = bytes[at + 1] & 0xFF;
        return switch (bytes[at] & 0xFF) {
            case 0xE0 -> next >= 0xA0;
            case 0xED -> next <= 0x9F;
            case 0xF0 -> next >= 0x90;
            case 0xF4 -> next <= 0x8F;
            default -> true;
        };
    }

    /// A quotation mark, or one of Spanish questions, in Western charsets.
    private static boolean isOpeningMark(byte first) {
        return switch (first & 0xFF) {
            case 0x84, 0x8B, 0x91, 0x92, 0x93, 0x94, 0xA1, 0xAB, 0xBF -> true;
            default -> false;
        };
    }

    /// A letter of a usual alphabet, and not one of Western charsets before a blank and a guillemet.
    private boolean isUsual(int at, int length) {
        int lead = bytes[at] & 0xFF;
        if (length == 2) {
            return lead <= 0xC5 || (lead >= 0xCE && lead <= 0xD1) || (lead >= 0xD7 && lead <= 0xD9);
        }
        return length > 3 || bytes[at + 1] != NO_BREAK_BLANK || bytes[at + 2] != GUILLEMET;
    }

    private int orphans(int from) {
        int to = from;
        while (to < bytes.length && isContinuation(bytes[to])) {
            to++;
        }
        return to - from;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /// How many bytes a character has that begins with this one; 0 where none does.
    private static int length(byte first) {
        int lead = first & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }
}
