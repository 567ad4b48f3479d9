-- Which worker reads the directory's people for the stream, and when the next reading is due.
create table people_reading (
    tenant text primary key,
    round bigint not null default 0,
    next_at timestamptz not null default now(),
    lease_owner text,
    lease_until timestamptz);

-- Of whom something was told. It holds no facts, only by what digest they are known again.
create table person_told (
    tenant text not null,
    address text not null,
    account text not null,
    -- Empty once it was told that there is nothing any more.
    digest text not null,
    round bigint not null,
    told_at timestamptz not null default now(),
    -- Nothing more is told of him while the directory has him.
    erased boolean not null default false,
    primary key (tenant, address));

-- Has nothing be told any more of a person who is erased, at any of his addresses, and the next reading be at once.
create function person_told_erase(of_tenant text, person text) returns void
    language plpgsql as $$
begin
    update remediation.person_told set erased = true
    where tenant = of_tenant and account in (
        select account from remediation.person_told
        where tenant = of_tenant and lower(person) in (lower(address), lower(account)));
    if found then
        update remediation.people_reading set next_at = now() where tenant = of_tenant;
    end if;
end $$;

-- As before, and from what was told to the stream.
create or replace function erase_person(of_tenant text, person text, by_whom text,
                                        out entries bigint, out runs bigint, out open bigint)
    language plpgsql as $$
declare
    jobs bigint[] := array(select remediation.ledger_naming(of_tenant, person));
begin
    runs := remediation.ledger_forget(jobs);
    open := cardinality(jobs) - runs;
    entries := remediation.audit_erase(of_tenant, person, by_whom);
    perform remediation.person_told_erase(of_tenant, person);
end $$;
