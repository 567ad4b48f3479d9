package dev.millrace.remediation.consent;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.TestProtection;
import java.util.Optional;

/// Who must agree, for the tests of other packages.
public final class TestConsents {
    private TestConsents() {}

    public static ConsentFinder finder(Directory directory) {
        return finder(directory, runbook -> Optional.of("plan of " + runbook));
    }

    public static ConsentFinder finder(Directory directory, Plans plans) {
        return new ConsentFinder(
                directory,
                new AccountFinder(directory),
                TestProtection.of(directory),
                TestProtection.consenters(directory),
                plans);
    }
}
