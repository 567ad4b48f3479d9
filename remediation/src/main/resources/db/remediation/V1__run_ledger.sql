-- What was asked of this room: a run of a runbook, or whose agreement is needed.
create table job (
    id            bigint generated always as identity primary key,
    tenant        text not null,
    kind          text not null check (kind in ('run', 'consent')),
    -- The run's or the approval's id.
    key           text not null,
    ticket        text not null,
    runbook       text not null,
    attempt       int not null,
    -- The account or group that a run acts on; runs on the same one take turns. Null for questions.
    subject       text,
    request       jsonb not null,
    created_at    timestamptz not null default now(),
    -- Not worked on before this time; a waiting job names the connector it waits for.
    not_before    timestamptz not null default now(),
    waits_for     text,
    waits         int not null default 0,
    lease_owner   text,
    lease_until   timestamptz,
    -- Grows with each claim; a worker that lost its lease writes with an old one, and so writes nothing.
    fence         bigint not null default 0,
    -- Of the last outcome told.
    sequence      bigint not null default 0,
    -- Set once the run has failed and its steps are being undone.
    failed_step   text,
    failed_reason text,
    finished_at   timestamptz,
    result        text check (result in ('succeeded', 'failed', 'answered')),
    unique (tenant, kind, key)
);

create unique index job_attempt on job (tenant, ticket, runbook, attempt) where kind = 'run';
create index job_open on job (not_before, id) where finished_at is null;
create index job_turn on job (tenant, subject, id) where finished_at is null;
create index job_waiting on job (waits_for) where finished_at is null and waits_for is not null;

-- What each step found and did, before and after it touched the outside. Only ever appended to; free of secrets.
create table journal (
    id     bigint generated always as identity primary key,
    tenant text not null,
    job    bigint not null references job (id) on delete cascade,
    step   text not null,
    mark   text not null check (mark in ('looked', 'already', 'begun', 'done', 'undone', 'stuck')),
    detail text not null,
    facts  jsonb not null,
    worker text not null,
    at     timestamptz not null default now()
);

create index journal_job on journal (job, id);

-- What the stream is to be told, in order; written with the change it tells of, removed once sent.
create table outbox (
    id       bigint generated always as identity primary key,
    tenant   text not null,
    job      bigint not null,
    outcome  jsonb not null,
    told_at  timestamptz not null default now()
);

-- New passwords behind one-time links. The key is derived from the installation's signing key and the id, so the
-- table alone reveals nothing. Used, expired or withdrawn: the text is erased, the row stays.
create table one_time_secret (
    id             uuid primary key,
    tenant         text not null,
    run_id         text not null,
    ciphertext     bytea,
    recipient      text not null,
    recipient_name text,
    language       text not null,
    created_at     timestamptz not null default now(),
    -- The link works once this is set, until then.
    expires_at     timestamptz,
    used_at        timestamptz,
    unique (tenant, run_id)
);

create index one_time_secret_expiry on one_time_secret (expires_at) where ciphertext is not null;
