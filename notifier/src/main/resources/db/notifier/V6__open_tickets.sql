-- The dashboard asks for those that are not done and counts them, which are few among all that were ever opened.
create index tickets_open on notifier.tickets (tenant, updated_at desc) include (status)
    where status not in ('RESOLVED', 'CLOSED');
