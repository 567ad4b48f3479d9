package dev.millrace.intake.email.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/// A line of a list that lies in a file beside the class that reads it.
///
/// @param number of the line in its file, from 1
public record ListLine(String file, int number, String text) {
    private static final String COMMENT = "#";

    /// All lines of a list but empty ones and comments, which begin with `#`.
    ///
    /// @throws IllegalStateException where there is no such file
    public static List<ListLine> beside(Class<?> reader, String file) {
        return of(file, read(reader, file));
    }

    static List<ListLine> of(String file, String text) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(at -> new ListLine(file, at + 1, lines.get(at)))
                .filter(line -> !line.text.isBlank() && !line.text.startsWith(COMMENT))
                .toList();
    }

    /// That the list cannot be read, because of this line.
    public IllegalStateException expected(String what) {
        return new IllegalStateException(file + ", line " + number + ": expected " + what + ", found: " + text);
    }

    private static String read(Class<?> reader, String file) {
        try (InputStream in = reader.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no list " + file + " beside " + reader.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " beside " + reader.getName() + " cannot be read", e);
        }
    }
}
