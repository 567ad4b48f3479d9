package dev.millrace.intake.email.charset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Locale;

/// The charset HZ-GB-2312 (RFC 1843), which Java lacks: Chinese in seven bits, between `~{` and `~}`.
final class Hz {
    private static final Charset CHINESE = Charset.forName("GB18030");

    private Hz() {}

    static boolean isMeantBy(String declared) {
        String name = CharsetName.bare(declared).toLowerCase(Locale.ROOT);
        return name.equals("hz-gb-2312") || name.equals("hz-gb2312") || name.equals("hz");
    }

    static String decode(byte[] bytes) {
        ByteArrayOutputStream eightBits = new ByteArrayOutputStream(bytes.length);
        boolean chinese = false;
        for (int i = 0; i < bytes.length; i++) {
            byte next = i + 1 < bytes.length ? bytes[i + 1] : 0;
            if (bytes[i] == '~' && (next == '{' || next == '}')) {
                chinese = next == '{';
                i++;
            } else if (bytes[i] == '~' && !chinese && (next == '~' || next == '\n')) {
                // A tilde is written twice; before a line end it joins lines.
                eightBits.writeBytes(next == '~' ? new byte[] {'~'} : new byte[0]);
                i++;
            } else if (bytes[i] == '\n') {
                chinese = false;
                eightBits.write('\n');
            } else {
                eightBits.write(chinese && bytes[i] > ' ' ? bytes[i] | 0x80 : bytes[i]);
            }
        }
        return eightBits.toString(CHINESE);
    }
}
