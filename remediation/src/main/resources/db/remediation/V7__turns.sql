-- Fairness: runs lie in lanes, one for each tenant and runbook, and in their lane in the order of their turns: when they
-- were asked for, put back by how long their priority may wait.
alter table job add column turn timestamptz not null default now();
update job set turn = created_at;

create index job_lane on job (tenant, runbook, turn, id) where finished_at is null and waits_for is null;
create index job_waits on job (waits_for, not_before, id) where finished_at is null and waits_for is not null;
create index job_busy on job (tenant, runbook) where finished_at is null and lease_owner is not null;
drop index job_open;
drop index job_waiting;
