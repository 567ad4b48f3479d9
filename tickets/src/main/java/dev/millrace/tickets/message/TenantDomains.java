package dev.millrace.tickets.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whose people mail domains are. The sender chooses the door that he comes through, and with it the tenant; his domain
/// he does not choose.
public final class TenantDomains {
    private final Map<String, String> tenants = new HashMap<>();

    /// @param domains by tenant, such as `acme.example`; a domain stands for itself, not for those below it
    /// @throws IllegalArgumentException where one is no domain, or is that of two tenants
    public TenantDomains(Map<String, ? extends Collection<String>> domains) {
        domains.forEach((tenant, its) -> its.forEach(domain -> add(tenant, domain)));
    }

    /// Where nothing is known of domains.
    public static TenantDomains none() {
        return new TenantDomains(Map.of());
    }

    private void add(String tenant, String domain) {
        String named = key(domain);
        if (named.isEmpty() || named.contains("@") || named.contains("*")) {
            throw new IllegalArgumentException(
                    "domains of tenant %s: expected one such as acme.example, found '%s'".formatted(tenant, domain));
        }
        String before = tenants.putIfAbsent(named, tenant);
        if (before != null && !before.equals(tenant)) {
            throw new IllegalArgumentException(
                    "the domain %s is named for two tenants, %s and %s".formatted(named, before, tenant));
        }
    }

    /// The other tenant that an address is of, if it is one's.
    public Optional<String> other(String tenant, String address) {
        String domain = key(address.substring(address.lastIndexOf('@') + 1));
        return Optional.ofNullable(tenants.get(domain)).filter(its -> !its.equals(tenant));
    }

    private static String key(String domain) {
        return domain.strip().toLowerCase(Locale.ROOT);
    }
}
