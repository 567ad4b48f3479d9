package dev.millrace.standalone.cli;

import dev.millrace.tickets.file.TextFile;
import dev.millrace.tickets.file.TextLines;
import dev.millrace.tickets.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// JSON lines in from a file or standard input, out to standard output.
final class JsonLines {
    private JsonLines() {}

    /// Lines of a file, or of standard input where there is none.
    static TextLines of(@Nullable Path file) throws IOException {
        return file == null ? TextLines.ofInput() : new TextFile(file).lines();
    }

    static void print(PrintWriter out, Object value) {
        out.println(Json.text(value));
    }
}
