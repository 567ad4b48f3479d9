package dev.millrace.tickets.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of text. Reading blocks.
///
/// @param path where it lies
public record TextFile(Path path) {
    /// All that it says.
    ///
    /// @throws NotUtf8 naming the file and the first line that is not UTF-8
    public String read() throws IOException {
        refuseFolder();
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(path));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(content).toString();
        } catch (CharacterCodingException e) {
            throw new NotUtf8(path + ":" + lineOf(content), e);
        }
    }

    /// Its lines, one after the other: it may be longer than memory.
    public TextLines lines() throws IOException {
        refuseFolder();
        return new TextLines(Files.newInputStream(path), path + ":");
    }

    /// Java opens it, and says without its name that it cannot be read.
    private void refuseFolder() throws FileSystemException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "Is a directory");
        }
    }

    /// The line on which decoding ended.
    private static int lineOf(ByteBuffer content) {
        int line = 1;
        for (int i = 0; i < content.position(); i++) {
            line += content.get(i) == '\n' ? 1 : 0;
        }
        return line;
    }
}
