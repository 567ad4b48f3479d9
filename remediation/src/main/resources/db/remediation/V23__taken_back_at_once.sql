-- Who had what a run changed be taken back at once, though a freeze or a rate holds changes of those systems.
alter table job add column at_once_by text;

-- Has a run end as cancel_run does, and what it changed be taken back whatever holds that. Answers whether there was such
-- a run under way.
create function take_back_at_once(of_run text, by_whom text) returns boolean
    language plpgsql as $$
declare
    of_tenant text;
    of_ticket text;
begin
    update remediation.job
    set at_once_by = by_whom, cancelled_by = coalesce(cancelled_by, by_whom), not_before = least(not_before, now()),
        waits_for = null
    where kind = 'run' and key = of_run and finished_at is null and at_once_by is null
    returning tenant, ticket into of_tenant, of_ticket;
    if not found then
        return false;
    end if;
    perform remediation.audit_append(of_tenant, jsonb_build_array(jsonb_build_object('kind', 'cancelled',
        'ticket', of_ticket, 'run', of_run, 'facts', '{"atOnce": true}'::jsonb,
        'personal', jsonb_build_object('by', by_whom))));
    perform pg_notify('remediation_job', '');
    return true;
end $$;
