package dev.millrace.standalone.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/// A folder for temporary files, gone with all that is in it when closed.
public record ThrowAwayFolder(Path path) implements AutoCloseable {
    /// Makes one where the system keeps such.
    ///
    /// @param prefix what its name begins with
    public static ThrowAwayFolder create(String prefix) throws IOException {
        return new ThrowAwayFolder(Files.createTempDirectory(prefix));
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(path);
    }
}
