package dev.millrace.intake.email.content;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Files that old mail programs wrote into the text: `begin 644 name`, lines, `end`. They stay where they are and are
/// decoded whenever somebody asks for them, since a mail may be nothing but one of them.
public final class Uuencoded {
    private static final int LONGEST_BEGINNING = 300;
    private static final byte[] BEGIN = "begin ".getBytes(StandardCharsets.US_ASCII);

    /// Blanks at the ends of lines, which are zeros, may be lost; a file of which hardly more is left is forged.
    public static final long MOST_GROWTH = 4;

    private final ByteBuffer text;
    private final int most;
    private final Consumer<EmbeddedFile> files;
    /// The beginning of what is left of the text; null while nothing was taken out of it.
    private @Nullable ByteArrayOutputStream rest;
    private int size;

    private Uuencoded(ByteBuffer text, int most, Consumer<EmbeddedFile> files) {
        this.text = text;
        this.most = most;
        this.files = files;
    }

    /// Takes the files out of a text; a text that holds none stays as it is.
    ///
    /// @param text from 0 to the limit
    /// @param most bytes that are wanted of what is left
    /// @param files told each file; its name has a character for each byte
    public static LongText takenOut(ByteBuffer text, int most, Consumer<EmbeddedFile> files) {
        return new Uuencoded(text, most, files).takenOut();
    }

    /// Whether a text may hold a file: one of its lines goes on behind `begin `.
    ///
    /// @param text from its first byte
    public static boolean mayBeIn(Decoding text) {
        int matched = 0;
        for (ByteBuffer piece = text.next(); piece.hasRemaining(); piece = text.next()) {
            Cancelled.check();
            while (piece.hasRemaining()) {
                byte b = piece.get();
                if (matched >= 0 && b == BEGIN[matched]) {
                    matched++;
                    if (matched == BEGIN.length) {
                        return true;
                    }
                } else {
                    matched = b == '\n' || b == '\r' ? 0 : -1;
                }
            }
        }
        return false;
    }

    private LongText takenOut() {
        int at = 0;
        while (at < text.limit()) {
            Cancelled.check();
            int end = TextLines.end(text, at);
            int next = TextLines.next(text, end);
            String name = beginning(text, at, end);
            int dataEnd = name == null ? next : endOfData(next);
            boolean file = dataEnd > next || (name != null && isEmptyFile(next));
            FileContent content = file ? ofLines(text.slice(next, dataEnd - next)) : null;
            if (content != null && !isForged(content, dataEnd - next)) {
                begin(at);
                files.accept(new EmbeddedFile(name, content));
                at = afterEnd(dataEnd);
            } else {
                leave(at, Math.max(next, dataEnd));
                at = Math.max(next, dataEnd);
            }
        }
        return rest == null ? LongText.of(text, most) : new LongText(rest.toByteArray(), size);
    }

    private static FileContent ofLines(ByteBuffer lines) {
        return FileContent.of(() -> Decoding.ofUuencode(lines));
    }

    private static boolean isForged(FileContent content, int encoded) {
        return content.size() > MOST_GROWTH * encoded;
    }

    private void begin(int at) {
        if (rest == null) {
            rest = new ByteArrayOutputStream();
            leave(0, at);
        }
    }

    private void leave(int from, int to) {
        if (rest != null) {
            byte[] kept = new byte[Math.clamp(most - rest.size(), 0, to - from)];
            text.get(from, kept);
            rest.writeBytes(kept);
            size += to - from;
        }
    }

    private int endOfData(int from) {
        int at = from;
        for (int end = TextLines.end(text, at); UuDecoding.isData(text, at, end); end = TextLines.end(text, at)) {
            at = TextLines.next(text, end);
        }
        return at;
    }

    /// Its last line, which is empty with the mark of a zero, and its end follow at once.
    private boolean isEmptyFile(int from) {
        return from < text.limit() && line(text, from).equals("`") && afterEnd(from) > from;
    }

    private int afterEnd(int from) {
        int at = from;
        for (int lines = 0; lines < 3 && at < text.limit() && isLastLine(line(text, at)); lines++) {
            at = TextLines.next(text, TextLines.end(text, at));
        }
        return at < text.limit() && line(text, at).equals("end") ? TextLines.next(text, TextLines.end(text, at)) : from;
    }

    private static boolean isLastLine(String line) {
        return line.isEmpty() || line.equals("`");
    }

    /// The file that a part is declared to be; empty where none begins in it, or it is forged.
    ///
    /// @param encoded from 0 to the limit
    public static Optional<ByteBuffer> declared(ByteBuffer encoded) {
        for (int at = 0; at < encoded.limit(); at = TextLines.next(encoded, TextLines.end(encoded, at))) {
            int end = TextLines.end(encoded, at);
            if (beginning(encoded, at, end) != null) {
                int from = TextLines.next(encoded, end);
                ByteBuffer lines = encoded.slice(from, lastLine(encoded, from) - from);
                return isForged(ofLines(lines), lines.limit()) ? Optional.empty() : Optional.of(lines);
            }
        }
        return Optional.empty();
    }

    private static int lastLine(ByteBuffer encoded, int from) {
        int at = from;
        while (at < encoded.limit()
                && !(encoded.get(at) == 'e' && line(encoded, at).equals("end"))) {
            at = TextLines.next(encoded, TextLines.end(encoded, at));
        }
        return at;
    }

    /// A short line without the blanks around it; of longer ones the beginning.
    private static String line(ByteBuffer text, int from) {
        return string(text, from, Math.min(TextLines.end(text, from), from + LONGEST_BEGINNING))
                .strip();
    }

    private static @Nullable String beginning(ByteBuffer text, int from, int to) {
        if (to - from > LONGEST_BEGINNING || from == to || text.get(from) != 'b') {
            return null;
        }
        String[] words = string(text, from, to).strip().split(" ", 3);
        boolean mode = words.length == 3
                && words[0].equals("begin")
                && words[1].length() >= 3
                && words[1].length() <= 4
                && words[1].chars().allMatch(c -> c >= '0' && c <= '7');
        return mode ? words[2].strip() : null;
    }

    private static String string(ByteBuffer text, int from, int to) {
        byte[] bytes = new byte[to - from];
        text.get(from, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
