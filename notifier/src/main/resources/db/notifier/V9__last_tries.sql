-- Whether a mail was taken up when its time was over: that try is its last, and only its copy is looked for afterwards.
alter table notifier.mails add column last_try boolean not null default false;
