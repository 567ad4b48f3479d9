package dev.millrace.tickets.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signs short texts with HMAC-SHA-256 (RFC 2104), cut to 128 bits. Each use names its purpose, so that what
/// was signed for one is worth nothing for another.
public final class Signer {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final int LEAST_KEY_BYTES = 32;

    /// Holds the key and is never used itself: each use has a copy.
    private final Mac keyed;

    /// @param key shared by all programs of the installation; at least 32 characters
    public Signer(String key) {
        requireKey(key);
        this.keyed = keyed(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    /// For settings, so that a start ends with the property's name.
    ///
    /// @throws IllegalArgumentException where the key is missing or has less than 32 bytes
    public static void requireKey(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException(
                    "millrace.signing-key is missing; it needs at least %d random".formatted(LEAST_KEY_BYTES)
                            + " characters, the same in every program of the installation");
        }
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("millrace.signing-key must have at least %d random characters, not %d"
                    .formatted(LEAST_KEY_BYTES, bytes));
        }
    }

    /// The signature of a text for a purpose: 22 characters of URL-safe base 64.
    public String sign(String purpose, String text) {
        byte[] signature = hmac(purpose, text);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOf(signature, SIGNATURE_BYTES));
    }

    /// The whole 256-bit code, as a key for what only the holder of the text may open.
    public byte[] derive(String purpose, String text) {
        return hmac(purpose, text);
    }

    /// Whether [#sign] made the signature for this text and purpose; takes as long for a wrong one as for a right one.
    public boolean verify(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    /// A token that carries a text, readable but not forgeable: `base64url(text).signature`.
    public String token(String purpose, String text) {
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return payload + "." + sign(purpose, text);
    }

    /// The text of a token, or empty when it is forged, damaged or made for another purpose.
    public Optional<String> open(String purpose, String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
            return verify(purpose, text, token.substring(dot + 1)) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private byte[] hmac(String purpose, String text) {
        Mac mac = copy();
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The Mac of every Java platform can be copied", e);
        }
    }
}
