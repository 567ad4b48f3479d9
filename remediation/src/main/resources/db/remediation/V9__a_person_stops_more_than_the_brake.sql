-- Stops automation at once, for every worker asks before each change. Answers the reason in full. As before, but where
-- the brake has stopped what is new, a person still stops what is under way, and that stop takes the brake's place.
create or replace function stop_automation(of_tenant text, of_runbook text, by_whom text, why text,
                                           of_new boolean default false) returns text
    language plpgsql as $$
declare
    reason text := format('%s stopped by %s: %s',
        case of_runbook when '*' then 'all automation was' else of_runbook || ' was' end, by_whom, why);
begin
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
