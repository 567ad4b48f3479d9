package dev.millrace.tickets.file;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Lines of text, one after the other. One that is not UTF-8 does not keep from reading those behind it.
public final class TextLines implements Closeable {
    /// Has a character for each byte and the line breaks of UTF-8, so that each line can be decoded by itself.
    private final BufferedReader bytes;

    private final String name;
    private int number;

    /// @param name what stands before the number of a line where its place is named
    TextLines(InputStream in, String name) {
        this.bytes = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
        this.name = name;
    }

    /// The lines of standard input, which has no name.
    public static TextLines ofInput() {
        return new TextLines(System.in, "Line ");
    }

    /// The next line, or null where there is none.
    public @Nullable Line next() throws IOException {
        String line = bytes.readLine();
        if (line == null) {
            return null;
        }
        number++;
        return new Line(number, name + number, line);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /// A line without its break.
    public static final class Line {
        private final int number;
        private final String place;
        private final String bytes;

        private Line(int number, String place, String bytes) {
            this.number = number;
            this.place = place;
            this.bytes = bytes;
        }

        /// Its number; 1 for the first.
        public int number() {
            return number;
        }

        /// Where it stands, for complaints.
        public String place() {
            return place;
        }

        /// What it says.
        ///
        /// @throws NotUtf8 naming its place
        public String text() throws NotUtf8 {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new NotUtf8(place, e);
            }
        }
    }
}
