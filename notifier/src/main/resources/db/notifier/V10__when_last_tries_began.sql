-- When a mail's last try began: where the mailbox of copies does not answer, it is looked into for an hour from then on.
alter table notifier.mails add column last_try_at timestamptz;

-- Whether a mail in hand may have been sent is told by its count alone from now on. What older programs have in hand may
-- not have been counted.
update notifier.mails set unanswered = 1 where state = 'sending' and unanswered = 0;
