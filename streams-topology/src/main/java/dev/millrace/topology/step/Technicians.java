package dev.millrace.topology.step;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Whose mails on other people's tickets are the desk's answers.
///
/// @param byTenant mail addresses, by tenant
public record Technicians(Map<String, Set<String>> byTenant) {
    public static final Technicians NONE = new Technicians(Map.of());

    public Technicians {
        byTenant = byTenant.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> keys(entry.getValue())));
    }

    Set<String> of(String tenant) {
        return byTenant.getOrDefault(tenant, Set.of());
    }

    private static Set<String> keys(Collection<String> addresses) {
        return addresses.stream()
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
