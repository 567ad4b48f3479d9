package dev.millrace.remediation.consent;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.consent.RoleSettings.Role;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.TestProtection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who must agree, for the tests of other packages.
public final class TestConsents {
    /// The role `security` is held by two people, one of whom is named by both of his addresses; `owners` by a group.
    static final Map<String, Role> ROLES = Map.of(
            "security",
            new Role(
                    List.of("director@acme.example", "Director@private.example", "chloe@acme.example"),
                    null,
                    List.of()),
            "owners",
            new Role(List.of(), "finance-reports", List.of()),
            "elsewhere",
            new Role(List.of("director@acme.example"), null, List.of("another-tenant")));

    private TestConsents() {}

    public static ConsentFinder finder(Directory directory) {
        return finder(directory, runbook -> Optional.of("plan of " + runbook));
    }

    public static ConsentFinder finder(Directory directory, Plans plans) {
        return new ConsentFinder(
                directory,
                new AccountFinder(directory),
                TestProtection.of(directory),
                new Roles(directory, ROLES),
                plans);
    }
}
