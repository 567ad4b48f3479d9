package dev.millrace.topology.query;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose tickets may be asked for here.
///
/// @param tenants their names; default `default`
@ConfigurationProperties("millrace")
record TenantSettings(@DefaultValue("default") List<String> tenants) {
    TenantSettings {
        tenants = List.copyOf(tenants);
    }
}
