-- Claims of before may have left two runs on one account; their workers lose them here and one takes its turn.
update job set lease_owner = null, lease_until = null where finished_at is null and lease_owner is not null;

-- Two claims at the same moment do not see one another's leases. This makes it impossible that both take a run on the
-- same account or group: whoever comes second is refused and looks again.
create unique index job_at_work on job (tenant, subject)
    where finished_at is null and lease_owner is not null and subject is not null;
