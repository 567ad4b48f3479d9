package dev.millrace.remediation.policy;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is never touched.
///
/// @param accounts patterns of account names, with `*` for any characters; default `svc-*`
/// @param accountsInGroups groups whose members are protected; default `protected-accounts`
/// @param groups patterns of group names; default `protected-*` and `domain-admins`
@ConfigurationProperties("millrace.remediation.protected")
public record ProtectionSettings(
        @DefaultValue("svc-*") List<String> accounts,
        @DefaultValue("protected-accounts") List<String> accountsInGroups,
        @DefaultValue({"protected-*", "domain-admins"}) List<String> groups) {
    public ProtectionSettings {
        accounts = List.copyOf(accounts);
        accountsInGroups = List.copyOf(accountsInGroups);
        groups = List.copyOf(groups);
    }

    /// What holds where nothing is configured.
    public static ProtectionSettings defaults() {
        return new ProtectionSettings(
                List.of("svc-*"), List.of("protected-accounts"), List.of("protected-*", "domain-admins"));
    }
}
