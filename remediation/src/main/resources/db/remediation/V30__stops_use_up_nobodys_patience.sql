-- For how long what a run waited for was a stop, since it was asked for, or last asked for anew.
alter table job add column stopped_seconds double precision not null default 0;

-- Since when a run is stopped; null when it is not.
create function stopped_since(of_job bigint, of_tenant text, of_runbook text) returns timestamptz
    language sql volatile
    return (select at from stop
        where tenant in (of_tenant, '*') and runbook in (of_runbook, '*')
            and not (of_new and exists (select 1 from begun where job = of_job))
        order by at limit 1);

-- Lets go on what was stopped. As before, but what a run waited for that does not count as waiting for a system. Of one
-- that another stop still holds only the time before that one is counted; the rest is when it ends. Jobs are locked
-- first, and in the order in which workers lock them.
create or replace function start_automation(of_tenant text, of_runbook text, by_whom text) returns bigint
    language plpgsql as $$
declare
    ended        bigint;
    stopped_jobs bigint[];
    stopped_at   timestamptz[];
begin
    perform id from remediation.job
    where waits_for = 'a person' and finished_at is null
        and of_tenant in (tenant, '*') and of_runbook in (runbook, '*')
    order by id for update;
    select array_agg(id), array_agg(at) into stopped_jobs, stopped_at
    from (select id, remediation.stopped_since(id, tenant, runbook) as at from remediation.job
        where waits_for = 'a person' and kind = 'run' and finished_at is null
            and of_tenant in (tenant, '*') and of_runbook in (runbook, '*')) as waiting
    where at is not null;
    delete from remediation.stop where tenant = of_tenant and of_runbook in (runbook, '*');
    get diagnostics ended = row_count;
    if ended > 0 then
        update remediation.begun set at = '-infinity'
        where of_tenant in (tenant, '*') and of_runbook in (runbook, '*');
        update remediation.job set not_before = least(not_before, now()),
            stopped_seconds = stopped_seconds + case when stopped.since is null then 0
                else greatest(0, extract(epoch from
                    coalesce(remediation.stopped_since(job.id, tenant, runbook), now())
                        - greatest(stopped.since, reopened_at, created_at))) end
        from (select id from remediation.job
                where waits_for = 'a person' and finished_at is null
                    and of_tenant in (tenant, '*') and of_runbook in (runbook, '*')
                order by id for update) as waiting
            left join unnest(stopped_jobs, stopped_at) as stopped (id, since) on stopped.id = waiting.id
        where job.id = waiting.id;
        perform remediation.audit_stop(of_tenant, jsonb_build_object('kind', 'started',
            'facts', jsonb_build_object('runbook', of_runbook, 'tenants', of_tenant),
            'personal', jsonb_build_object('by', by_whom)));
        perform pg_notify('remediation_stop', of_runbook);
        perform pg_notify('remediation_job', '');
    end if;
    return ended;
end $$;
