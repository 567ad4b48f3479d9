-- Why a run waits, as far as people were told while it waits for the same: they are told each cause, once.
alter table job add column told_causes text[] not null default '{}';
