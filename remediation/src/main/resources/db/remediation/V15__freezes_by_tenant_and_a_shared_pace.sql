-- Freezes for one tenant alone. A star stands for all tenants, as those do that were declared before.
alter table declared_freeze add column tenant text not null default '*';

-- Has no worker begin a change of a connector's system for a tenant from now on. Answers what work that waits is told.
create function declare_freeze(of_tenant text, of_connector text, until timestamptz, declared_by text, why text)
    returns text
    language plpgsql as $$
declare
    told text := format('%s (declared by %s)', why, declared_by);
begin
    if until <= now() then
        raise exception 'a freeze must end later than now, not at %', until using errcode = 'check_violation';
    end if;
    insert into remediation.declared_freeze (tenant, connector, reason, by_whom, ends)
    values (of_tenant, of_connector, told, declared_by, until);
    perform remediation.audit_stop(of_tenant, jsonb_build_object('kind', 'frozen',
        'facts', jsonb_build_object('connector', of_connector, 'until', until, 'tenants', of_tenant),
        'personal', jsonb_build_object('by', declared_by, 'reason', why)));
    perform pg_notify('remediation_freeze', of_connector);
    return told;
end $$;

-- Ends the freezes that were declared for exactly this tenant, of a connector or with a star of all, and has work go on
-- that waits. Answers how many there were.
create function lift_freeze(of_tenant text, of_connector text, lifted_by text) returns bigint
    language plpgsql as $$
declare
    lifted bigint;
begin
    update remediation.declared_freeze set ends = now()
    where ends > now() and tenant = of_tenant and of_connector in (connector, '*');
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

-- When the systems of connectors were changed of which only so many changes a minute are made, by all programs together.
create table change_pace (
    connector text not null,
    at        timestamptz not null default clock_timestamp()
);

create index change_pace_connector on change_pace (connector, at);

-- Takes a place for a change. Answers null where there was one, else in how many seconds there is one. The last minute
-- slides, so that a burst over a full minute's end is none; the lock makes the count exact over all workers.
create function take_pace(of_connector text, most int) returns float8
    language plpgsql as $$
declare
    taken  bigint;
    oldest timestamptz;
begin
    perform pg_advisory_xact_lock(hashtextextended('remediation.change_pace/' || of_connector, 0));
    delete from remediation.change_pace
    where connector = of_connector and at <= clock_timestamp() - interval '1 minute';
    select count(*), min(at) into taken, oldest from remediation.change_pace where connector = of_connector;
    if taken < most then
        insert into remediation.change_pace (connector) values (of_connector);
        return null;
    end if;
    return greatest(0, extract(epoch from oldest + interval '1 minute' - clock_timestamp()));
end $$;
