-- Where automation is stopped, by a person or by the brake. A star stands for all tenants or all runbooks.
create table stop (
    tenant  text not null,
    runbook text not null,
    reason  text not null,
    by_whom text not null,
    at      timestamptz not null default now(),
    -- Whether runs that made a change before may go on to their end: the brake stops others, a person stops all.
    of_new  boolean not null,
    primary key (tenant, runbook)
);

-- When each run made its first change: what the brake counts.
create table begun (
    job     bigint primary key references job (id) on delete cascade,
    tenant  text not null,
    runbook text not null,
    at      timestamptz not null default clock_timestamp()
);

create index begun_window on begun (tenant, runbook, at);

alter table job add column cancelled_by text;

-- Why a run is stopped; null when it is not.
create function why_stopped(of_job bigint, of_tenant text, of_runbook text) returns text
    language sql volatile
    return (select reason from stop
        where tenant in (of_tenant, '*') and runbook in (of_runbook, '*')
            and not (of_new and exists (select 1 from begun where job = of_job))
        order by at limit 1);

-- Why a run must not begin a change now; null when it may. Counts the run the first time it is asked, and stops the
-- runbook for the tenant where that would be one too many. The lock makes the count exact over all workers: each
-- statement here sees what was committed before it.
create function may_begin(of_job bigint, of_tenant text, of_runbook text, most int, within interval) returns text
    language plpgsql as $$
declare
    stopped text;
begin
    stopped := remediation.why_stopped(of_job, of_tenant, of_runbook);
    if stopped is not null or most is null or exists (select 1 from remediation.begun where job = of_job) then
        return stopped;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('remediation.begun/' || of_tenant, 0));
    stopped := remediation.why_stopped(of_job, of_tenant, of_runbook);
    if stopped is not null then
        return stopped;
    end if;
    delete from remediation.begun
    where tenant = of_tenant and runbook = of_runbook and at < clock_timestamp() - within;
    if (select count(*) from remediation.begun where tenant = of_tenant and runbook = of_runbook) >= most then
        return remediation.stop_automation(of_tenant, of_runbook, 'the brake', format(
            'more than %s runs of %s within %s s', most, of_runbook, extract(epoch from within)::bigint), true);
    end if;
    insert into remediation.begun (job, tenant, runbook) values (of_job, of_tenant, of_runbook);
    return null;
end $$;

-- Stops automation at once, for every worker asks before each change. Answers the reason in full.
create function stop_automation(of_tenant text, of_runbook text, by_whom text, why text,
                                of_new boolean default false) returns text
    language plpgsql as $$
declare
    reason text := format('%s stopped by %s: %s',
        case of_runbook when '*' then 'all automation was' else of_runbook || ' was' end, by_whom, why);
begin
    insert into remediation.stop (tenant, runbook, reason, by_whom, of_new)
    values (of_tenant, of_runbook, reason, by_whom, of_new)
    on conflict (tenant, runbook) do nothing;
    if found then
        perform remediation.audit_append(of_tenant, jsonb_build_array(jsonb_build_object('kind', 'stopped',
            'facts', jsonb_build_object('runbook', of_runbook),
            'personal', jsonb_build_object('by', by_whom, 'reason', why))));
        perform pg_notify('remediation_stop', of_runbook);
    end if;
    return reason;
end $$;

-- Lets automation go on: what was stopped under exactly this tenant and runbook, or with a star for the runbook all
-- that was stopped for the tenant. The brake begins to count anew. Answers how many stops there were.
create function start_automation(of_tenant text, of_runbook text, by_whom text) returns bigint
    language plpgsql as $$
declare
    ended bigint;
begin
    delete from remediation.stop where tenant = of_tenant and of_runbook in (runbook, '*');
    get diagnostics ended = row_count;
    if ended > 0 then
        delete from remediation.begun where of_tenant in (tenant, '*') and of_runbook in (runbook, '*');
        update remediation.job set not_before = now()
        where waits_for = 'a person' and finished_at is null and not_before > now()
            and of_tenant in (tenant, '*') and of_runbook in (runbook, '*');
        perform remediation.audit_append(of_tenant, jsonb_build_array(jsonb_build_object('kind', 'started',
            'facts', jsonb_build_object('runbook', of_runbook),
            'personal', jsonb_build_object('by', by_whom))));
        perform pg_notify('remediation_job', '');
    end if;
    return ended;
end $$;

-- Has a run end: what it changed is taken back. Answers whether there was such a run under way.
create function cancel_run(of_run text, by_whom text) returns boolean
    language plpgsql as $$
declare
    of_tenant text;
    of_ticket text;
begin
    update remediation.job set cancelled_by = by_whom, not_before = least(not_before, now()), waits_for = null
    where kind = 'run' and key = of_run and finished_at is null and cancelled_by is null
    returning tenant, ticket into of_tenant, of_ticket;
    if not found then
        return false;
    end if;
    perform remediation.audit_append(of_tenant, jsonb_build_array(jsonb_build_object('kind', 'cancelled',
        'ticket', of_ticket, 'run', of_run, 'facts', '{}'::jsonb,
        'personal', jsonb_build_object('by', by_whom))));
    perform pg_notify('remediation_job', '');
    return true;
end $$;
