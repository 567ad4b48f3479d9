package dev.millrace.remediation.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What migrations make of the rows that a desk of before has.
class MigrationsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private TestDatabase older;

    @BeforeEach
    void start() {
        older = TestDatabase.upTo("23");
    }

    @AfterEach
    void stop() {
        older.close();
    }

    @Test
    void shouldForgetWhoHadRunsTakenBackAtOnceThatWereForgottenBefore() {
        sql("""
                insert into remediation.job (tenant, kind, key, ticket, runbook, attempt, request,
                  finished_at, forgotten_at, at_once_by)
                values ('acme', 'run', '1/a/1', '1', 'a', 1, '{}', now(), now(), 'ben'),
                  ('acme', 'run', '2/a/1', '2', 'a', 1, '{}', now(), null, 'chloe')
                """);

        older.migrate();

        assertThat(texts("select coalesce(at_once_by, '') from remediation.job order by id"))
                .containsExactly("", "chloe");
    }

    @Test
    void shouldLeaveNoSystemAloneForLongerThanAQuarterOfAnHour() {
        sql("""
                insert into remediation.spared_system (connector, until)
                values ('graph', now() + interval '1 day'), ('vpn', now() + interval '5 minutes')
                """);

        older.migrate();

        assertThat(texts("""
                        select connector from remediation.spared_system
                        where until between now() + interval '10 minutes' and now() + interval '15 minutes'
                        """)).containsExactly("graph");
        assertThat(texts("""
                        select connector from remediation.spared_system where until < now() + interval '5 minutes'
                        """)).containsExactly("vpn");
    }

    @Test
    void shouldKnowProfilesFromPasswords() {
        sql("""
                insert into remediation.one_time_secret (id, tenant, run_id, recipient, language)
                values (gen_random_uuid(), 'acme', '1/renew-vpn-certificate/1', 'anna@private.example', 'en'),
                  (gen_random_uuid(), 'acme', '2/reset-password/1', 'anna@private.example', 'en')
                """);

        older.migrate();

        assertThat(texts("select secret_kind from remediation.one_time_secret order by run_id"))
                .containsExactly("PROFILE", "PASSWORD");
    }

    @Test
    void shouldHaveOnlyThoseRunsHoldTheirTargetThatHaveBegunToChangeIt() {
        sql("""
                insert into remediation.job (tenant, kind, key, ticket, runbook, attempt, request, subject, failed_step,
                  finished_at)
                values ('acme', 'run', 'asked', '1', 'a', 1, '{}', 'anna', null, null),
                  ('acme', 'run', 'looked', '2', 'a', 1, '{}', 'anna', null, null),
                  ('acme', 'run', 'begun', '3', 'a', 1, '{}', 'anna', null, null),
                  ('acme', 'run', 'turned back', '4', 'a', 1, '{}', 'anna', 'unlock', null),
                  ('acme', 'run', 'over', '5', 'a', 1, '{}', 'anna', null, now())
                """);
        sql("""
                insert into remediation.journal (tenant, job, step, mark, detail, facts, worker)
                select 'acme', id, 'unlock', case key when 'looked' then 'looked' else 'begun' end, '', '{}', 'w'
                from remediation.job where key in ('looked', 'begun', 'over')
                """);

        older.migrate();

        assertThat(texts("select key from remediation.job where holds order by id"))
                .containsExactly("begun", "turned back");
    }

    @Test
    void shouldKeepForHowLongARunWasStopped() {
        older.close();
        older = TestDatabase.upTo("30");
        sql("""
                insert into remediation.job (tenant, kind, key, ticket, runbook, attempt, request, created_at,
                  stopped_seconds)
                values ('acme', 'run', 'stopped', '1', 'a', 1, '{}', now() - interval '1 hour', 600),
                  ('acme', 'run', 'never stopped', '2', 'a', 1, '{}', now() - interval '1 hour', 0)
                """);

        older.migrate();

        assertThat(texts("""
                        select key || ', ' || extract(epoch from upper(stop) - lower(stop))::int
                        from remediation.job, unnest(stops) as stop
                        """)).containsExactly("stopped, 600");
    }

    private void sql(String statement) {
        older.database().sql(statement).then().block(LIMIT);
    }

    private List<String> texts(String query) {
        return Objects.requireNonNull(older.database()
                .sql(query)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .all()
                .collectList()
                .block(LIMIT));
    }
}
