package dev.millrace.remediation.directory;

import dev.millrace.remediation.connector.GuardSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the directory is and how it is spoken to.
///
/// @param url `ldap://host:389` or `ldaps://host:636`
/// @param bindDn the service account
/// @param password where its password lies, such as `file:/run/secrets/directory`; or the password itself
/// @param baseDn such as `dc=acme,dc=example`
/// @param peopleOu where accounts are, below the base; default `ou=people`
/// @param groupsOu where groups are, below the base; default `ou=groups`
/// @param connections in the pool, and calls at the same time; default 8
/// @param connectLimit for making a connection; default 1 s
/// @param dialect the kind of directory; default `open-ldap`
/// @param sslBundle the `spring.ssl.bundle` whose certificates are believed, for a directory with a private authority;
///     default none: those that this Java believes
/// @param attributes what the directory calls things
/// @param guard time limit, retry, breaker and bulkhead
@ConfigurationProperties("millrace.remediation.directory")
public record DirectorySettings(
        String url,
        String bindDn,
        String password,
        String baseDn,
        @DefaultValue("ou=people") String peopleOu,
        @DefaultValue("ou=groups") String groupsOu,
        @DefaultValue("8") int connections,
        @DefaultValue("1s") Duration connectLimit,
        @DefaultValue("open-ldap") DirectoryDialect dialect,
        @Nullable String sslBundle,
        @DefaultValue DirectoryAttributes attributes,
        @DefaultValue GuardSettings guard) {
    public DirectorySettings {
        required("url", url);
        required("bind-dn", bindDn);
        required("password", password);
        required("base-dn", baseDn);
        attributes = attributes.or(dialect.attributes());
        if (!url.startsWith("ldap://") && !url.startsWith("ldaps://")) {
            throw new IllegalArgumentException(
                    "millrace.remediation.directory.url must start with ldap:// or ldaps://, not '" + url + "'");
        }
        if (connections < 1) {
            throw new IllegalArgumentException(
                    "millrace.remediation.directory.connections must be at least 1, not " + connections);
        }
    }

    String people() {
        return below(peopleOu);
    }

    String groups() {
        return below(groupsOu);
    }

    @Override
    public String toString() {
        return "DirectorySettings[url=" + url + ", bindDn=" + bindDn + ", baseDn=" + baseDn + "]";
    }

    private String below(String unit) {
        return unit.isBlank() ? baseDn : unit + "," + baseDn;
    }

    private static void required(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("millrace.remediation.directory." + name + " is missing");
        }
    }
}
