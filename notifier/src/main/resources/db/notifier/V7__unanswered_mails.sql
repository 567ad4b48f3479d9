-- How often a mail was handed over to its end without the server saying that it took it.
alter table notifier.mails add column unanswered integer not null default 0;
