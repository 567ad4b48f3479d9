package dev.millrace.remediation.ledger;

import dev.millrace.remediation.brake.Withheld;

/// The ledger's statements. Times are the database's own, so that the clocks of workers do not matter.
final class LedgerSql {
    static final String ADD = """
            with added as (
              insert into remediation.job (tenant, kind, key, ticket, runbook, attempt, subject, turn, request)
              select tenant, lower(kind), key, ticket, runbook, attempt, subject,
                now() + make_interval(secs => patience), cast(request as jsonb)
              from jsonb_to_recordset(cast(:jobs as jsonb)) as job
                (tenant text, kind text, key text, ticket text, runbook text, attempt int, subject text, patience int,
                 request text)
              on conflict do nothing
              returning id, tenant, kind, key, ticket, runbook, attempt, job.request),
            audited as (
              select remediation.audit_append(tenant, jsonb_agg(jsonb_build_object(
                'kind', case kind when 'run' then 'asked' else 'consent-sought' end,
                'ticket', ticket,
                'run', key,
                'facts', jsonb_strip_nulls(jsonb_build_object('runbook', runbook, 'attempt', attempt,
                  'assurance', request->'assurance', 'authorisation', request->'authorisation',
                  'consent', request->'consent', 'roles', request->'roles',
                  'quorum', request->'quorum', 'content', request->'content', 'requestedAt', request->'requestedAt')),
                'personal', jsonb_strip_nulls(jsonb_build_object('requester', request #> '{requester,address}',
                  'askedBy', request #> '{askedBy,address}',
                  'target', request->'target', 'parameters', request->'parameters',
                  'consentBy', request #> '{consentBy,address}',
                  'consents', case when kind = 'run' then jsonb_path_query_array(request, '$.consents[*].address') end
                  ))) order by id)) as number
              from added group by tenant order by tenant)
            select pg_notify(:channel, '') from (select count(number) as chains from audited) as told where chains > 0
            """;

