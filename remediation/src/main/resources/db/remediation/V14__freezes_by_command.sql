-- Freezes that were declared while the desk runs: until when the systems of a connector are not changed. A star stands for
-- all connectors. One that was lifted stays, and ends when it was lifted: for that time work was held back.
create table declared_freeze (
    id        bigint generated always as identity primary key,
    connector text not null,
    reason    text not null,
    by_whom   text not null,
    begins    timestamptz not null default now(),
    ends      timestamptz not null
);

create index declared_freeze_ends on declared_freeze (ends);

-- Has no worker begin a change of a connector's system from now on. Answers what work that waits for it is told.
create function declare_freeze(of_connector text, until timestamptz, declared_by text, why text) returns text
    language plpgsql as $$
declare
    told text := format('%s (declared by %s)', why, declared_by);
begin
    if until <= now() then
        raise exception 'a freeze must end later than now, not at %', until using errcode = 'check_violation';
    end if;
    insert into remediation.declared_freeze (connector, reason, by_whom, ends) values (of_connector, told, declared_by, until);
    perform remediation.audit_stop('*', jsonb_build_object('kind', 'frozen',
        'facts', jsonb_build_object('connector', of_connector, 'until', until),
        'personal', jsonb_build_object('by', declared_by, 'reason', why)));
    perform pg_notify('remediation_freeze', of_connector);
    return told;
end $$;

-- Ends the declared freezes of a connector, or with a star all of them, and has work go on that waits. Answers how many
-- there were.
create function lift_freeze(of_connector text, lifted_by text) returns bigint
    language plpgsql as $$
declare
    lifted bigint;
begin
    update remediation.declared_freeze set ends = now() where ends > now() and of_connector in (connector, '*');
    get diagnostics lifted = row_count;
    if lifted > 0 then
        -- Not at once: the workers learn of it by a notice.
        update remediation.job set not_before = least(not_before, now() + interval '1 second')
        where finished_at is null and not_before > now() and waits_for <> 'a person'
            and of_connector in (waits_for, '*');
        perform remediation.audit_stop('*', jsonb_build_object('kind', 'unfrozen',
            'facts', jsonb_build_object('connector', of_connector),
            'personal', jsonb_build_object('by', lifted_by)));
        perform pg_notify('remediation_freeze', of_connector);
    end if;
    return lifted;
end $$;
