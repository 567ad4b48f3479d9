-- A freeze of all systems ends by itself: what was declared for one of them, for a reason of its own, stays.
create or replace function lift_freeze(of_tenant text, of_connector text, lifted_by text) returns bigint
    language plpgsql as $$
declare
    lifted bigint;
begin
    update remediation.declared_freeze set ends = now()
    where ends > now() and tenant = of_tenant and connector = of_connector;
    get diagnostics lifted = row_count;
    if lifted > 0 then
        -- Not at once: the workers learn of it by a notice.
        update remediation.job set not_before = least(not_before, now() + interval '1 second')
        where finished_at is null and not_before > now() and waits_for <> 'a person'
            and of_tenant in (tenant, '*') and of_connector in (waits_for, '*');
        perform remediation.audit_stop(of_tenant, jsonb_build_object('kind', 'unfrozen',
            'facts', jsonb_build_object('connector', of_connector, 'tenants', of_tenant),
            'personal', jsonb_build_object('by', lifted_by)));
        perform pg_notify('remediation_freeze', of_connector);
    end if;
    return lifted;
end $$;
