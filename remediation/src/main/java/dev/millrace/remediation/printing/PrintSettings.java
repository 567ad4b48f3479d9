package dev.millrace.remediation.printing;

import dev.millrace.remediation.connector.GuardSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the print server is.
///
/// @param url such as `http://print.acme.example:631`; none by default
/// @param user for HTTP Basic and as the requesting user; default `millrace`
/// @param secret where the password lies, if one is needed
/// @param guard time limit, retry, breaker and bulkhead
@ConfigurationProperties("millrace.remediation.printing")
public record PrintSettings(
        @Nullable String url,
        @DefaultValue("millrace") String user,
        @Nullable String secret,
        @DefaultValue GuardSettings guard) {
    public PrintSettings {
        if (url != null && !url.matches("https?://[^/]+/?")) {
            throw new IllegalArgumentException(
                    "millrace.remediation.printing.url must be http:// or https:// with a host, and no path");
        }
    }
}
