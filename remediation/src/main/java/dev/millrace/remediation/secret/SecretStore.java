package dev.millrace.remediation.secret;

import dev.millrace.remediation.database.Database;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Keeps one-time secrets encrypted, and gives each away once.
public final class SecretStore {
    /// How long a link works unused.
    static final Duration TIME_TO_LIVE = Duration.ofMinutes(30);

    private final Database database;
    private final SecretCipher cipher;

    SecretStore(Database database, SecretCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /// Keeps a secret for a run, unless it has one already, and answers its id. Its link does not work yet.
    public Mono<UUID> keep(NewSecret secret) {
        UUID id = UUID.randomUUID();
        return Database.limited(database.sql(SecretSql.KEEP)
                .bind("id", id)
                .bind("tenant", secret.tenant())
                .bind("run", secret.runId())
                .bind("ciphertext", ByteBuffer.wrap(cipher.close(id, secret.text())))
                .bind("recipient", secret.recipient().address())
                .bind("name", Database.orNull(secret.recipient().name(), String.class))
                .bind("language", secret.language())
                .bind("kind", secret.kind().name())
                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .one());
    }

    /// The id of a run's secret that was neither used nor withdrawn.
    public Mono<Optional<UUID>> find(String tenant, String runId) {
        return Database.limited(database.sql(SecretSql.FIND)
                .bind("tenant", tenant)
                .bind("run", runId)
                .map(row -> Optional.of(Objects.requireNonNull(row.get("id", UUID.class))))
                .one()
                .defaultIfEmpty(Optional.empty()));
    }

    /// The text, for setting it. Fails when it is erased already.
    public Mono<String> open(UUID id) {
        return Database.limited(database.sql(SecretSql.OPEN)
                .bind("id", id)
                .map(row -> cipher.open(id, bytes(row)))
                .one()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("One-time secret " + id + " is erased"))));
    }

    /// Makes the link work from now on, and answers until when.
    Mono<Instant> release(UUID id) {
        return Database.limited(database.sql(SecretSql.RELEASE)
                .bind("id", id)
                .bind("seconds", (double) TIME_TO_LIVE.toSeconds())
                .map(row -> Objects.requireNonNull(row.get("expires_at", Instant.class)))
                .one()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("One-time secret " + id + " is erased"))));
    }

    /// Until when the link works, if it does.
    Mono<Optional<Instant>> releasedUntil(UUID id) {
        return look(id).map(standing ->
                standing instanceof Standing.Waiting waiting ? Optional.of(waiting.expiresAt()) : Optional.empty());
    }

    /// Erases a secret that nobody is to see.
    public Mono<Void> withdraw(UUID id) {
        return Database.limited(database.sql(SecretSql.WITHDRAW).bind("id", id).then());
    }

    /// How a secret stands.
    Mono<Standing> look(UUID id) {
        return Database.limited(database.sql(SecretSql.LOOK)
                .bind("id", id)
                .map(SecretStore::standing)
                .one()
                .defaultIfEmpty(new Standing.Unknown()));
    }

    /// Gives the secret away and erases it, in one transaction; empty when it is not to be had (any more).
    Mono<String> take(UUID id) {
        return Database.limited(database.sql(SecretSql.TAKE)
                .bind("id", id)
                .map(row -> cipher.open(id, bytes(row)))
                .one());
    }

    /// Notes, once for each secret, that its link was opened after it had ended.
    Mono<Void> refuse(UUID id) {
        return Database.limited(database.sql(SecretSql.REFUSE).bind("id", id).then());
    }

    /// Erases what has expired, and what no run will ever release.
    Mono<Long> erase() {
        return Database.limited(database.sql(SecretSql.ERASE).fetch().rowsUpdated());
    }

    private static Standing standing(Readable row) {
        String language = Objects.requireNonNull(row.get("language", String.class));
        SecretKind kind = SecretKind.valueOf(Objects.requireNonNull(row.get("secret_kind", String.class)));
        if (Boolean.TRUE.equals(row.get("waiting", Boolean.class))) {
            return new Standing.Waiting(language, kind, Objects.requireNonNull(row.get("expires_at", Instant.class)));
        }
        return Boolean.TRUE.equals(row.get("unreleased", Boolean.class))
                ? new Standing.Unknown()
                : new Standing.Over(language, kind);
    }

    private static byte[] bytes(Readable row) {
        ByteBuffer buffer = Objects.requireNonNull(row.get("ciphertext", ByteBuffer.class));
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
