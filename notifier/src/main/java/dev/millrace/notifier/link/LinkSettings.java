package dev.millrace.notifier.link;

import dev.millrace.tickets.signature.Signer;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What links are made of; the same in every program of an installation.
///
/// @param signingKey at least 32 random characters
/// @param publicUrl the address under which people reach the desk; default `http://localhost:8080`
@ConfigurationProperties("millrace")
record LinkSettings(
        String signingKey,
        @DefaultValue("http://localhost:8080") URI publicUrl) {
    LinkSettings {
        Signer.requireKey(signingKey);
        String scheme = String.valueOf(publicUrl.getScheme());
        if (!scheme.matches("https?") || publicUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    "millrace.public-url must look like https://desk.example, not '" + publicUrl + "'");
        }
    }

    @Override
    public String toString() {
        return "LinkSettings[publicUrl=" + publicUrl + "]";
    }
}
