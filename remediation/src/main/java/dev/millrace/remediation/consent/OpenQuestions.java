package dev.millrace.remediation.consent;

import dev.millrace.remediation.database.Database;
import dev.millrace.remediation.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What people were asked to agree to and may still be answering. Where a runbook's plan changes meanwhile,
/// they are asked anew; what they were asked before is void then.
public final class OpenQuestions {
    private static final String NOTE = """
            insert into remediation.question (job, runbook, plan, expires_at)
            values (:job, :runbook, :plan, coalesce(cast(:expires as timestamptz), now() + interval '3 days'))
            on conflict (job) do update set plan = excluded.plan,
              expires_at = now() + make_interval(secs => :within) + interval '10 minutes'
            """;

    /// The question's job is done once more: it tells of those to ask and of the new plan. One that was answered by a
    /// run is none any more.
    private static final String ASK_ANEW = """
            with changed as (
              select question.job, question.expires_at from remediation.question
              join unnest(cast(:runbooks as text[]), cast(:plans as text[])) as now (runbook, plan)
                on now.runbook = question.runbook and now.plan <> question.plan
              where question.expires_at > now() and not exists (
                select 1 from remediation.job asked join remediation.job run using (tenant, ticket, runbook)
                where asked.id = question.job and run.kind = 'run' and run.id > asked.id)),
            reopened as (
              update remediation.job set finished_at = null, result = null, waits_for = null, waits = 0,
                not_before = now(), reopened_at = now(), stopped_seconds = 0
              from changed where job.id = changed.job and job.kind = 'consent' and job.finished_at is not null
              returning job.id)
            select (select count(*) from reopened) as anew, pg_notify(:channel, ''),
              (select count(*) from changed join remediation.job on job.id = changed.job where finished_at is null)
                as being_asked
            """;

    private static final Duration AS_LONG_AS_USUAL = Duration.ofDays(3);

    private final Database database;

    public OpenQuestions(Database database) {
        this.database = database;
    }

    /// Notes what a question asks for, before it is asked. Whoever is asked anew has as long as whoever was asked
    /// before, from when the ticket hears of it. A note that lasts a little longer does no harm; one that ended
    /// before would leave people to agree to what is not done.
    ///
    /// @param within how long that is; three days where it is not known
    public Mono<Void> note(
            long job, String runbook, String plan, @Nullable Instant expiresAt, @Nullable Duration within) {
        return Database.limited(database.sql(NOTE)
                .bind("job", job)
                .bind("runbook", runbook)
                .bind("plan", plan)
                .bind("expires", Database.orNull(expiresAt, Instant.class))
                .bind("within", (double) (within == null ? AS_LONG_AS_USUAL : within).toSeconds())
                .then());
    }

    /// What became of questions whose plan has changed.
    ///
    /// @param anew how many are asked anew
    /// @param beingAsked how many a worker has in hand just now: those whom it tells of the old plan must be
    ///     asked anew after that
    public record Asked(long anew, long beingAsked) {}

    /// Has those asked anew who were asked for something else than what would be done now.
    ///
    /// @param plans fingerprints by runbook
    public Mono<Asked> askAnew(Map<String, String> plans) {
        String[] runbooks = plans.keySet().toArray(String[]::new);
        String[] now = plans.values().toArray(String[]::new);
        return Database.limited(database.sql(ASK_ANEW)
                .bind("runbooks", runbooks)
                .bind("plans", now)
                .bind("channel", Ledger.CHANNEL)
                .map(row -> new Asked(
                        Objects.requireNonNull(row.get("anew", Long.class)),
                        Objects.requireNonNull(row.get("being_asked", Long.class))))
                .one());
    }
}