    /// Places go round: first among tenants, then among the systems that a tenant's runs use, and what is under
    /// way counts as served. So a slow system holds its own places only, however many runbooks use it, and a
    /// tenant with a thousand runs does not hold up one with a single run. A run that uses several systems comes
    /// when its turn has come at each (as in dominant resource fairness; Ghodsi et al., NSDI 2011), for nobody
    /// knows at which it will be held up; and at a system those go first that have the fewest under way which
    /// use the very same ones: where the other system of some is slow, those that do without it pass by. One
    /// that waits for a system is at that one only. Among those that use the same the earliest turn comes first.
    /// What a runbook uses is asked with each claim, so it is right for what was put in before the runbook
    /// changed.
    /// Lanes (one tenant, one runbook) are found by hopping over the index, and of each no more is read than
    /// could be taken; a few more, since another worker may be taking the same ones.
    /// They are worked out first and then taken one by one by their ids (`lateral`): a join, without statistics
    /// of the table, as after a start with an empty ledger, had PostgreSQL work them out anew for each open job.
    ///
    /// Runs on the same account or group take turns, the oldest first: two that reset one password at the same
    /// time would each find the other's. One that waits and has changed nothing yet lets the others go first until
    /// it is due itself: whatever this statement could return blocks all that came after it, so it returns one of
    /// each. One that a dead worker left in the middle comes before all others. The index `job_at_work` holds
    /// this against claims that do not see one another.
    ///
    /// By which name a target was asked for tells nothing of the others that it has: what a run that waits found
    /// its target to be is asked about as well (`acts_on`).
    ///
    /// One that has begun to change something holds its target until it ends, whatever it waits for: what
    /// another found there meanwhile might be what this one is about to change, or to take back. One of which
    /// it is certain that nothing was changed holds it no longer. Another is returned with the runbook of the
    /// one that holds (`behind`), so that it can say that it waits. Of several that have begun, as claims of
    /// before left them, those come first that take back, and these wait for none.
    ///
    /// One that waited as long as anybody has patience is returned though its connector is away: nobody else
    /// looks whether it is to be given up.
    static final String CLAIM = """
            with recursive uses as materialized (
              select key as runbook, array(select jsonb_array_elements_text(value) order by 1) as systems
              from jsonb_each(cast(:systems as jsonb))),
            lane (tenant, runbook) as (
              (select tenant, runbook from remediation.job where finished_at is null and waits_for is null
                order by tenant, runbook limit 1)
              union all
              select hop.tenant, hop.runbook from lane cross join lateral (
                select tenant, runbook from remediation.job
                where finished_at is null and waits_for is null
                  and (job.tenant, job.runbook) > (lane.tenant, lane.runbook)
                order by tenant, runbook limit 1) as hop),
            awaited (name) as (
              (select waits_for from remediation.job where finished_at is null and waits_for is not null
                order by waits_for limit 1)
              union all
              select hop.waits_for from awaited cross join lateral (
                select waits_for from remediation.job
                where finished_at is null and waits_for is not null and waits_for > awaited.name
                order by waits_for limit 1) as hop),
            open as (
              select next.*, coalesce(systems, array[runbook]) as systems
              from lane left join uses using (runbook) cross join lateral (
                select id, job.tenant, turn, lease_owner from remediation.job
                where job.tenant = lane.tenant and job.runbook = lane.runbook and waits_for is null and %1$s
                order by turn, id limit 2 * :most + 8) as next
              union all
              select next.*, array[name] as systems from awaited cross join lateral (
                select id, tenant, turn, lease_owner from remediation.job
                where waits_for = awaited.name and %1$s
                order by not_before, id limit 2 * :most + 8) as next),
            busy as (
              select tenant, case when waits_for is null then coalesce(systems, array[runbook])
                else array[waits_for] end as systems, count(*) as jobs
              from remediation.job left join uses using (runbook)
              where finished_at is null and lease_owner is not null and lease_until >= now()
              group by 1, 2),
            busy_at as (
              select tenant, system, sum(jobs) as jobs from busy, unnest(systems) as system group by tenant, system),
            among_alike as (
              select id, tenant, systems, turn, coalesce(jobs, 0)
                + row_number() over (partition by tenant, systems order by lease_owner is null, turn, id) as place
              from open left join busy using (tenant, systems)),
            at_system as (
              select id, tenant, system, turn,
                row_number() over (partition by tenant, system order by place, turn, id) as place
              from among_alike, unnest(systems) as system),
            among_systems as (
              select id, tenant, turn, max(coalesce(jobs, 0) + place) as place
              from at_system left join busy_at using (tenant, system)
              group by id, tenant, turn),
            in_tenant as (
              select id, turn,
                coalesce((select sum(jobs) from busy where busy.tenant = among_systems.tenant), 0)
                  + row_number() over (partition by tenant order by place, turn, id) as place
              from among_systems),
            due as (
              select taken.id from (select id from in_tenant order by place, turn, id) as next
              cross join lateral (
                select id from remediation.job where job.id = next.id and %1$s for update skip locked) as taken
              limit :most)
            update remediation.job
            set lease_owner = :worker, lease_until = now() + make_interval(secs => :lease), fence = fence + 1
            from due where job.id = due.id
            returning job.id, tenant, kind, key, ticket, cast(request as text) as request, fence, sequence, waits,
              waits_for, told_causes, failed_step, failed_reason, coalesce(reopened_at, created_at) as since,
              array(select lower(stop) from unnest(stops) as stop) as stops_begun,
              array(select upper(stop) from unnest(stops) as stop) as stops_ended, runbook, cancelled_by, unanswered,
              at_once_by is not null as at_once,
              case when kind = 'run' and failed_step is null
                then remediation.waits_behind(job.id, tenant, subject, acts_on) end as behind,
              case kind when 'run' then remediation.why_stopped(job.id, tenant, runbook) end as stopped,
              case kind when 'run' then remediation.stopped_since(job.id, tenant, runbook) end as stopped_since
            """.formatted("""
            finished_at is null
                and not_before <= now()
                and (settles_at is null or settles_at <= now())
                and (lease_until is null or lease_until < now())
                and (waits_for is null or waits_for <> all(:parked) or cancelled_by is not null
                  or coalesce(reopened_at, created_at) < now() - make_interval(secs => :patience + stopped_seconds))
                and (lease_owner is not null or not exists (
                  select 1 from remediation.job other
                  where other.tenant = job.tenant and other.subject = job.subject and other.finished_at is null
                    and other.id <> job.id
                    and (other.lease_owner is not null or other.settles_at > now()
                      or ((not other.holds, other.failed_step is null, other.id)
                        < (not job.holds, job.failed_step is null, job.id)
                      and (other.waits_for is null
                      or (other.not_before <= now()
                        and (other.waits_for <> all(:parked) or other.cancelled_by is not null
                          or coalesce(other.reopened_at, other.created_at)
                            < now() - make_interval(secs => :patience + other.stopped_seconds))))))))
            """);

    static final String OPEN = """
            select count(*) as jobs from (select 1 from remediation.job where finished_at is null limit :many) as open
            """;

