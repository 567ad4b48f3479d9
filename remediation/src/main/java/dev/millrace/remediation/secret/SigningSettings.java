package dev.millrace.remediation.secret;

import dev.millrace.tickets.signature.Signer;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What secrets are sealed with.
///
/// @param signingKey the installation's, shared by all its programs; at least 32 characters
@ConfigurationProperties("millrace")
record SigningSettings(String signingKey) {
    SigningSettings {
        Signer.requireKey(signingKey);
    }

    @Override
    public String toString() {
        return "SigningSettings[]";
    }
}
