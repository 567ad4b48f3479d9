-- Has a run end as cancel_run does, and what it changed be taken back whatever holds that. As before, but whoever asks
-- once more has it looked at once more.
create or replace function take_back_at_once(of_run text, by_whom text) returns boolean
    language plpgsql as $$
declare
    of_tenant text;
    of_ticket text;
begin
    update remediation.job
    set at_once_by = coalesce(at_once_by, by_whom), cancelled_by = coalesce(cancelled_by, by_whom),
        not_before = least(not_before, now()), waits_for = null
    where kind = 'run' and key = of_run and finished_at is null
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

-- What another run on the same target waits for that is to take back what it changed first; null where there is none.
-- Asked behind a claim's lease, so that what was committed until then is seen and no other is claimed meanwhile.
create function waits_behind(of_job bigint, of_tenant text, of_subject text) returns text
    language sql volatile
    return (select coalesce(waits_for, runbook) from remediation.job
        where tenant = of_tenant and subject = of_subject and finished_at is null and failed_step is not null
            and id <> of_job
        order by id limit 1);

-- As before, and who had what a run changed be taken back at once.
create or replace function ledger_forget(jobs bigint[]) returns bigint
    language plpgsql as $$
declare
    gone bigint[];
begin
    with forgotten as (
        update remediation.job
        set request = request - array['requester', 'target', 'parameters', 'consentBy', 'consents', 'askedBy'],
            subject = null, failed_reason = null, cancelled_by = null, at_once_by = null, forgotten_at = now()
        where id = any(jobs) and forgotten_at is null and remediation.is_over(job)
        returning id)
    select array_agg(id) into gone from forgotten;
    update remediation.journal set detail = '', facts = '{}' where job = any(gone);
    update remediation.one_time_secret as secret set ciphertext = null, recipient = '', recipient_name = null
    from remediation.job
    where job.id = any(gone) and secret.tenant = job.tenant and secret.run_id = job.key;
    return coalesce(cardinality(gone), 0);
end $$;

-- The runs and questions that name a person: who asked, whose account it was, who agreed or was asked, who ended it or
-- had it be taken back at once.
create or replace function ledger_naming(of_tenant text, person text) returns setof bigint
    language sql stable as $$
        select id from remediation.job
        where tenant = of_tenant and forgotten_at is null and (
            lower(person) in (lower(subject), lower(cancelled_by), lower(at_once_by))
            or exists (select 1 from jsonb_path_query(request, 'strict $.**') as part
                where jsonb_typeof(part) = 'string' and lower(part #>> '{}') = lower(person))
            or exists (select 1 from remediation.journal, jsonb_path_query(facts, 'strict $.**') as part
                where journal.job = job.id and jsonb_typeof(part) = 'string' and lower(part #>> '{}') = lower(person))
            or key in (select run from remediation.audit, jsonb_path_query(cast(personal as jsonb), 'strict $.**') as part
                where audit.tenant = of_tenant and run is not null
                    and jsonb_typeof(part) = 'string' and lower(part #>> '{}') = lower(person)))
    $$;

update job set at_once_by = null where forgotten_at is not null and at_once_by is not null;

-- No system is left alone for longer than this on the word of a single answer.
update spared_system set until = least(until, now() + interval '15 minutes');
