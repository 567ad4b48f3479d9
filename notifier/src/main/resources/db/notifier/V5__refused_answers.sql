-- Mails that were given up: counted every few seconds, and few beside those that went out.
create index mails_failed on notifier.mails (tenant) where state = 'failed';

-- Answers by link that counted for nothing and that their tickets' history tells of. Each is told once for its reason,
-- since a link that is over can be used for ever.
create table notifier.refused_answers (
    tenant      text        not null,
    ticket      text        not null,
    approval_id text        not null,
    content     text        not null,
    address     text        not null,
    asking      bigint      not null,
    reason      text        not null,
    told_at     timestamptz not null default now(),
    primary key (tenant, ticket, approval_id, content, address, asking, reason)
);
