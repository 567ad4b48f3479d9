package dev.millrace.remediation.fileshare;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// What is at a path. [Files#exists] and its like call a share that does not answer empty; whoever believes that
/// overwrites what is there.
final class FileStatus {
    private FileStatus() {}

    /// Of the entry itself, also where it is a link; nothing where there is none.
    ///
    /// @throws IOException when it cannot be learnt
    static Optional<BasicFileAttributes> of(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (FileSystemException failure) {
            if (isBelowAFile(file)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static boolean isBelowAFile(Path file) throws IOException {
        Path parent = file.getParent();
        return parent != null
                && of(parent).filter(status -> !status.isDirectory()).isPresent();
    }
}
