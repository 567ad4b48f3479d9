package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Directory;

/// What is protected, and who may, where nothing is configured; for the tests of other packages.
public final class TestProtection {
    private TestProtection() {}

    public static Protection of(Directory directory) {
        return new Protection(directory, ProtectionSettings.defaults());
    }

    public static Enforcement enforcement(Directory directory) {
        return new Enforcement(of(directory), directory);
    }
}
