package dev.millrace.remediation.ledger;

/// The ledger's statements. Times are the database's own, so that the clocks of workers do not matter.
final class LedgerSql {
    static final String ADD = """
            with added as (
              insert into remediation.job (tenant, kind, key, ticket, runbook, attempt, subject, request)
              values (:tenant, :kind, :key, :ticket, :runbook, :attempt, cast(:subject as text),
                cast(:request as jsonb))
              on conflict do nothing
              returning id)
            select pg_notify(:channel, '') from added
            """;

    /// Runs on the same account or group take turns, the oldest first: two that reset one password at the same
    /// time would each find the other's. One that waits for a connector lets the others go first until it is due
    /// itself: whatever this statement could return blocks all that came after it, so it returns one of each. One
    /// that a dead worker left in the middle comes before all others. The index `job_at_work` holds this against
    /// claims that do not see one another.
    static final String CLAIM = """
            with due as (
              select id from remediation.job
              where finished_at is null
                and not_before <= now()
                and (lease_until is null or lease_until < now())
                and (waits_for is null or waits_for <> all(:parked))
                and (lease_owner is not null or not exists (
                  select 1 from remediation.job other
                  where other.tenant = job.tenant and other.subject = job.subject and other.finished_at is null
                    and other.id <> job.id
                    and (other.lease_owner is not null or (other.id < job.id and (other.waits_for is null
                      or (other.not_before <= now() and other.waits_for <> all(:parked)))))))
              order by not_before, id
              limit :most
              for update skip locked)
            update remediation.job
            set lease_owner = :worker, lease_until = now() + make_interval(secs => :lease), fence = fence + 1
            from due where job.id = due.id
            returning job.id, tenant, kind, key, ticket, cast(request as text) as request, fence, sequence, waits,
              waits_for, failed_step, failed_reason, created_at
            """;

    static final String RENEW = """
            update remediation.job set lease_until = now() + make_interval(secs => :lease)
            where id = any(:jobs) and lease_owner = :worker and finished_at is null
            returning id
            """;

    /// The owner stays: what was begun on an account is finished before anything else is done to it.
    static final String RELEASE = """
            update remediation.job set lease_until = '-infinity'
            where lease_owner = :worker and finished_at is null
            """;

    static final String RELEASE_ALL = """
            update remediation.job set lease_until = '-infinity'
            where lease_owner is not null and finished_at is null
            """;

    static final String RESUME = """
            update remediation.job set not_before = now()
            where waits_for = :connector and finished_at is null and not_before > now()
            """;

    static final String JOURNAL = """
            select step, mark, detail, cast(facts as text) as facts from remediation.journal
            where job = :job order by id
            """;

    /// One round trip for all that a worker writes. Nothing is inserted when the fence has moved on, for then
    /// `held` is empty.
    static final String ADVANCE = """
            with held as (
              update remediation.job
              set sequence = :sequence,
                  waits_for = cast(:waits_for as text),
                  waits = case when cast(:waits_for as text) is null then 0 else waits + 1 end,
                  not_before = now() + make_interval(secs => coalesce(cast(:pause as float8), 0)),
                  failed_step = coalesce(cast(:failed_step as text), failed_step),
                  failed_reason = coalesce(cast(:failed_reason as text), failed_reason),
                  result = cast(:result as text),
                  finished_at = case when cast(:result as text) is null then null else now() end,
                  lease_owner = case when coalesce(cast(:waits_for as text), cast(:result as text)) is null
                    then lease_owner end,
                  lease_until = case when coalesce(cast(:waits_for as text), cast(:result as text)) is null
                    then now() + make_interval(secs => :lease) end
              where id = :job and fence = :fence and finished_at is null
              returning id, tenant),
            journaled as (
              insert into remediation.journal (tenant, job, step, mark, detail, facts, worker)
              select held.tenant, held.id, entry.step, entry.mark, entry.detail, entry.facts, :worker
              from held, jsonb_to_recordset(cast(:entries as jsonb))
                as entry (step text, mark text, detail text, facts jsonb)),
            told as (
              insert into remediation.outbox (tenant, job, outcome)
              select held.tenant, held.id, outcome.value
              from held, jsonb_array_elements(cast(:outcomes as jsonb)) with ordinality as outcome (value, place)
              order by outcome.place)
            select count(*) as held from held
            """;

    private LedgerSql() {}
}
