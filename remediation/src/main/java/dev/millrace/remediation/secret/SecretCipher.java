package dev.millrace.remediation.secret;

import dev.millrace.tickets.signature.Signer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts secrets with AES-256 in GCM, each under a key of its own, derived from the signing key and the
/// secret's id. So neither the database nor the events alone reveal one.
final class SecretCipher {
    private static final String PURPOSE = "one-time-secret";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    /// NIST SP 800-38D, 5.2.1.1 recommends 96 bits.
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Signer signer;
    private final SecureRandom random = new SecureRandom();

    SecretCipher(Signer signer) {
        this.signer = signer;
    }

    /// The nonce, then the ciphertext.
    byte[] close(UUID id, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = run(Cipher.ENCRYPT_MODE, id, nonce, secret.getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
        System.arraycopy(text, 0, whole, NONCE_BYTES, text.length);
        return whole;
    }

    String open(UUID id, byte[] whole) {
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        byte[] text = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return new String(run(Cipher.DECRYPT_MODE, id, nonce, text), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, UUID id, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(
                    mode,
                    new SecretKeySpec(signer.derive(PURPOSE, id.toString()), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "One-time secret %s cannot be opened; was millrace.signing-key changed?".formatted(id), e);
        }
    }
}
