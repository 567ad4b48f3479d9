-- What a run acts on by what its system knows it, since it was found: an account is asked for by several names, and by each
-- of them it looks like another subject.
alter table job add column acts_on text;

-- Two that begin at the same moment do not see one another. This makes it impossible that both hold the same account:
-- whoever comes second is refused and looks again.
create unique index job_holds on job (tenant, acts_on) where finished_at is null and holds and acts_on is not null;

-- As before, and that of another run on the same account which was asked for by another name.
create function waits_behind(of_job bigint, of_tenant text, of_subject text, of_account text) returns text
    language sql volatile
    return coalesce(
        remediation.waits_behind(of_job, of_tenant, of_subject),
        (select runbook from remediation.job
            where tenant = of_tenant and acts_on = of_account and finished_at is null and holds and id <> of_job));

-- As before, and what a run acted on.
create or replace function ledger_forget(jobs bigint[]) returns bigint
    language plpgsql as $$
declare
    gone bigint[];
begin
    with forgotten as (
        update remediation.job
        set request = request - array['requester', 'target', 'parameters', 'consentBy', 'consents', 'askedBy'],
            subject = null, acts_on = null, failed_reason = null, cancelled_by = null, at_once_by = null,
            forgotten_at = now()
        where id = any(jobs) and forgotten_at is null and remediation.is_over(job)
        returning id)
    select array_agg(id) into gone from forgotten;
    update remediation.journal set detail = '', facts = '{}' where job = any(gone);
    update remediation.one_time_secret as secret set ciphertext = null, recipient = '', recipient_name = null
    from remediation.job
    where job.id = any(gone) and secret.tenant = job.tenant and secret.run_id = job.key;
    return coalesce(cardinality(gone), 0);
end $$;
