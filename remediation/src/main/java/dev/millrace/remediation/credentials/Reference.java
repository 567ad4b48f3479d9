package dev.millrace.remediation.credentials;

import java.nio.file.Path;

/// Where a secret lies.
public sealed interface Reference {
    /// A variable of the program's environment: `env:NAME`.
    record Environment(String name) implements Reference {}

    /// A file that holds it alone: `file:/run/secrets/name`.
    record InFile(Path path) implements Reference {}

    /// A field of a secret in Vault: `vault:secret/data/vpn#token`.
    record Vault(String path, String field) implements Reference {}

    /// Whether a text begins as a reference does.
    static boolean isMeant(String text) {
        return text.startsWith("env:") || text.startsWith("file:") || text.startsWith("vault:");
    }

    /// Reads a reference.
    ///
    /// @throws IllegalArgumentException for anything else; what was given is not repeated, as it may be a secret
    static Reference of(String text) {
        String rest = text.substring(text.indexOf(':') + 1).strip();
        if (text.startsWith("env:") && rest.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return new Environment(rest);
        }
        if (text.startsWith("file:") && rest.startsWith("/")) {
            return new InFile(Path.of(rest));
        }
        int hash = rest.lastIndexOf('#');
        if (text.startsWith("vault:") && rest.matches("[\\w./-]+#[\\w.-]+") && !rest.contains("..")) {
            return new Vault(rest.substring(0, hash), rest.substring(hash + 1));
        }
        throw new IllegalArgumentException(
                "a secret is given by reference: env:NAME, file:/path or vault:path#field, not as it is");
    }
}