    /// Rows are locked in the order in which [#ADVANCE] locks them.
    static final String RENEW = """
            with held as (
              select id from remediation.job
              where id = any(:jobs) and lease_owner = :worker and finished_at is null
              order by id for update)
            update remediation.job set lease_until = now() + make_interval(secs => :lease)
            from held where job.id = held.id
            returning job.id
            """;

    /// Whether something may be on its way to the outside that a worker sent before it ended. What is noted of an
    /// outcome that can never be sent tells nothing of that.
    private static final String IN_THE_MIDDLE = """
            coalesce((select mark in ('begun', 'undoing') from remediation.journal
              where journal.job = job.id and step <> 'outbox' order by journal.id desc limit 1), false)
            """;

    /// The owner stays: what was begun on an account is finished before anything else is done to it.
    static final String RELEASE = """
            update remediation.job set lease_until = '-infinity'
            where lease_owner = :worker and finished_at is null and not %s
            """.formatted(IN_THE_MIDDLE);

    static final String RELEASE_ALL = """
            update remediation.job set lease_until = '-infinity'
            where lease_owner is not null and finished_at is null and not %s
            """.formatted(IN_THE_MIDDLE);

    /// What the system asked for itself stands, whichever program it told.
    static final String RESUME = """
            update remediation.job set not_before = now()
            where waits_for = :connector and finished_at is null and not_before > now()
              and not exists (select 1 from remediation.spared_system
                where connector = :connector and until > now())
            """;

    /// What waits for a run that has ended looks at once whether it is its turn.
    static final String PASS_ON = """
            update remediation.job set not_before = now()
            where finished_at is null and waits_for = '%s' and not_before > now()
              and (tenant, subject) = (select tenant, subject from remediation.job where id = :job)
            """.formatted(Job.ANOTHER_RUN);

    static final String LOOK_AGAIN = """
            update remediation.job set not_before = now()
            where finished_at is null and waits_for <> '%s' and not_before > now() + interval '1 minute'
              and not exists (select 1 from remediation.spared_system
                where connector = waits_for and until > now())
            """.formatted(Withheld.A_PERSON);

    static final String JOURNAL = """
            select step, mark, detail, cast(facts as text) as facts,
              cast(extract(epoch from clock_timestamp() - at) * 1000 as bigint) as millis_ago
            from remediation.journal
            where job = :job order by id
            """;

