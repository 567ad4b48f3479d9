-- Why a run must not begin a change now; null when it may. As before, but a run stays counted for as long as it is under
-- way: however long it waits between two of its steps, the brake does not halt it there.
create or replace function may_begin(of_job bigint, of_tenant text, of_runbook text, most int, within interval)
    returns text
    language plpgsql as $$
declare
    stopped text;
    since   timestamptz;
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
    since := clock_timestamp() - within;
    delete from remediation.begun using remediation.job
    where begun.job = job.id and begun.tenant = of_tenant and begun.runbook = of_runbook and begun.at < since
        and job.finished_at is not null;
    if (select count(*) from remediation.begun
        where tenant = of_tenant and runbook = of_runbook and at >= since) >= most then
        return remediation.stop_automation(of_tenant, of_runbook, 'the brake', format(
            'more than %s runs of %s within %s s', most, of_runbook, extract(epoch from within)::bigint), true);
    end if;
    insert into remediation.begun (job, tenant, runbook) values (of_job, of_tenant, of_runbook);
    return null;
end $$;

-- Notes a stop or a start in the chain of each tenant that it concerns: with a star, of every tenant that has one, and
-- in the chain of the star itself.
create function audit_stop(of_tenant text, entry jsonb) returns void
    language plpgsql as $$
declare
    concerned text;
begin
    for concerned in
        select tenant from remediation.audit_head where of_tenant = '*'
        union select of_tenant
        order by 1
    loop
        perform remediation.audit_append(concerned, jsonb_build_array(entry));
    end loop;
end $$;

-- A chain that begins while all tenants are stopped begins with those stops.
create function audit_begins() returns trigger
    language plpgsql as $$
declare
    standing jsonb;
begin
    select jsonb_agg(jsonb_build_object('kind', 'stopped',
        'facts', jsonb_build_object('runbook', runbook, 'tenants', tenant, 'since', at),
        'personal', jsonb_build_object('by', by_whom, 'reason', reason)) order by at, runbook)
    into standing from remediation.stop where tenant = '*';
    if standing is not null and new.tenant <> '*' then
        perform remediation.audit_append(new.tenant, standing);
    end if;
    return null;
end $$;

create trigger audit_begins after insert on audit_head for each row execute function audit_begins();

-- Stops automation at once, for every worker asks before each change. Answers the reason in full.
create or replace function stop_automation(of_tenant text, of_runbook text, by_whom text, why text,
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
        perform remediation.audit_stop(of_tenant, jsonb_build_object('kind', 'stopped',
            'facts', jsonb_build_object('runbook', of_runbook, 'tenants', of_tenant),
            'personal', jsonb_build_object('by', by_whom, 'reason', reason)));
        perform pg_notify('remediation_stop', of_runbook);
    end if;
    return reason;
end $$;

-- Lets automation go on: what was stopped under exactly this tenant and runbook, or with a star for the runbook all
-- that was stopped for the tenant. The brake begins to count anew, and runs under way stay let through. Answers how many
-- stops there were.
create or replace function start_automation(of_tenant text, of_runbook text, by_whom text) returns bigint
    language plpgsql as $$
declare
    ended bigint;
begin
    delete from remediation.stop where tenant = of_tenant and of_runbook in (runbook, '*');
    get diagnostics ended = row_count;
    if ended > 0 then
        update remediation.begun set at = '-infinity'
        where of_tenant in (tenant, '*') and of_runbook in (runbook, '*');
        update remediation.job set not_before = now()
        where waits_for = 'a person' and finished_at is null and not_before > now()
            and of_tenant in (tenant, '*') and of_runbook in (runbook, '*');
        perform remediation.audit_stop(of_tenant, jsonb_build_object('kind', 'started',
            'facts', jsonb_build_object('runbook', of_runbook, 'tenants', of_tenant),
            'personal', jsonb_build_object('by', by_whom)));
        perform pg_notify('remediation_stop', of_runbook);
        perform pg_notify('remediation_job', '');
    end if;
    return ended;
end $$;

-- The first time that a link was opened after it had ended.
alter table one_time_secret add column refused_at timestamptz;
