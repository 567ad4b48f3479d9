-- That a system certainly did nothing about a change that was begun is noted, too: the run holds its target no longer for it.
alter table journal drop constraint journal_mark_check;
alter table journal add constraint journal_mark_check
    check (mark in ('looked', 'already', 'begun', 'untaken', 'made', 'done', 'undoing', 'withdrawn', 'undone', 'stuck'));
