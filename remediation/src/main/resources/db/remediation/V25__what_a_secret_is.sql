-- What a one-time secret is: the words around its link say so, whichever runbook keeps it.
alter table one_time_secret add column secret_kind text not null default 'PASSWORD';
update one_time_secret set secret_kind = 'PROFILE' where run_id like '%/renew-vpn-certificate/%';
