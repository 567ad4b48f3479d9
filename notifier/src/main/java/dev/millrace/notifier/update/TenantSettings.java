package dev.millrace.notifier.update;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose desks this program serves.
///
/// @param tenants their names; default `default`. What belongs to others is neither answered nor shown
@ConfigurationProperties("millrace")
record TenantSettings(@DefaultValue("default") List<String> tenants) {
    TenantSettings {
        tenants = List.copyOf(tenants);
        if (tenants.isEmpty()) {
            throw new IllegalArgumentException("millrace.tenants is empty; it names at least one tenant");
        }
    }
}
