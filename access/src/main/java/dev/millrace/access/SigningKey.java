package dev.millrace.access;

import dev.millrace.tickets.signature.Signer;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What this installation signs with.
///
/// @param signingKey shared by all its programs; at least 32 characters
@ConfigurationProperties("millrace")
public record SigningKey(String signingKey) {
    public SigningKey {
        Signer.requireKey(signingKey);
    }

    /// Signs by the key.
    public Signer signer() {
        return new Signer(signingKey);
    }

    @Override
    public String toString() {
        return "SigningKey[]";
    }
}
