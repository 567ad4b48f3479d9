package dev.millrace.remediation.credentials;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A secret store with the HTTP interface of HashiCorp Vault (KV version 1 or 2), such as Vault or OpenBao.
///
/// @param url such as `https://vault.acme.example:8200`; none by default
/// @param token where its token lies: `env:NAME` or `file:/path`
/// @param timeLimit of one call; default 2 s
@ConfigurationProperties("millrace.remediation.vault")
public record VaultSettings(
        @Nullable String url,
        @Nullable String token,
        @DefaultValue("2s") Duration timeLimit) {
    /// No store.
    public static VaultSettings none() {
        return new VaultSettings(null, null, Duration.ofSeconds(2));
    }
}
