-- What a system has answered to and does not show yet is noted: it is looked at again, and not made once more.
alter table journal drop constraint journal_mark_check;
alter table journal add constraint journal_mark_check
    check (mark in ('looked', 'already', 'begun', 'made', 'done', 'undoing', 'withdrawn', 'undone', 'stuck'));
