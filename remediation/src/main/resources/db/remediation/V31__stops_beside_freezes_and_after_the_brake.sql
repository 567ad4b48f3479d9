-- When a run was stopped that waited for that, since it was asked for, or last asked for anew. As times and not as a sum
-- alone: what a freeze held as well is counted once.
alter table job add column stops tstzmultirange not null default '{}';

-- When exactly that was which was counted before is not known.
update job set stops = tstzmultirange(tstzrange(since, least(since + make_interval(secs => stopped_seconds), now())))
from (select id as of_job, coalesce(reopened_at, created_at) as since from job) as asked
where of_job = id and stopped_seconds > 0 and finished_at is null;

-- Since when a run is stopped; null when it is not. As before, but one stop may have followed another at once.
create or replace function stopped_since(of_job bigint, of_tenant text, of_runbook text) returns timestamptz
    language sql volatile
    return (select coalesce((select min(least(lower(span), at)) from job, unnest(job.stops) as span
            where job.id = of_job and upper(span) >= at), at)
        from stop
        where tenant in (of_tenant, '*') and runbook in (of_runbook, '*')
            and not (of_new and exists (select 1 from begun where job = of_job))
        order by at limit 1);

-- Counts for all runs that wait for a person, and are stopped, that they were until now. Jobs are locked in the order in
-- which workers lock them.
create function count_stops(of_tenant text, of_runbook text) returns void language sql as $$
    with waiting as materialized (
        select id, stops, reopened_at, created_at, remediation.stopped_since(id, tenant, runbook) as since
        from remediation.job
        where waits_for = 'a person' and kind = 'run' and finished_at is null
            and of_tenant in (tenant, '*') and of_runbook in (runbook, '*')
        order by id for update),
    counted as (
        select id, stops + tstzmultirange(
            tstzrange(least(greatest(since, reopened_at, created_at), now()), now())) as stops
        from waiting where since is not null)
    update remediation.job set stops = counted.stops,
        stopped_seconds = coalesce((select extract(epoch from sum(upper(one) - lower(one)))
            from unnest(counted.stops) as one), 0)
    from counted where job.id = counted.id;
$$;

-- Stops automation at once, for every worker asks before each change. Answers the reason in full. As before, but where a
-- person's stop takes the brake's place, the time of the brake is counted.
create or replace function stop_automation(of_tenant text, of_runbook text, by_whom text, why text,
                                           of_new boolean default false) returns text
    language plpgsql as $$
declare
    reason text := format('%s stopped by %s: %s',
        case of_runbook when '*' then 'all automation was' else of_runbook || ' was' end, by_whom, why);
begin
    if not of_new and exists (select 1 from remediation.stop as standing
            where standing.tenant = of_tenant and standing.runbook = of_runbook and standing.of_new) then
        perform remediation.count_stops(of_tenant, of_runbook);
    end if;
    insert into remediation.stop as standing (tenant, runbook, reason, by_whom, of_new)
    values (of_tenant, of_runbook, reason, by_whom, of_new)
    on conflict (tenant, runbook) do update
        set reason = excluded.reason, by_whom = excluded.by_whom, of_new = excluded.of_new, at = excluded.at
        where standing.of_new and not excluded.of_new;
    if found then
        perform remediation.audit_stop(of_tenant, jsonb_build_object('kind', 'stopped',
            'facts', jsonb_build_object('runbook', of_runbook, 'tenants', of_tenant),
            'personal', jsonb_build_object('by', by_whom, 'reason', reason)));
        perform pg_notify('remediation_stop', of_runbook);
    end if;
    return reason;
end $$;

-- Lets go on what was stopped. As before, but when runs were stopped is kept. Jobs are locked first, and in the order in
-- which workers lock them.
create or replace function start_automation(of_tenant text, of_runbook text, by_whom text) returns bigint
    language plpgsql as $$
declare
    ended bigint;
begin
    perform id from remediation.job
    where waits_for = 'a person' and finished_at is null
        and of_tenant in (tenant, '*') and of_runbook in (runbook, '*')
    order by id for update;
    perform remediation.count_stops(of_tenant, of_runbook);
    delete from remediation.stop where tenant = of_tenant and of_runbook in (runbook, '*');
    get diagnostics ended = row_count;
    if ended > 0 then
        update remediation.begun set at = '-infinity'
        where of_tenant in (tenant, '*') and of_runbook in (runbook, '*');
        update remediation.job set not_before = least(not_before, now())
        from (select id from remediation.job
                where waits_for = 'a person' and finished_at is null
                    and of_tenant in (tenant, '*') and of_runbook in (runbook, '*')
                order by id for update) as waiting
        where job.id = waiting.id;
        perform remediation.audit_stop(of_tenant, jsonb_build_object('kind', 'started',
            'facts', jsonb_build_object('runbook', of_runbook, 'tenants', of_tenant),
            'personal', jsonb_build_object('by', by_whom)));
        perform pg_notify('remediation_stop', of_runbook);
        perform pg_notify('remediation_job', '');
    end if;
    return ended;
end $$;
