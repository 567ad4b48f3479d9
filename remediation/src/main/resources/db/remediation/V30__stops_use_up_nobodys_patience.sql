-- Since when a run is stopped; null when it is not.
create function stopped_since(of_job bigint, of_tenant text, of_runbook text) returns timestamptz
    language sql volatile
    return (select at from stop
        where tenant in (of_tenant, '*') and runbook in (of_runbook, '*')
            and not (of_new and exists (select 1 from begun where job = of_job))
        order by at limit 1);

-- Lets go on what was stopped. As before, but what a run waited for that does not count as waiting for a system. Where
-- another stop still holds it, only that one's time is counted when it ends.
create or replace function start_automation(of_tenant text, of_runbook text, by_whom text) returns bigint
    language plpgsql as $$
declare
    ended bigint;
    began timestamptz;
begin
    with gone as (
        delete from remediation.stop where tenant = of_tenant and of_runbook in (runbook, '*') returning at)
    select count(*), min(at) into ended, began from gone;
    if ended > 0 then
        update remediation.begun set at = '-infinity'
        where of_tenant in (tenant, '*') and of_runbook in (runbook, '*');
        update remediation.job set not_before = least(not_before, now()),
            reopened_at = case
                when remediation.stopped_since(id, tenant, runbook) is null
                then coalesce(reopened_at, created_at) + (now() - greatest(began, reopened_at, created_at))
                else reopened_at end
        where waits_for = 'a person' and finished_at is null
            and of_tenant in (tenant, '*') and of_runbook in (runbook, '*');
        perform remediation.audit_stop(of_tenant, jsonb_build_object('kind', 'started',
            'facts', jsonb_build_object('runbook', of_runbook, 'tenants', of_tenant),
            'personal', jsonb_build_object('by', by_whom)));
        perform pg_notify('remediation_stop', of_runbook);
        perform pg_notify('remediation_job', '');
    end if;
    return ended;
end $$;
