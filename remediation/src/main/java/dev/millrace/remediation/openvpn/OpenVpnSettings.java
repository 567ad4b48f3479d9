package dev.millrace.remediation.openvpn;

import dev.millrace.remediation.connector.GuardSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// An OpenVPN server whose clients sign in with certificates of our own authority.
///
/// @param authority the authority's certificate (PEM); without it there is no such server here
/// @param key reference of the authority's private key (PEM, without a passphrase)
/// @param issued a folder where issued certificates are noted
/// @param revocations the list that the server reads (`crl-verify`)
/// @param profile a file with what every profile begins with: `client`, `remote` and so on
/// @param validFor how long a new certificate holds; default 365 days
/// @param management the server's management interface, `127.0.0.1:7505` or the path of a Unix socket; without it
///     sessions go on until the server asks for the certificate again (`reneg-sec`)
/// @param managementPassword reference of its password
/// @param guard time limit, retry, breaker and bulkhead
@ConfigurationProperties("millrace.remediation.openvpn")
record OpenVpnSettings(
        @Nullable Path authority,
        @Nullable String key,
        @Nullable Path issued,
        @Nullable Path revocations,
        @Nullable Path profile,
        @DefaultValue("365d") Duration validFor,
        @Nullable String management,
        @Nullable String managementPassword,
        @DefaultValue GuardSettings guard) {
    OpenVpnSettings {
        if (authority != null) {
            required("key", key);
            required("issued", issued);
            required("revocations", revocations);
            required("profile", profile);
        }
        if (management != null && !management.matches("/.+|[^/]+:\\d{1,5}")) {
            throw new IllegalArgumentException("millrace.remediation.openvpn.management must be host:port or the"
                    + " absolute path of a socket, not " + management);
        }
        if (validFor.toDays() < 1) {
            throw new IllegalArgumentException(
                    "millrace.remediation.openvpn.valid-for must be at least a day, not " + validFor);
        }
    }

    private static void required(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("millrace.remediation.openvpn." + name + " is missing");
        }
    }
}
