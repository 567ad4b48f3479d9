-- What an ended run or an answered question knows of people is forgotten: when somebody is erased, or after a time. The
-- row stays with its id, so that nothing is ever done twice.
alter table job add column forgotten_at timestamptz;

create index job_ended on job (finished_at) where finished_at is not null and forgotten_at is null;

-- Whether nobody needs it any more: it has ended, all of it was told, nobody is still being asked, no link still works.
create function is_over(ended remediation.job) returns boolean
    language sql stable
    return ended.finished_at is not null
        and not exists (select 1 from remediation.outbox where outbox.job = ended.id)
        and not exists (select 1 from remediation.question where question.job = ended.id and expires_at > now())
        and not exists (select 1 from remediation.one_time_secret as secret
            where secret.tenant = ended.tenant and secret.run_id = ended.key
                and secret.ciphertext is not null and secret.expires_at > now());

-- Forgets what these know of people, as far as they are over. Answers how many were.
create function ledger_forget(jobs bigint[]) returns bigint
    language plpgsql as $$
declare
    gone bigint[];
begin
    with forgotten as (
        update remediation.job
        set request = request - array['requester', 'target', 'parameters', 'consentBy', 'consents', 'askedBy'],
            subject = null, failed_reason = null, cancelled_by = null, forgotten_at = now()
        where id = any(jobs) and forgotten_at is null and remediation.is_over(job)
        returning id)
    select array_agg(id) into gone from forgotten;
    update remediation.journal set detail = '', facts = '{}' where job = any(gone);
    update remediation.one_time_secret as secret set ciphertext = null, recipient = '', recipient_name = null
    from remediation.job
    where job.id = any(gone) and secret.tenant = job.tenant and secret.run_id = job.key;
    return coalesce(cardinality(gone), 0);
end $$;

-- Forgets some of what ended before a moment. Answers how many were; fewer than asked for once there are no more.
create function ledger_forget_before(moment timestamptz, most int) returns bigint
    language sql
    return remediation.ledger_forget(array(
        select id from remediation.job
        where finished_at < moment and forgotten_at is null and remediation.is_over(job)
        order by finished_at limit most));

-- The runs and questions that name a person: who asked, whose account it was, who agreed or was asked, who ended it.
create function ledger_naming(of_tenant text, person text) returns setof bigint
    language sql stable as $$
        select id from remediation.job
        where tenant = of_tenant and forgotten_at is null and (
            lower(person) in (lower(subject), lower(cancelled_by))
            or exists (select 1 from jsonb_path_query(request, 'strict $.**') as part
                where jsonb_typeof(part) = 'string' and lower(part #>> '{}') = lower(person))
            or exists (select 1 from remediation.journal, jsonb_path_query(facts, 'strict $.**') as part
                where journal.job = job.id and jsonb_typeof(part) = 'string' and lower(part #>> '{}') = lower(person))
            or key in (select run from remediation.audit, jsonb_path_query(cast(personal as jsonb), 'strict $.**') as part
                where audit.tenant = of_tenant and run is not null
                    and jsonb_typeof(part) = 'string' and lower(part #>> '{}') = lower(person)))
    $$;

-- Erases a person from the audit log and from the ledger. Answers how many entries and how many runs and questions lost
-- what they knew, and how many are still under way and keep it.
create function erase_person(of_tenant text, person text, by_whom text,
                             out entries bigint, out runs bigint, out open bigint)
    language plpgsql as $$
declare
    jobs bigint[] := array(select remediation.ledger_naming(of_tenant, person));
begin
    runs := remediation.ledger_forget(jobs);
    open := cardinality(jobs) - runs;
    entries := remediation.audit_erase(of_tenant, person, by_whom);
end $$;

-- Erases the personal part of some entries from before a moment. Answers how many there were.
create function audit_erase_before(of_tenant text, moment timestamptz, by_whom text, most int) returns bigint
    language plpgsql as $$
declare
    numbers bigint[] := array(
        select number from remediation.audit
        where tenant = of_tenant and personal is not null and at < moment order by number limit most);
begin
    if cardinality(numbers) > 0 then
        perform remediation.audit_append(of_tenant, jsonb_build_array(jsonb_build_object('kind', 'erased',
            'facts', jsonb_build_object('entries', to_jsonb(numbers)),
            'personal', jsonb_build_object('by', by_whom))));
        update remediation.audit set personal = null, salt = null where tenant = of_tenant and number = any(numbers);
    end if;
    return cardinality(numbers);
end $$;
