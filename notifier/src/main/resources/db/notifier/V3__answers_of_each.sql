-- Several people may answer one question, and each again when what he is asked has changed.
alter table notifier.answers add column content text not null default '';
alter table notifier.answers drop constraint answers_pkey;
alter table notifier.answers add primary key (tenant, ticket, approval_id, content, address);
