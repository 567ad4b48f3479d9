-- Mails that are not sent on purpose: they would go round in circles, or to an address that takes none. They stand in
-- the ledger, so that the same update read again does not send them after all.
alter table notifier.mails drop constraint mails_state_check;
alter table notifier.mails add constraint mails_state_check
    check (state in ('waiting', 'sending', 'sent', 'failed', 'withheld'));

-- The message that a mail answers by itself; null for what people say.
alter table notifier.mails add column answers text;

create index mails_answers on notifier.mails (tenant, lower(recipient), created_at) where answers is not null;
create index mails_withheld_unrecorded on notifier.mails (id) where state = 'withheld' and not recorded;

-- Addresses from which a mail of ours came back for good.
create table notifier.bounced (
    tenant     text        not null,
    address    text        not null,
    status     text,
    ticket     text        not null,
    bounced_at timestamptz not null,
    until      timestamptz not null,
    primary key (tenant, address)
);
