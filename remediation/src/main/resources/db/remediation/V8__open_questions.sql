-- What people were asked to agree to and may still be answering.
create table question (
    job        bigint primary key references job (id) on delete cascade,
    runbook    text not null,
    -- The fingerprint of what would be done when they were asked.
    plan       text not null,
    expires_at timestamptz not null
);

create index question_open on question (runbook, expires_at);
