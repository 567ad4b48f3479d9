package dev.millrace.intake.email.content;

import dev.millrace.intake.blob.Blob;
import dev.millrace.intake.blob.MappedBlob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A mail as it came: in memory, or in a file, which is read as if it lay in memory: the blob store's own, or one
/// that somebody gave.
///
/// @param bytes from 0 to the limit; only ever read by index or through a duplicate
/// @param kept what the blob store has of it already, or null
public record RawMail(ByteBuffer bytes, @Nullable Blob kept) {
    /// In bytes. Larger mails that are fetched or received go to the blob store while they come, and are read from
    /// there; larger parts that nobody reads are decoded piece by piece, or not copied at all.
    public static final int LARGE = 1 << 20;

    /// A mail in memory.
    public static RawMail of(byte[] bytes) {
        return new RawMail(ByteBuffer.wrap(bytes), null);
    }

    /// A mail in the blob store.
    public static RawMail of(MappedBlob kept) {
        return new RawMail(kept.bytes(), kept.blob());
    }

    /// A mail in a file, which nobody may change meanwhile.
    ///
    /// @throws IOException when it cannot be read
    public static RawMail of(Path file) throws IOException {
        if (Files.size(file) <= LARGE) {
            return of(Files.readAllBytes(file));
        }
        try (FileChannel opened = FileChannel.open(file)) {
            return new RawMail(opened.map(FileChannel.MapMode.READ_ONLY, 0, opened.size()), null);
        }
    }

    /// In bytes.
    public long size() {
        return bytes.limit();
    }

    /// Hex SHA-256: its name in the blob store.
    public String sha256() {
        return kept == null ? Hashes.sha256(bytes) : kept.sha256();
    }
}
