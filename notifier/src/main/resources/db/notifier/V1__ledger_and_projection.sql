-- What is to be mailed, is being mailed and was mailed. A row holds what is said, never the mail itself:
-- links that act are made when it is sent and stand nowhere.
create table notifier.mails (
    id            bigint generated always as identity primary key,
    tenant        text        not null,
    ticket        text        not null,
    mail_key      text        not null,
    message_id    text        not null,
    sender        text        not null,
    recipient     text        not null,
    reply         jsonb       not null,
    state         text        not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
    attempts      integer     not null default 0,
    not_before    timestamptz not null default now(),
    give_up_at    timestamptz not null,
    claimed_by    uuid,
    claimed_until timestamptz,
    last_error    text,
    recorded      boolean     not null default false,
    created_at    timestamptz not null default now(),
    finished_at   timestamptz,
    constraint mails_once unique (tenant, ticket, mail_key),
    constraint mails_message_id unique (message_id)
);

create index mails_waiting on notifier.mails (not_before, id) where state = 'waiting';
create index mails_sending on notifier.mails (claimed_until) where state = 'sending';
create index mails_unrecorded on notifier.mails (id) where state = 'sent' and not recorded;

create function notifier.wake_mail() returns trigger language plpgsql as $$
begin
    perform pg_notify('notifier_mail', '');
    return null;
end $$;

create trigger mails_inserted after insert on notifier.mails
    for each statement execute function notifier.wake_mail();

-- The newest state of each ticket and its last steps, for pages.
create table notifier.tickets (
    tenant     text        not null,
    ticket     text        not null,
    version    bigint      not null,
    status     text        not null,
    state      jsonb       not null,
    updated_at timestamptz not null,
    primary key (tenant, ticket)
);

create index tickets_recent on notifier.tickets (tenant, updated_at desc);

create table notifier.steps (
    tenant  text   not null,
    ticket  text   not null,
    version bigint not null,
    step    jsonb  not null,
    primary key (tenant, ticket, version)
);

-- Questions that were answered by link, so that a link works once even before the answer has come round.
create table notifier.answers (
    tenant      text        not null,
    ticket      text        not null,
    approval_id text        not null,
    address     text        not null,
    approved    boolean     not null,
    answered_at timestamptz not null default now(),
    primary key (tenant, ticket, approval_id)
);
