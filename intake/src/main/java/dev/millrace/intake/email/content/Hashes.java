package dev.millrace.intake.email.content;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names of bytes.
public final class Hashes {
    private Hashes() {}

    /// Hex SHA-256: the name of bytes in the blob store.
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /// Hex SHA-256 of what lies from 0 to the limit.
    static String sha256(ByteBuffer bytes) {
        Sum sum = new Sum();
        sum.add(bytes.slice(0, bytes.limit()));
        return sum.sha256();
    }

    /// Bytes that come piece by piece.
    static final class Sum {
        private final MessageDigest digest = digest();
        private long size;

        void add(ByteBuffer piece) {
            size += piece.remaining();
            digest.update(piece);
        }

        long size() {
            return size;
        }

        /// Hex, once all came.
        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /// A SHA-256 that has read nothing yet.
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
