package dev.millrace.remediation.secret;

/// The statements around one-time secrets.
final class SecretSql {
    /// Appends an entry on a run's secret: its kind, its facts, and where the secret is read.
    private static final String AUDIT = """
            select remediation.audit_append(tenant, jsonb_build_array(jsonb_build_object(
              'kind', %s, 'run', run_id, 'facts', %s, 'personal', jsonb_build_object('secretFor', recipient),
              'ticket', (select ticket from remediation.job
                where job.tenant = secret.tenant and kind = 'run' and key = run_id)))) as number
            from %s as secret
            """;

    /// A run that is taken up again keeps the secret it has.
    static final String KEEP = """
            insert into remediation.one_time_secret
              (id, tenant, run_id, ciphertext, recipient, recipient_name, language, secret_kind)
            values (:id, :tenant, :run, :ciphertext, :recipient, cast(:name as text), :language, :kind)
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
            select language, secret_kind, expires_at,
              ciphertext is not null and used_at is null and expires_at > now() as waiting,
              ciphertext is not null and expires_at is null as unreleased
            from remediation.one_time_secret where id = :id
            """;

    /// Whoever opened the link stands in the audit log with it.
    static final String TAKE = """
            with held as (
              select id, ciphertext from remediation.one_time_secret
              where id = :id and ciphertext is not null and used_at is null and expires_at > now()
              for update),
            taken as (
              update remediation.one_time_secret as secret set used_at = now(), ciphertext = null
              from held where secret.id = held.id
              returning secret.tenant, secret.run_id, secret.recipient, held.ciphertext),
            audited as (
            """ + AUDIT.formatted("'secret-opened'", "'{}'::jsonb", "taken") + """
            )
            select ciphertext from taken where (select count(number) from audited) > 0
            """;

    /// Notes that a link was opened in vain, the first time that it was: another may have been there before its
    /// owner.
    static final String REFUSE = """
            with refused as (
              update remediation.one_time_secret set refused_at = now()
              where id = :id and refused_at is null and expires_at is not null
                and (ciphertext is null or used_at is not null or expires_at <= now())
              returning tenant, run_id, recipient, used_at)
            """
            + AUDIT.formatted(
                    "'secret-refused'",
                    "jsonb_build_object('reason', case when used_at is null then 'expired' else 'opened before' end)",
                    "refused");

    static final String ERASE = """
            update remediation.one_time_secret as secret set ciphertext = null
            where ciphertext is not null and (expires_at < now() or exists (
              select 1 from remediation.job
              where job.tenant = secret.tenant and job.kind = 'run' and job.key = secret.run_id
                and job.result = 'failed'))
            """;

    private SecretSql() {}
}
