package dev.millrace.remediation.http;

import dev.millrace.remediation.connector.GuardSettings;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The systems that are spoken to by HTTP.
///
/// @param systems by the name that runbook files use, which is the connector's name, too
@ConfigurationProperties("millrace.remediation.http")
public record HttpSettings(@DefaultValue Map<String, HttpSystemSettings> systems) {
    public HttpSettings {
        systems = systems == null ? Map.of() : Map.copyOf(systems);
        systems.forEach((name, system) -> system.check("millrace.remediation.http.systems." + name));
    }

    /// One system.
    ///
    /// @param url where all its paths begin
    /// @param health a path that is asked by GET whether the system answers; default `/`
    /// @param user for HTTP Basic, with `secret`
    /// @param secret where the password lies (with `user`), or the client secret (with `token-url`), or else the
    ///     bearer token
    /// @param tokenUrl for OAuth 2 client credentials (RFC 6749, 4.4), with `client-id` and `secret`
    /// @param clientId for OAuth 2
    /// @param scope for OAuth 2
    /// @param signing where the key lies that signs requests (HMAC-SHA-256), if they are signed
    /// @param guard time limit, retry, breaker and bulkhead
    public record HttpSystemSettings(
            String url,
            @DefaultValue("/") String health,
            @Nullable String user,
            @Nullable String secret,
            @Nullable String tokenUrl,
            @Nullable String clientId,
            @Nullable String scope,
            @Nullable String signing,
            @DefaultValue GuardSettings guard) {
        void check(String name) {
            if (url == null || !isWeb(url)) {
                throw new IllegalArgumentException(name + ".url must begin with http:// or https:// and name a host");
            }
            if (tokenUrl != null && (!isWeb(tokenUrl) || clientId == null || secret == null)) {
                throw new IllegalArgumentException(
                        name + ".token-url must be a URL, and needs client-id and secret beside it");
            }
            if (user != null && secret == null) {
                throw new IllegalArgumentException(name + ".user needs a secret beside it");
            }
        }

        private static boolean isWeb(String url) {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        }
    }
}
