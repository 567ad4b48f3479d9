package dev.millrace.notifier.update;

import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Whose desks this program serves.
@Component
public final class Tenants {
    private final Set<String> names;

    @Autowired
    Tenants(TenantSettings settings) {
        this(Set.copyOf(settings.tenants()));
    }

    public Tenants(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /// Whether this desk works for it; what concerns others is left alone.
    public boolean serves(String tenant) {
        return names.contains(tenant);
    }

    public Set<String> names() {
        return names;
    }
}