    /// One round trip for all that a worker's runs write at the same time, one advance a claim. Nothing is
    /// written for a claim whose fence has moved on, for it is not in `held`, though the same job's new claim
    /// writes in this very statement, nor for one that would begin a change, or to take one back, and must not, or
    /// would end well and was cancelled. What happened goes to the audit log with it.
    ///
    /// Nothing is written either for one that would begin to change what another run holds: by another name it
    /// may be the same account. Of two that begin in one statement the later one waits, and of two that do not
    /// see one another the index `job_holds` refuses the later one.
    ///
    /// What a person wanted since the claim (`cancelled`, `at_once` are what was known then) is looked at once,
    /// however long the worker would have waited.
    static final String ADVANCE = """
            with advance as materialized (
              select * from jsonb_to_recordset(cast(:advances as jsonb)) as advance
                (job bigint, fence bigint, sequence bigint, cancelled boolean, at_once boolean,
                 waits_for text, pause float8, failed_step text,
                 failed_reason text, afresh boolean, result text, begins boolean, undoes boolean, again boolean,
                 unanswered boolean,
                 untouched boolean, told_causes text[], settles float8, acts_on text,
                 most int, within float8, entries jsonb,
                 outcomes jsonb)),
            mine as materialized (
              select job.id, job.fence, tenant, runbook, cancelled_by, begins, undoes, advance.result, most, within,
                job.holds, coalesce(advance.acts_on, job.acts_on) as acts_on
              from remediation.job
              join advance on job.id = advance.job and job.fence = advance.fence
              where finished_at is null
              order by job.id for update of job),
            turns as materialized (
              select mine.*, case when begins and cancelled_by is null and acts_on is not null then coalesce(
                (select other.runbook from remediation.job other
                  where other.tenant = mine.tenant and other.acts_on = mine.acts_on
                    and other.finished_at is null and other.holds and other.id <> mine.id),
                case when not holds then lag(runbook) over (partition by tenant, acts_on, begins order by holds desc, id)
                  end) end as behind
              from mine),
            answered as materialized (
              select id, fence, behind, case when begins or result = 'succeeded' then cancelled_by end as cancelled,
                case when cancelled_by is not null or behind is not null then null
                  when begins then remediation.may_begin(id, tenant, runbook, most, make_interval(secs => within))
                  when undoes then remediation.why_stopped(id, tenant, runbook) end as stopped
              from turns order by tenant, runbook, id),
            held as (
              update remediation.job
              set sequence = advance.sequence,
                  waits_for = advance.waits_for,
                  told_causes = coalesce(advance.told_causes, '{}'),
                  waits = case when advance.waits_for is not null then waits + 1 when advance.again then waits
                    else 0 end,
                  unanswered = case when advance.failed_step is null and not jsonb_path_exists(advance.entries,
                      '$[*] ? (@.mark == "done" || @.mark == "undone" || @.mark == "stuck")')
                    then job.unanswered else 0 end
                    + case when advance.unanswered then 1 else 0 end,
                  settles_at = now() + make_interval(secs => advance.settles),
                  not_before = case
                    when job.cancelled_by is not null and not advance.cancelled
                      or job.at_once_by is not null and not advance.at_once then now()
                    else now() + make_interval(secs => coalesce(advance.pause, 0)) end,
                  holds = job.holds and not coalesce(advance.untouched, false) or coalesce(advance.begins, false)
                    or advance.failed_step is not null,
                  acts_on = case when advance.begins or advance.untouched then coalesce(advance.acts_on, job.acts_on)
                    else job.acts_on end,
                  failed_step = coalesce(advance.failed_step, job.failed_step),
                  failed_reason = coalesce(advance.failed_reason, job.failed_reason),
                  reopened_at = case when advance.afresh then now() else job.reopened_at end,
                  stopped_seconds = case when advance.afresh then 0 else job.stopped_seconds end,
                  stops = case when advance.afresh then '{}' else job.stops end,
                  result = advance.result,
                  finished_at = case when advance.result is null then null else now() end,
                  lease_owner = case when coalesce(advance.waits_for, advance.result) is null then lease_owner end,
                  lease_until = case when coalesce(advance.waits_for, advance.result) is null
                    then now() + make_interval(secs => :lease) end
              from advance
              where job.id = advance.job and job.fence = advance.fence
                and job.id in (select id from answered where cancelled is null and stopped is null and behind is null)
              returning job.id, tenant, ticket, key, entries, outcomes),
            journaled as (
              insert into remediation.journal (tenant, job, step, mark, detail, facts, worker)
              select held.tenant, held.id, entry.value->>'step', entry.value->>'mark', entry.value->>'detail',
                entry.value->'facts', :worker
              from held, jsonb_array_elements(held.entries) with ordinality as entry (value, place)
              order by held.id, entry.place),
            told as (
              insert into remediation.outbox (tenant, job, outcome)
              select held.tenant, held.id, outcome.value
              from held, jsonb_array_elements(held.outcomes) with ordinality as outcome (value, place)
              order by held.id, outcome.place),
            happened as (
              select held.id, tenant, ticket, key, 0 as part, entry.place, 'step' as kind,
                jsonb_build_object('step', entry.value->'step', 'mark', entry.value->'mark',
                  'worker', cast(:worker as text)) as facts,
                jsonb_build_object('detail', entry.value->'detail', 'facts', entry.value->'facts') as personal
              from held, jsonb_array_elements(held.entries) with ordinality as entry (value, place)
              union all
              select held.id, tenant, ticket, key, 1, outcome.place, outcome.value->>'type',
                (select coalesce(jsonb_object_agg(field.key, field.value), '{}') from jsonb_each(outcome.value) as field
                  where field.key = any(:facts)),
                jsonb_strip_nulls(jsonb_build_object('reason', outcome.value->'reason',
                  'summary', outcome.value->'summary', 'told', outcome.value->'told',
                  'left', nullif(outcome.value->'left', '[]'),
                  'consenters', outcome.value->'consenters',
                  'secretFor', outcome.value #> '{secret,recipient,address}'))
              from held, jsonb_array_elements(held.outcomes) with ordinality as outcome (value, place)
              where outcome.value->>'type' <> 'step-done'),
            audited as (
              select remediation.audit_append(tenant, jsonb_agg(jsonb_build_object('kind', kind, 'ticket', ticket,
                'run', key, 'facts', facts, 'personal', personal) order by id, part, place)) as number
              from happened group by tenant order by tenant)
            select id, fence, cancelled, stopped, behind from answered where (select count(number) from audited) >= 0
            """;

    /// What of an outcome is free of personal data and can never be erased; all else is personal, or told elsewhere
    /// in the audit log.
    static final String[] FACTS = {"sequence", "step", "connector", "until", "undone", "plan"};

    private LedgerSql() {}
}
