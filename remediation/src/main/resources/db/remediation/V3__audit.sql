-- What an auditor reads: who asked, what policy said, who agreed, each step with the state before and after, and how it
-- ended. Each entry's hash takes in the hash of the one before, tenant by tenant. Only ever appended to, through
-- audit_append; what concerns a person lies apart and may be erased, for the hash takes in only a salted digest of it.
create table audit (
    tenant     text not null,
    -- From 1, without gaps.
    number     bigint not null,
    at         timestamptz not null,
    kind       text not null,
    ticket     text,
    run        text,
    -- JSON as it was hashed; free of personal data.
    facts      text not null,
    -- JSON; null where there is none, or where it was erased.
    personal   text,
    salt       bytea,
    -- SHA-256 over salt and personal; null where there never was any.
    commitment bytea,
    previous   bytea not null,
    hash       bytea not null,
    primary key (tenant, number)
);

create index audit_run on audit (tenant, run);

create table audit_head (
    tenant text primary key,
    number bigint not null,
    hash   bytea not null
);

-- A field of what is hashed: its length in bytes and its text, so that no two lists of fields look the same.
create function audit_field(value text) returns text
    language sql immutable
    return coalesce(octet_length(convert_to(value, 'UTF8'))::text || ':' || value, '-');

create function audit_hash(previous bytea, tenant text, number bigint, at timestamptz, kind text, ticket text,
                           run text, facts text, commitment bytea) returns bytea
    language sql stable
    return sha256(previous || convert_to(
        remediation.audit_field(tenant) || remediation.audit_field(number::text)
        || remediation.audit_field((extract(epoch from at) * 1000000)::bigint::text)
        || remediation.audit_field(kind) || remediation.audit_field(ticket) || remediation.audit_field(run)
        || remediation.audit_field(facts) || remediation.audit_field(encode(commitment, 'hex')), 'UTF8'));

-- Appends entries, objects of kind, ticket, run, facts and personal, to a tenant's chain. The head is locked until the
-- transaction ends, so entries lie in the order of their transactions.
create function audit_append(of_tenant text, entries jsonb) returns bigint
    language plpgsql as $$
declare
    head     bytea;
    place    bigint;
    entry    jsonb;
    now_at   timestamptz;
    persons  text;
    salted   bytea;
    digest   bytea;
    link     bytea;
begin
    insert into remediation.audit_head (tenant, number, hash) values (of_tenant, 0, '') on conflict do nothing;
    select number, hash into place, head from remediation.audit_head where tenant = of_tenant for update;
    for entry in select value from jsonb_array_elements(entries) loop
        place := place + 1;
        now_at := clock_timestamp();
        persons := nullif(entry->'personal', '{}')::text;
        salted := case when persons is not null then uuid_send(gen_random_uuid()) end;
        digest := sha256(salted || convert_to(persons, 'UTF8'));
        link := remediation.audit_hash(head, of_tenant, place, now_at, entry->>'kind', entry->>'ticket', entry->>'run',
            (entry->'facts')::text, digest);
        insert into remediation.audit
            (tenant, number, at, kind, ticket, run, facts, personal, salt, commitment, previous, hash)
        values (of_tenant, place, now_at, entry->>'kind', entry->>'ticket', entry->>'run', (entry->'facts')::text,
            persons, salted, digest, head, link);
        head := link;
    end loop;
    update remediation.audit_head set number = place, hash = head where tenant = of_tenant;
    return place;
end $$;

create function audit_stays() returns trigger
    language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if new.personal is null and new.salt is null
            and (new.tenant, new.number, new.at, new.kind, new.facts, new.previous, new.hash)
                = (old.tenant, old.number, old.at, old.kind, old.facts, old.previous, old.hash)
            and new.ticket is not distinct from old.ticket and new.run is not distinct from old.run
            and new.commitment is not distinct from old.commitment then
            return new;
        end if;
    end if;
    raise exception 'the audit log is only appended to; of an entry nothing but its personal part may be erased';
end $$;

create trigger audit_stays before update or delete on audit for each row execute function audit_stays();
create trigger audit_stays_whole before truncate on audit for each statement execute function audit_stays();
