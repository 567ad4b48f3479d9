-- Erasing leaves a trace in the chain: an entry that says which entries lost their personal part, and by whom. Whoever
-- follows the chain takes for tampering what was erased without one.
create index audit_erasures on audit (tenant, number) where kind = 'erased';

-- What was erased before that is said now, so that older chains still hold.
select remediation.audit_append(tenant, jsonb_build_array(jsonb_build_object('kind', 'erased',
    'facts', jsonb_build_object('entries', numbers, 'late', true))))
from (select tenant, jsonb_agg(number order by number) as numbers from audit
      where personal is null and commitment is not null and not exists (
        select 1 from audit as told where told.tenant = audit.tenant and told.kind = 'erased'
          and cast(told.facts as jsonb)->'entries' @> to_jsonb(audit.number))
      group by tenant) as erased;

create function audit_tells() returns trigger
    language plpgsql as $$
begin
    if exists (
        select tenant, number from erased
        except
        select told.tenant, cast(place as bigint) from remediation.audit as told,
            jsonb_array_elements_text(cast(told.facts as jsonb)->'entries') as place
        where told.kind = 'erased' and told.tenant in (select tenant from erased)
            and told.number > cast(place as bigint)) then
        raise exception
            'the audit log is only appended to; a personal part is erased through remediation.audit_erase, which says so';
    end if;
    return null;
end $$;

create trigger audit_tells after update on audit referencing new table as erased
    for each statement execute function audit_tells();

-- Erases the personal part of every entry that names a person, and of all entries of the runs and questions in which one
-- does; a stop belongs to no run. Answers how many there were.
create function audit_erase(of_tenant text, person text, by_whom text) returns bigint
    language plpgsql as $$
declare
    numbers bigint[];
begin
    with named as (
        select number, run from remediation.audit, jsonb_path_query(cast(personal as jsonb), 'strict $.**') as part
        where tenant = of_tenant and jsonb_typeof(part) = 'string' and lower(part #>> '{}') = lower(person))
    select array_agg(number order by number) into numbers from remediation.audit
    where tenant = of_tenant and personal is not null
        and (number in (select number from named) or run in (select run from named));
    if numbers is null then
        return 0;
    end if;
    perform remediation.audit_append(of_tenant, jsonb_build_array(jsonb_build_object('kind', 'erased',
        'facts', jsonb_build_object('entries', to_jsonb(numbers)),
        'personal', jsonb_build_object('by', by_whom))));
    update remediation.audit set personal = null, salt = null where tenant = of_tenant and number = any(numbers);
    return cardinality(numbers);
end $$;
