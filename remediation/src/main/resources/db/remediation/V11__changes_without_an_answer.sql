-- How often no answer to a change came in time, over a whole run.
alter table job add column unanswered int not null default 0;
-- Not looked at before this time, whatever else makes it due: a change may still be on its way, and whoever looked too
-- early would make it again.
alter table job add column settles_at timestamptz;

-- That taking a change back begins is noted, too: whoever goes on looks before he takes it back once more.
alter table journal drop constraint journal_mark_check;
alter table journal add constraint journal_mark_check
    check (mark in ('looked', 'already', 'begun', 'done', 'undoing', 'undone', 'stuck'));
