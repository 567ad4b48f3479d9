package dev.millrace.intake.email.charset;

import dev.millrace.intake.email.content.Base64Decoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text in UTF-7 (RFC 2152), which the platform cannot read. What is no UTF-7 is kept as it stands.
final class Utf7 {
    private Utf7() {}

    static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] != '+') {
                text.append((char) (bytes[i] & 0xFF));
                i++;
                continue;
            }
            int end = i + 1;
            while (end < bytes.length && isDigit(bytes[end])) {
                end++;
            }
            boolean closed = end < bytes.length && bytes[end] == '-';
            if (end == i + 1) {
                text.append('+');
            } else {
                byte[] digits = Arrays.copyOfRange(bytes, i + 1, end);
                byte[] units = Base64Decoding.of(digits);
                text.append(new String(units, 0, units.length / 2 * 2, StandardCharsets.UTF_16BE));
            }
            i = closed ? end + 1 : end;
        }
        return text.toString();
    }

    private static boolean isDigit(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '+' || b == '/';
    }
}
