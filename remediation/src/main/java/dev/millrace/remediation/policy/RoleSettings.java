package dev.millrace.remediation.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who holds the roles that policies name.
///
/// @param roles by name; none by default
@ConfigurationProperties("millrace.remediation")
record RoleSettings(@DefaultValue Map<String, Role> roles) {
    RoleSettings {
        roles = Map.copyOf(roles);
    }

    /// A role.
    ///
    /// @param people who hold it, by address
    /// @param group of the directory whose own members hold it, too
    /// @param tenants for which it counts; all when empty
    record Role(
            @DefaultValue List<String> people,
            @Nullable String group,
            @DefaultValue List<String> tenants) {
        Role {
            people = List.copyOf(people);
            tenants = List.copyOf(tenants);
        }

        boolean counts(String tenant) {
            return tenants.isEmpty() || tenants.contains(tenant);
        }
    }
}
