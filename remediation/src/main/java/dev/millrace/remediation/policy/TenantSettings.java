package dev.millrace.remediation.policy;

import dev.millrace.tickets.message.TenantDomains;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the worker must know of the desk's tenants.
///
/// @param tenants by name; default none
@ConfigurationProperties("millrace.desk")
record TenantSettings(@DefaultValue Map<String, Tenant> tenants) {
    /// @param domains of its people's addresses; default none
    record Tenant(@DefaultValue List<String> domains) {}

    TenantDomains domains() {
        Map<String, List<String>> domains = new HashMap<>();
        tenants.forEach((tenant, known) -> domains.put(tenant, known.domains()));
        return new TenantDomains(domains);
    }
}
