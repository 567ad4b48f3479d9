package dev.millrace.standalone.mail;

import dev.millrace.standalone.files.PrivateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;

/// Gives out a folder's message numbers, each once, for ever (RFC 3501, 2.3.1.1).
///
/// The file says from where on no number has been given out. It is moved on a block at a time, so that a kill
/// skips a few numbers, which is allowed, and never gives one out twice, which is not.
final class UidCounter {
    private static final long BLOCK = 1000;

    private final Path file;
    private final long validity;
    private long next;
    private long unused;

    private UidCounter(Path file, long validity, long next) {
        this.file = file;
        this.validity = validity;
        this.next = next;
        this.unused = next;
    }

    static boolean existsIn(Path folder) {
        return Files.exists(folder.resolve(".uid"));
    }

    static UidCounter open(Path folder) throws IOException {
        Path file = folder.resolve(".uid");
        if (!Files.exists(file)) {
            var fresh = new UidCounter(file, Clock.systemUTC().millis() / 1000, 1);
            fresh.write(1);
            return fresh;
        }
        var kept = new Properties();
        kept.load(new StringReader(Files.readString(file)));
        try {
            return new UidCounter(
                    file, Long.parseLong(kept.getProperty("validity")), Long.parseLong(kept.getProperty("unused")));
        } catch (NumberFormatException notOurs) {
            throw new IOException("Expected the numbers \"validity\" and \"unused\" in " + file, notOurs);
        }
    }

    long validity() {
        return validity;
    }

    /// The number the next message will get.
    long peek() {
        return next;
    }

    long take() throws IOException {
        if (next >= unused) {
            write(next + BLOCK);
        }
        return next++;
    }

    /// Leaves no gap after a clean stop.
    void close() throws IOException {
        write(next);
    }

    private void write(long from) throws IOException {
        PrivateFiles.replace(file, "validity=" + validity + "\nunused=" + from + "\n");
        unused = from;
    }
}
