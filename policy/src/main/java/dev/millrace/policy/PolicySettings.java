package dev.millrace.policy;

import dev.millrace.tickets.message.TenantDomains;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/// Which policy is whose.
///
/// @param policyFile the policy of tenants that have none of their own; default the one that comes along
/// @param policyLook how often policies' files are looked at; default 2 s
/// @param tenants what is known of tenants, by name; default nothing
@ConfigurationProperties("millrace.desk")
record PolicySettings(
        @Nullable Path policyFile,
        @DefaultValue("2s") Duration policyLook,
        @DefaultValue Map<String, Tenant> tenants) {
    /// @param policyFile its own policy; default that of all
    /// @param domains of its people's addresses: they are judged by no other tenant's policy; default none
    record Tenant(@Nullable Path policyFile, @DefaultValue List<String> domains) {}

    PolicySettings {
        if (policyLook.toMillis() < 10) {
            throw new IllegalArgumentException("millrace.desk.policy-look must be at least 10 ms, not " + policyLook);
        }
    }

    /// Has nothing be set for a tenant that there is not: its people would be judged by the policy of all. A name with
    /// a dot that is written as if it had none ends at the dot, and what is set is nothing that is known here.
    ///
    /// @throws IllegalArgumentException naming the setting
    static void demandServed(Environment environment) {
        Binder settings = Binder.get(environment);
        List<String> served =
                settings.bind("millrace.tenants", Bindable.listOf(String.class)).orElse(List.of("default"));
        settings
                .bind("millrace.desk.tenants", Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .keySet()
                .stream()
                .filter(name -> !served.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            ("millrace.desk.tenants.%s: millrace.tenants has no tenant '%s', but %s;"
                                            + " a name with a dot is written millrace.desk.tenants.[acme.example]")
                                    .formatted(name, name, served));
                });
    }

    /// The policies of tenants that have one of their own.
    Map<String, Path> policyFiles() {
        Map<String, Path> files = new HashMap<>();
        tenants.forEach((tenant, its) -> {
            if (its.policyFile() != null) {
                files.put(tenant, its.policyFile());
            }
        });
        return files;
    }

    /// Whose people are whose.
    ///
    /// @throws IllegalArgumentException naming what is no domain, or two tenants with the same one
    TenantDomains domains() {
        Map<String, List<String>> domains = new HashMap<>();
        tenants.forEach((tenant, its) -> domains.put(tenant, its.domains()));
        return new TenantDomains(domains);
    }
}
