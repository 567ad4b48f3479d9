package dev.millrace.remediation.secret;

/// The statements around one-time secrets.
final class SecretSql {
    /// A run that is taken up again keeps the secret it has.
    static final String KEEP = """
            insert into remediation.one_time_secret
              (id, tenant, run_id, ciphertext, recipient, recipient_name, language)
            values (:id, :tenant, :run, :ciphertext, :recipient, cast(:name as text), :language)
            on conflict (tenant, run_id) do update set run_id = excluded.run_id
            returning id
            """;

    static final String FIND = """
            select id from remediation.one_time_secret
            where tenant = :tenant and run_id = :run and ciphertext is not null
            """;

    static final String OPEN =
            "select ciphertext from remediation.one_time_secret where id = :id and ciphertext is not null";

    static final String RELEASE = """
            update remediation.one_time_secret
            set expires_at = coalesce(expires_at, now() + make_interval(secs => :seconds))
            where id = :id and ciphertext is not null
            returning expires_at
            """;

    static final String WITHDRAW = "update remediation.one_time_secret set ciphertext = null where id = :id";

    static final String LOOK = """
            select language, expires_at,
              ciphertext is not null and used_at is null and expires_at > now() as waiting,
              ciphertext is not null and expires_at is null as unreleased
            from remediation.one_time_secret where id = :id
            """;

    static final String TAKE = """
            with taken as (
              select id, ciphertext from remediation.one_time_secret
              where id = :id and ciphertext is not null and used_at is null and expires_at > now()
              for update)
            update remediation.one_time_secret as secret set used_at = now(), ciphertext = null
            from taken where secret.id = taken.id
            returning taken.ciphertext
            """;

    static final String ERASE = """
            update remediation.one_time_secret as secret set ciphertext = null
            where ciphertext is not null and (expires_at < now() or exists (
              select 1 from remediation.job
              where job.tenant = secret.tenant and job.kind = 'run' and job.key = secret.run_id
                and job.result = 'failed'))
            """;

    private SecretSql() {}
}
