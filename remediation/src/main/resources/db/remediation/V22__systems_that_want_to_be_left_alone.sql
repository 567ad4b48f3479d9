-- Until when a system wants to be left alone, as it has told one of the programs.
create table spared_system (
    connector text primary key,
    until     timestamptz not null
);

-- Has all programs leave a system alone for so many seconds; less than is known already changes nothing.
create function spare(of_connector text, seconds float8) returns void
    language plpgsql as $$
begin
    insert into remediation.spared_system as known (connector, until)
    values (of_connector, now() + make_interval(secs => seconds))
    on conflict (connector) do update set until = greatest(known.until, excluded.until);
    perform pg_notify('remediation_spared', of_connector);
end $$;
