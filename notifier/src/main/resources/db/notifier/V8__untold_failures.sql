-- Tickets' histories are told of mails that failed as of those that are withheld. What failed before is no news, and
-- would open tickets of long ago again.
update notifier.mails set recorded = true where state = 'failed';

drop index notifier.mails_withheld_unrecorded;
create index mails_not_sent_unrecorded on notifier.mails (id) where state in ('withheld', 'failed') and not recorded;
