package dev.millrace.standalone.mail;

import dev.millrace.standalone.files.PrivateFiles;
import jakarta.mail.MessagingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What all folders of the mail store share: its lock, the read messages, and a place for files that are not finished.
final class StoreFiles {
    private final Object lock = new Object();
    private final MessageTexts texts = new MessageTexts();
    private final Path unfinished;

    StoreFiles(Path unfinished) throws IOException {
        this.unfinished = unfinished;
        PrivateFiles.createDirectories(unfinished);
        try (Stream<Path> left = Files.list(unfinished)) {
            for (Path file : left.toList()) {
                // Nobody was told that what was being written here had been accepted.
                Files.delete(file);
            }
        }
    }

    Object lock() {
        return lock;
    }

    MessageTexts texts() {
        return texts;
    }

    /// A name for a delivery, unlike any other.
    String freshKey() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /// A file that is not there yet, on the same file system as the folders, so that it can be renamed into them.
    Path unfinishedFile() {
        return unfinished.resolve(freshKey());
    }

    /// Writes a file to the end and onto the disk.
    Path write(Content content) throws IOException {
        Path file = unfinishedFile();
        try (FileChannel channel = PrivateFiles.create(file);
                OutputStream output = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(output);
            output.flush();
            channel.force(false);
        } catch (IOException | MessagingException failure) {
            Files.deleteIfExists(file);
            throw failure instanceof IOException known ? known : new IOException(failure);
        }
        return file;
    }

    /// Copies a file's bytes from the offset on.
    Path copy(Path source, long offset) throws IOException {
        Path file = unfinishedFile();
        try (FileChannel from = FileChannel.open(source);
                FileChannel to = PrivateFiles.create(file)) {
            long position = offset;
            while (position < from.size()) {
                position += from.transferTo(position, from.size() - position, to);
            }
            to.force(false);
        }
        return file;
    }

    /// The names in a folder, in order.
    static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    /// Something that writes itself.
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream output) throws IOException, MessagingException;
    }
}
