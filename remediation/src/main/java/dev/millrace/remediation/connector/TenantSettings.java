package dev.millrace.remediation.connector;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose desks this installation runs.
///
/// @param tenants names; default `default`
@ConfigurationProperties("millrace")
public record TenantSettings(@DefaultValue("default") List<String> tenants) {
    public TenantSettings {
        tenants = List.copyOf(tenants);
    }
}
