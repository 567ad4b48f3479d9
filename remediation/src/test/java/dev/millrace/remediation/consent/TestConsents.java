package dev.millrace.remediation.consent;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.TestProtection;
import dev.millrace.remediation.runbook.file.Subject;
import dev.millrace.tickets.message.TenantDomains;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Who must agree, for the tests of other packages.
public final class TestConsents {
    private static final Map<String, Subject> SUBJECTS = Map.of(
            "grant-group-access", Subject.MEMBER,
            "unlock-account", Subject.ACCOUNT,
            "reset-password", Subject.ACCOUNT,
            "reset-mfa", Subject.ACCOUNT);

    private TestConsents() {}

    public static ConsentFinder finder(Directory directory) {
        return finder(directory, runbook -> Optional.of("plan of " + runbook));
    }

    public static ConsentFinder finder(Directory directory, Plans plans) {
        return finder(directory, plans, _ -> Optional.empty());
    }

    static ConsentFinder finder(Directory directory, TenantDomains domains) {
        return finder(directory, domains, runbook -> Optional.of("plan of " + runbook), _ -> Optional.empty());
    }

    /// @param lacks what is not configured of what a runbook needs
    static ConsentFinder finder(Directory directory, Plans plans, Function<String, Optional<String>> lacks) {
        return finder(directory, TenantDomains.none(), plans, lacks);
    }

    private static ConsentFinder finder(
            Directory directory, TenantDomains domains, Plans plans, Function<String, Optional<String>> lacks) {
        return new ConsentFinder(
                directory,
                new AccountFinder(directory),
                TestProtection.of(directory),
                TestProtection.consenters(directory, domains),
                domains,
                plans,
                () -> SUBJECTS,
                lacks);
    }
}
