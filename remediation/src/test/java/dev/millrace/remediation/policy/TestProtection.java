package dev.millrace.remediation.policy;

import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.RoleSettings.Role;
import dev.millrace.tickets.message.TenantDomains;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What is protected, and who may, where nothing is configured; for the tests of other packages.
public final class TestProtection {

    /// The role `security` is held by two people, one of whom is named by both of his addresses; `owners` by a group;
    /// `many` by sixty whom a test may employ.
    private static final Map<String, Role> ROLES = Map.of(
            "security",
            new Role(
                    List.of("director@acme.example", "Director@private.example", "chloe@acme.example"),
                    null,
                    List.of()),
            "owners",
            new Role(List.of(), "finance-reports", List.of()),
            "many",
            new Role(
                    IntStream.rangeClosed(1, 60)
                            .mapToObj("holder-%d@acme.example"::formatted)
                            .toList(),
                    null,
                    List.of()),
            "elsewhere",
            new Role(List.of("director@acme.example"), null, List.of("another-tenant")));

    private TestProtection() {}

    public static Protection of(Directory directory) {
        return new Protection(directory, ProtectionSettings.defaults());
    }

    public static Consenters consenters(Directory directory, TenantDomains domains) {
        return new Consenters(directory, new Roles(directory, ROLES), domains);
    }

    public static Enforcement enforcement(Directory directory) {
        return enforcement(directory, TenantDomains.none());
    }

    public static Enforcement enforcement(Directory directory, TenantDomains domains) {
        return new Enforcement(of(directory), directory, consenters(directory, domains), domains);
    }
}
