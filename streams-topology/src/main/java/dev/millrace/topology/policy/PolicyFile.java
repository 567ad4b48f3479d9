package dev.millrace.topology.policy;

import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads a policy file:
///
/// ```yaml
/// rules:
///   - name: own-account
///     when: self && requester.verified && ticket.automatable
///     then: automatic            # or: confirm-identity, approval, never
///   - name: groups
///     when: runbook.id == "grant-group-access"
///     then: approval
///     by: group-owner            # or: manager
/// ```
public final class PolicyFile {
    private static final Set<String> KEYS = Set.of("name", "when", "then", "by", "reason");

    private PolicyFile() {}

    /// Reads and compiles a policy.
    ///
    /// @param source the file's name, for messages
    /// @throws InvalidPolicy naming the rule and what was expected
    public static Policy parse(String yaml, String source) {
        Object document;
        try {
            document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException e) {
            throw new InvalidPolicy(source + " is no YAML: " + e.getMessage(), e);
        }
        if (!(document instanceof Map<?, ?> top) || !(top.get("rules") instanceof List<?> entries)) {
            throw new InvalidPolicy(source + ": expected a list 'rules'", null);
        }
        List<PolicyRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Object entry : entries) {
            PolicyRule rule = rule(entry, "%s, rule %d".formatted(source, rules.size() + 1));
            if (!names.add(rule.name())) {
                throw new InvalidPolicy("%s: two rules are named '%s'".formatted(source, rule.name()), null);
            }
            rules.add(rule);
        }
        return new Policy(rules);
    }

    private static PolicyRule rule(Object entry, String place) {
        if (!(entry instanceof Map<?, ?> fields)) {
            throw new InvalidPolicy(place + ": expected fields, found '" + entry + "'", null);
        }
        for (Object key : fields.keySet()) {
            if (!(key instanceof String text) || !KEYS.contains(text)) {
                throw new InvalidPolicy("%s: '%s' is not one of %s".formatted(place, key, KEYS), null);
            }
        }
        String name = required(fields, "name", place);
        String where = "%s '%s'".formatted(place, name);
        return new PolicyRule(
                name, Condition.compile(required(fields, "when", where), where), verdict(fields, name, where));
    }

    private static Authorisation verdict(Map<?, ?> fields, String name, String where) {
        String then = required(fields, "then", where);
        return switch (then) {
            case "automatic" -> new Authorisation.Automatic(name);
            case "confirm-identity" -> new Authorisation.NeedsConsent(name, Consent.IDENTITY);
            case "approval" -> new Authorisation.NeedsConsent(name, approver(required(fields, "by", where), where));
            case "never" -> new Authorisation.Never(name, required(fields, "reason", where));
            default ->
                throw new InvalidPolicy(
                        "%s: 'then' is 'automatic', 'confirm-identity', 'approval' or 'never', not '%s'"
                                .formatted(where, then),
                        null);
        };
    }

    private static Consent approver(String by, String where) {
        return switch (by) {
            case "group-owner" -> Consent.GROUP_OWNER;
            case "manager" -> Consent.MANAGER;
            default ->
                throw new InvalidPolicy("%s: 'by' is 'group-owner' or 'manager', not '%s'".formatted(where, by), null);
        };
    }

    private static String required(Map<?, ?> fields, String key, String where) {
        @Nullable Object value = fields.get(key);
        if (value == null || value.toString().isBlank()) {
            throw new InvalidPolicy("%s: '%s' is missing".formatted(where, key), null);
        }
        return value.toString();
    }
}
