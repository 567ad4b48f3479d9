package dev.millrace.enrichment.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The version of models: the first sixteen hexadecimal digits of the SHA-256 of their file, so that a version names
/// one content for ever and a file can be checked against it.
public final class ModelVersion {
    private static final int BYTES = 8;

    private ModelVersion() {}

    /// The version of a content.
    public static String of(byte[]... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha.update(part);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
