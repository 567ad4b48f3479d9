-- Whether a run has begun to change its target. Until it ends, no other run on that target begins: one would find what the
-- other is about to change, or to take back.
alter table job add column holds boolean not null default false;

update job set holds = true
where kind = 'run' and finished_at is null
    and (failed_step is not null
        or exists (select 1 from journal where journal.job = job.id and mark = 'begun'));

-- The runbook of another run on the same target that has begun and is to end first; null where there is none. Those come
-- first that take back, then the oldest: of before there may be several that have begun.
-- Asked behind a claim's lease, so that what was committed until then is seen and no other is claimed meanwhile.
create or replace function waits_behind(of_job bigint, of_tenant text, of_subject text) returns text
    language sql volatile
    return (select runbook from remediation.job
        where tenant = of_tenant and subject = of_subject and finished_at is null and holds and id <> of_job
            and (failed_step is not null or id < of_job
                or not (select holds from remediation.job where id = of_job))
        order by failed_step is null, id limit 1);
