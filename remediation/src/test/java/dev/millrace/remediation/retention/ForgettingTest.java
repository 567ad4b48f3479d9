package dev.millrace.remediation.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.ledger.Advance;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgettingTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration KEPT = Duration.ofDays(30);

    private final TestDatabase database = new TestDatabase();
    private final Ledger ledger = new Ledger(database.database(), "one", Duration.ofMinutes(1), BrakeSettings.none());
    private final Forgetting forgetting = new Forgetting(database.database(), KEPT);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldForgetWhatEndedLongAgoAndNothingElse() {
        for (int ticket = 1; ticket <= 3; ticket++) {
            ledger.add(NewJob.of(Requests.automatic(ticket, "unlock-account", "sender", "anna" + ticket)))
                    .block(LIMIT);
        }
        List<Job> jobs = ledger.claim(2, List.of(), Map.of()).block(LIMIT);
        for (Job job : jobs) {
            ledger.write(job, new Advance(1, List.of(), List.of(), new Advance.Next.Finish(Advance.Result.SUCCEEDED)))
                    .block(LIMIT);
        }
        assertThat(forgetting.forget(KEPT).block(LIMIT)).isZero();
        change("update remediation.job set created_at = now() - interval '31 days'");
        change("update remediation.job set finished_at = now() - interval '31 days' where id = "
                + jobs.getFirst().id());
        assertThat(forgetting.forget(KEPT).block(LIMIT)).isEqualTo(1);
        assertThat(forgetting.forget(KEPT).block(LIMIT)).isZero();
        assertThat(known()).hasSize(2).doesNotContain(jobs.getFirst().key());
    }

    @Test
    void shouldForgetMoreThanOneBatch() {
        change("""
                insert into remediation.job (tenant, kind, key, ticket, runbook, attempt, request, finished_at)
                select 'acme', 'run', number || '/a/1', number, 'a', 1, '{"target": "anna"}', now() - interval '31 days'
                from generate_series(1, 1100) as number
                """);
        assertThat(forgetting.forget(KEPT).block(LIMIT)).isEqualTo(1_100);
        assertThat(known()).isEmpty();
    }

    @Test
    void shouldNotForgetWhatHasJustEnded() {
        assertThatThrownBy(() -> new RetentionSettings(Duration.ofHours(1)))
                .hasMessage("millrace.remediation.ledger.forget-after must be at least 1d, not PT1H");
    }

    private void change(String sql) {
        database.database().sql(sql).then().block(LIMIT);
    }

    /// The keys of those whose request still says whom it is about.
    private List<String> known() {
        return database.database()
                .sql("select key from remediation.job where request->'target' is not null")
                .map(row -> row.get("key", String.class))
                .all()
                .collectList()
                .block(LIMIT);
    }
}
