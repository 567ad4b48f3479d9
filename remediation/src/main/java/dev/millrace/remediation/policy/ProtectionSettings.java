package dev.millrace.remediation.policy;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is never touched. A list that is set takes the place of its default.
///
/// @param accounts patterns of account names, with `*` for any characters; by default service accounts and
///     those that Active Directory begins with
/// @param accountsInGroups groups whose members are protected; by default those that rule Active Directory, too
/// @param groups patterns of group names; by default those that rule Active Directory, too
/// @param marks attributes, as `name` or `name=value`, that protect the account or group which has them,
///     beside what the directory guards by itself; by default what Active Directory sets on its own
///     objects and on service accounts
@ConfigurationProperties("millrace.remediation.protected")
public record ProtectionSettings(
        @DefaultValue({"svc-*", "krbtgt*", "administrator"}) List<String> accounts,

        @DefaultValue({
            "protected-accounts",
            "Administrators",
            "Domain Admins",
            "Enterprise Admins",
            "Schema Admins",
            "Account Operators",
            "Server Operators",
            "Backup Operators"
        })
        List<String> accountsInGroups,

        @DefaultValue({
            "protected-*",
            "domain-admins",
            "Administrators",
            "* Admins",
            "* Operators",
            "Domain Controllers",
            "Group Policy Creator Owners",
            "DnsAdmins"
        })
        List<String> groups,

        @DefaultValue({"isCriticalSystemObject=TRUE", "servicePrincipalName"})
        List<String> marks) {
    public ProtectionSettings {
        accounts = List.copyOf(accounts);
        accountsInGroups = List.copyOf(accountsInGroups);
        groups = List.copyOf(groups);
        marks = List.copyOf(marks);
    }

    /// What holds where nothing is configured.
    public static ProtectionSettings defaults() {
        return new Binder(List.of())
                .bindOrCreate("millrace.remediation.protected", Bindable.of(ProtectionSettings.class));
    }
}
