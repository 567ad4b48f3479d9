package dev.millrace.remediation.secret;

import dev.millrace.remediation.database.Database;
import dev.millrace.tickets.signature.Signer;
import java.time.Duration;

/// Secrets for the tests of other packages.
public final class TestSecrets {
    static final Signer SIGNER = new Signer("a signing key for tests, at least 32 characters");

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private TestSecrets() {}

    public static SecretStore store(Database database) {
        return new SecretStore(database, new SecretCipher(SIGNER));
    }

    /// Every row of every table, as text.
    public static String everythingIn(Database database) {
        return database.sql("""
                        select concat(
                          (select string_agg(job::text, ' ') from remediation.job),
                          (select string_agg(journal::text, ' ') from remediation.journal),
                          (select string_agg(outbox::text, ' ') from remediation.outbox),
                          (select string_agg(encode(ciphertext, 'escape'), ' ') from remediation.one_time_secret)) as all
                        """).map(row -> row.get("all", String.class)).one().block(LIMIT);
    }
}
