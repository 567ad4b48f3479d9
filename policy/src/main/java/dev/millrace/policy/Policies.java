package dev.millrace.policy;

import dev.millrace.tickets.message.TenantDomains;
import dev.millrace.tickets.remediation.Authorisation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The policies in force: those of tenants that have one of their own, and one for all others.
public final class Policies implements Judge {
    private static final Logger LOG = LoggerFactory.getLogger(Policies.class);

    private final PolicySource common;
    private final Map<String, PolicySource> own = new HashMap<>();
    private final TenantDomains domains;

    /// Reads all files.
    ///
    /// @param common of tenants without one of their own; the policy that comes along where there is none
    /// @param own by tenant
    /// @param domains whose people are nobody else's to judge
    /// @throws InvalidPolicy naming the file, the rule and what was expected
    public Policies(@Nullable Path common, Map<String, Path> own, TenantDomains domains) {
        this.domains = domains;
        this.common = PolicySource.of(common);
        own.forEach((tenant, file) -> this.own.put(tenant, PolicySource.of(file)));
    }

    @Override
    public Authorisation judge(Case matter) {
        String requester = matter.requester().address();
        if (domains.other(matter.tenant(), requester).isPresent()) {
            return new Authorisation.Never(
                    "another-tenant", requester + " is of another tenant, whose policy counts for it");
        }
        return own.getOrDefault(matter.tenant(), common).policy().judge(matter);
    }

    /// Puts in force what has changed since. Reading blocks.
    void look() {
        look(common);
        own.values().forEach(Policies::look);
    }

    /// Whatever is wrong with one file, the others are looked at.
    private static void look(PolicySource source) {
        try {
            source.look();
        } catch (RuntimeException e) {
            LOG.error("{} could not be looked at, and stays as it was", source, e);
        }
    }
}
