-- Where a runbook changes and changes back, those asked are asked the same once more, and answer once more.
alter table notifier.answers add column asking bigint not null default 0;
alter table notifier.answers drop constraint answers_pkey;
alter table notifier.answers add primary key (tenant, ticket, approval_id, content, address, asking);
