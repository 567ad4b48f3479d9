package dev.millrace.remediation.secret;

import dev.millrace.tickets.signature.Signer;
import java.util.Optional;
import java.util.UUID;

/// The signed part of one-time links: `token("once", secretId)`, as whoever mails the link signs it.
final class OnceTokens {
    private static final String PURPOSE = "once";

    private final Signer signer;

    OnceTokens(Signer signer) {
        this.signer = signer;
    }

    /// The secret's id, unless the token is forged or damaged.
    Optional<UUID> open(String token) {
        return signer.open(PURPOSE, token).flatMap(OnceTokens::uuid);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }
}
