package dev.millrace.remediation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.RemediationOutcome.SecretKind;
import dev.millrace.tickets.signature.Signer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class SecretStoreTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final TestDatabase database = new TestDatabase();
    private final SecretStore secrets = TestSecrets.store(database.database());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldKeepOneSecretForARun() {
        UUID first = keep("run-1", "sesame");
        UUID again = keep("run-1", "another");
        assertThat(again).isEqualTo(first);
        StepVerifier.create(secrets.open(first)).expectNext("sesame").verifyComplete();
    }

    @Test
    void shouldShowNothingBeforeTheLinkWorks() {
        UUID id = keep("run-1", "sesame");
        StepVerifier.create(secrets.take(id)).verifyComplete();
        StepVerifier.create(secrets.look(id)).expectNext(new Standing.Unknown()).verifyComplete();
    }

    @Test
    void shouldGiveASecretToOneOfManyWhoAskAtOnce() {
        UUID id = keep("run-1", "sesame");
        secrets.release(id).block(LIMIT);
        StepVerifier.create(Flux.range(0, 20).flatMap(any -> secrets.take(id), 20))
                .expectNext("sesame")
                .verifyComplete();
        StepVerifier.create(secrets.look(id))
                .expectNext(new Standing.Over("de", SecretKind.PASSWORD))
                .verifyComplete();
        StepVerifier.create(secrets.open(id)).verifyError(IllegalStateException.class);
    }

    @Test
    void shouldKnowWhatItKeeps() {
        UUID id = secrets.keep(new NewSecret(
                        "acme",
                        "7ZK3Q/a-runbook-of-our-own/1",
                        new Person("anna@private.example", null),
                        "de",
                        SecretKind.PROFILE,
                        "client"))
                .block(LIMIT);
        secrets.release(id).block(LIMIT);
        secrets.take(id).block(LIMIT);
        StepVerifier.create(secrets.look(id))
                .expectNext(new Standing.Over("de", SecretKind.PROFILE))
                .verifyComplete();
    }

    @Test
    void shouldEraseWhatHasExpired() {
        UUID id = keep("run-1", "sesame");
        UUID other = keep("run-2", "other");
        secrets.release(id).block(LIMIT);
        secrets.release(other).block(LIMIT);
        execute("update remediation.one_time_secret set expires_at = now() - interval '1 s' where run_id = 'run-1'");

        StepVerifier.create(secrets.take(id)).verifyComplete();
        StepVerifier.create(secrets.erase()).expectNext(1L).verifyComplete();
        StepVerifier.create(secrets.erase()).expectNext(0L).verifyComplete();
        StepVerifier.create(secrets.take(other)).expectNext("other").verifyComplete();
    }

    @Test
    void shouldNotGiveAwayWhatWasWithdrawn() {
        UUID id = keep("run-1", "sesame");
        secrets.release(id).block(LIMIT);
        secrets.withdraw(id).block(LIMIT);
        StepVerifier.create(secrets.take(id)).verifyComplete();
    }

    @Test
    void shouldNotOpenWithAnotherKey() {
        UUID id = keep("run-1", "sesame");
        SecretStore stranger = new SecretStore(
                database.database(), new SecretCipher(new Signer("another key, also of 32 characters or more")));
        StepVerifier.create(stranger.open(id))
                .expectErrorMatches(error -> error.getMessage().contains("was millrace.signing-key changed?"))
                .verify();
    }

    @Test
    void shouldNoteInTheAuditLogWhoseLinkWasOpenedAndTheFirstTimeItWasOpenedInVain() {
        UUID id = keep("run-1", "sesame");
        StepVerifier.create(secrets.refuse(id)).verifyComplete();
        assertThat(audit()).as("it does not work yet").isEmpty();
        secrets.release(id).block(LIMIT);
        StepVerifier.create(secrets.refuse(id)).verifyComplete();
        assertThat(audit()).as("it still works").isEmpty();

        secrets.take(id).block(LIMIT);
        secrets.take(id).block(LIMIT);
        secrets.refuse(id).block(LIMIT);
        secrets.refuse(id).block(LIMIT);

        assertThat(audit())
                .containsExactly(
                        "secret-opened run-1 {} {\"secretFor\": \"anna@private.example\"}",
                        "secret-refused run-1 {\"reason\": \"opened before\"}"
                                + " {\"secretFor\": \"anna@private.example\"}");
    }

    private List<String> audit() {
        return database.database()
                .sql("select concat_ws(' ', kind, run, facts, personal) as line from remediation.audit order by number")
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block(LIMIT);
    }

    private UUID keep(String run, String text) {
        return secrets.keep(new NewSecret(
                        "acme", run, new Person("anna@private.example", null), "de", SecretKind.PASSWORD, text))
                .block(LIMIT);
    }

    private void execute(String sql) {
        database.database().sql(sql).then().block(LIMIT);
    }
}
