package dev.millrace.standalone.cli;

import dev.millrace.tickets.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// JSON lines in from a file or standard input, out to standard output.
final class JsonLines {
    private JsonLines() {}

    /// Lines of a file, or of standard input where there is none.
    static BufferedReader reader(@Nullable Path file) throws IOException {
        if (file != null && Files.isDirectory(file)) {
            // Java opens it, and says without its name that it cannot be read.
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        return file == null
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(file, StandardCharsets.UTF_8);
    }

    static void print(PrintWriter out, Object value) {
        out.println(Json.text(value));
    }
}
