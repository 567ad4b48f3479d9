package dev.millrace.remediation.secret;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// What secrets are sealed with.
///
/// @param signingKey the installation's, shared by all its programs; at least 32 characters
@ConfigurationProperties("millrace")
record SigningSettings(String signingKey) {
    SigningSettings {
        if (signingKey == null || signingKey.isBlank()) {
            throw new IllegalArgumentException("millrace.signing-key is missing");
        }
    }

    @Override
    public String toString() {
        return "SigningSettings[]";
    }
}
