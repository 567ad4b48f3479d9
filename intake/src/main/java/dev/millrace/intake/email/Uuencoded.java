package dev.millrace.intake.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Files that old mail programs wrote into the text: `begin 644 name`, lines, `end`.
///
/// @param text what is left of the text
/// @param files the files, in order
record Uuencoded(String text, List<EmbeddedFile> files) {

    /// Takes the files out of a text; a text that holds none stays as it is.
    static Uuencoded in(String text) {
        if (!text.startsWith("begin ") && !text.contains("\nbegin ")) {
            return new Uuencoded(text, List.of());
        }
        StringBuilder rest = new StringBuilder();
        List<EmbeddedFile> files = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        int i = 0;
        while (i < lines.length) {
            Cancelled.check();
            String name = beginning(lines[i]);
            if (name != null && i + 1 < lines.length && isData(lines[i + 1])) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                i++;
                while (i < lines.length && isData(lines[i])) {
                    line(lines[i], bytes);
                    i++;
                }
                i = afterEnd(lines, i);
                files.add(new EmbeddedFile(name, bytes.toByteArray()));
            } else {
                rest.append(lines[i]).append(i + 1 < lines.length ? "\n" : "");
                i++;
            }
        }
        return new Uuencoded(rest.toString(), files);
    }

    /// Decodes a part that is declared to be uuencoded.
    static byte[] decode(byte[] encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length);
        boolean begun = false;
        for (String line : new String(encoded, StandardCharsets.ISO_8859_1).split("\r?\n", -1)) {
            if (beginning(line) != null) {
                begun = true;
            } else if (begun && line.equals("end")) {
                break;
            } else if (begun && isData(line)) {
                line(line, bytes);
            }
        }
        return begun ? bytes.toByteArray() : encoded;
    }

    private static @Nullable String beginning(String line) {
        if (!line.startsWith("begin ") || line.length() > 300) {
            return null;
        }
        String[] words = line.strip().split(" ", 3);
        boolean mode = words.length == 3
                && words[1].length() >= 3
                && words[1].length() <= 4
                && words[1].chars().allMatch(c -> c >= '0' && c <= '7');
        return mode ? words[2].strip() : null;
    }

    /// The first character of a line says how many bytes it holds.
    private static boolean isData(String line) {
        String data = line.stripTrailing();
        if (data.isEmpty() || data.charAt(0) <= ' ' || data.charAt(0) >= '`') {
            return false;
        }
        int length = data.charAt(0) - ' ';
        int digits = (length * 8 + 5) / 6;
        // Trailing blanks, which are zeros, are often lost; some programs add a check digit.
        return data.length() - 1 <= (length + 2) / 3 * 4 + 1 && line.length() - 1 >= Math.min(digits, 2) / 2;
    }

    private static void line(String line, ByteArrayOutputStream bytes) {
        int length = line.charAt(0) - ' ' & 0x3F;
        int at = 1;
        while (length > 0) {
            int group =
                    digit(line, at) << 18 | digit(line, at + 1) << 12 | digit(line, at + 2) << 6 | digit(line, at + 3);
            for (int shift = 16; shift >= 0 && length > 0; shift -= 8) {
                bytes.write(group >> shift & 0xFF);
                length--;
            }
            at += 4;
        }
    }

    private static int digit(String line, int at) {
        return at < line.length() ? line.charAt(at) - ' ' & 0x3F : 0;
    }

    private static int afterEnd(String[] lines, int at) {
        int i = at;
        while (i < lines.length
                && i < at + 3
                && (lines[i].isBlank() || lines[i].strip().equals("`"))) {
            i++;
        }
        return i < lines.length && lines[i].strip().equals("end") ? i + 1 : at;
    }
}
