package dev.millrace.access.token;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How to get access tokens: as an application with a secret (Microsoft 365), or as a service account with a
/// key file (Google Workspace).
///
/// @param tokenUrl the token endpoint; a service account's file names its own
/// @param clientId the application
/// @param clientSecret its secret
/// @param scope what the token is for, such as `https://outlook.office365.com/.default`
/// @param serviceAccount the JSON key file of a service account, in place of id and secret
/// @param timeout for an answer of the endpoint; default 10 s
public record OAuthSettings(
        @Nullable URI tokenUrl,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String scope,
        @Nullable Path serviceAccount,
        @DefaultValue("10s") Duration timeout) {
    private static final String NAME = "oauth.";

    public OAuthSettings {
        if (scope == null || scope.isBlank()) {
            throw new IllegalArgumentException(NAME + "scope is missing");
        }
        if (serviceAccount == null) {
            require(tokenUrl == null ? null : tokenUrl.toString(), "token-url");
            require(clientId, "client-id");
            require(clientSecret, "client-secret");
        } else if (clientSecret != null) {
            throw new IllegalArgumentException(
                    NAME + "client-secret and " + NAME + "service-account exclude each other");
        }
    }

    private static void require(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(NAME + field + " is missing, and so is " + NAME + "service-account");
        }
    }

    @Override
    public String toString() {
        return "OAuthSettings[tokenUrl=%s, clientId=%s, serviceAccount=%s]"
                .formatted(tokenUrl, clientId, serviceAccount);
    }
}
