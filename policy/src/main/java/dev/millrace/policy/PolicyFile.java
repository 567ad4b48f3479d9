package dev.millrace.policy;

import dev.millrace.tickets.file.TextFile;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.understanding.Risk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
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
///     by: group-owner            # or: manager, role
///     roles: [security]          # whose holders may agree, too
///     quorum: 2                  # how many different people must agree; default 1
///     within: 4h                 # how long they may take
/// risks:                         # of runbooks that a technician may choose; high where not said
///   book-room: low
/// ```
public final class PolicyFile {
    private static final Set<String> SECTIONS = new TreeSet<>(Set.of("rules", "risks"));
    private static final Set<String> OF_ALL = Set.of("name", "when", "then");
    private static final Map<String, Set<String>> KEYS_BY_VERDICT = Map.of(
            "automatic", Set.of(),
            "confirm-identity", Set.of("within"),
            "approval", Set.of("by", "roles", "quorum", "within"),
            "never", Set.of("reason"));
    private static final Set<String> KEYS = Stream.concat(
                    OF_ALL.stream(), KEYS_BY_VERDICT.values().stream().flatMap(Set::stream))
            .collect(Collectors.toCollection(TreeSet::new));
    private static final int MOST_APPROVERS = 10;
    private static final Duration LONGEST = Duration.ofDays(90);

    private static final String SHIPPED = "/policy/policy.yaml";

    private PolicyFile() {}

    /// The policy that comes along.
    public static Policy shipped() {
        try (InputStream content = PolicyFile.class.getResourceAsStream(SHIPPED)) {
            if (content == null) {
                throw new IllegalStateException("The shipped policy " + SHIPPED + " is missing from the program");
            }
            return parse(new String(content.readAllBytes(), StandardCharsets.UTF_8), "policy.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped policy cannot be read", e);
        }
    }

    /// Reads and compiles the policy in a file.
    ///
    /// @throws InvalidPolicy naming the rule and what was expected, or the file where it cannot be read
    public static Policy read(Path file) {
        return parse(text(file), file.toString());
    }

    /// The text of a file.
    ///
    /// @throws InvalidPolicy where it cannot be read
    static String text(Path file) {
        try {
            return new TextFile(file).read();
        } catch (IOException e) {
            throw new InvalidPolicy("The policy " + file + " cannot be read: " + e, e);
        }
    }

    /// Reads and compiles a policy.
    ///
    /// @param source the file's name, for messages
    /// @throws InvalidPolicy naming the rule and what was expected
    public static Policy parse(String yaml, String source) {
        Object document;
        try {
            document = new Yaml(new SafeConstructor(strict())).load(yaml);
        } catch (DuplicateKeyException e) {
            throw new InvalidPolicy(
                    "%s, line %d: %s".formatted(source, e.getProblemMark().getLine() + 1, e.getProblem()), e);
        } catch (YAMLException e) {
            throw new InvalidPolicy(source + " is no YAML: " + e.getMessage(), e);
        }
        if (!(document instanceof Map<?, ?> top) || !(top.get("rules") instanceof List<?> entries)) {
            throw new InvalidPolicy(source + ": expected a list 'rules'", null);
        }
        checkKeys(top, SECTIONS, source);
        List<PolicyRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Object entry : entries) {
            PolicyRule rule = rule(entry, "%s, rule %d".formatted(source, rules.size() + 1));
            if (!names.add(rule.name())) {
                throw new InvalidPolicy("%s: two rules are named '%s'".formatted(source, rule.name()), null);
            }
            rules.add(rule);
        }
        return new Policy(rules, risks(top, source));
    }

    /// Of two `then` the last would count: a rule that forbids would let run.
    private static LoaderOptions strict() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }

    private static void checkKeys(Map<?, ?> fields, Set<String> known, String place) {
        for (Object key : fields.keySet()) {
            if (!(key instanceof String text) || !known.contains(text)) {
                throw new InvalidPolicy("%s: '%s' is not one of %s".formatted(place, key, known), null);
            }
        }
    }

    private static Map<String, Risk> risks(Map<?, ?> top, String source) {
        return switch (top.get("risks")) {
            case null -> Map.of();
            case Map<?, ?> risks -> {
                Map<String, Risk> read = new HashMap<>();
                risks.forEach((runbook, risk) -> read.put(String.valueOf(runbook), risk(risk, runbook, source)));
                yield read;
            }
            case Object other ->
                throw new InvalidPolicy("%s: 'risks' are risks by runbook, not '%s'".formatted(source, other), null);
        };
    }

    private static Risk risk(@Nullable Object risk, @Nullable Object runbook, String source) {
        return switch (String.valueOf(risk)) {
            case "low" -> Risk.LOW;
            case "medium" -> Risk.MEDIUM;
            case "high" -> Risk.HIGH;
            default ->
                throw new InvalidPolicy(
                        "%s: the risk of '%s' is 'low', 'medium' or 'high', not '%s'".formatted(source, runbook, risk),
                        null);
        };
    }

    private static PolicyRule rule(Object entry, String place) {
        if (!(entry instanceof Map<?, ?> fields)) {
            throw new InvalidPolicy(place + ": expected fields, found '" + entry + "'", null);
        }
        checkKeys(fields, KEYS, place);
        String name = required(fields, "name", place);
        String where = "%s '%s'".formatted(place, name);
        return new PolicyRule(
                name, Condition.compile(required(fields, "when", where), where), verdict(fields, name, where));
    }

    private static Authorisation verdict(Map<?, ?> fields, String name, String where) {
        String then = required(fields, "then", where);
        Set<String> own = KEYS_BY_VERDICT.getOrDefault(then, KEYS);
        fields.keySet().stream()
                .filter(key -> !OF_ALL.contains(key) && !own.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new InvalidPolicy("%s: '%s' does not go with '%s'".formatted(where, key, then), null);
                });
        return switch (then) {
            case "automatic" -> new Authorisation.Automatic(name);
            case "confirm-identity" ->
                new Authorisation.NeedsConsent(name, Consent.IDENTITY, List.of(), 1, within(fields, where));
            case "approval" -> approval(fields, name, where);
            case "never" -> new Authorisation.Never(name, required(fields, "reason", where));
            default ->
                throw new InvalidPolicy(
                        "%s: 'then' is 'automatic', 'confirm-identity', 'approval' or 'never', not '%s'"
                                .formatted(where, then),
                        null);
        };
    }

    private static Authorisation approval(Map<?, ?> fields, String name, String where) {
        Consent by = approver(required(fields, "by", where), where);
        List<String> roles = roles(fields, where);
        if (by == Consent.ROLE && roles.isEmpty()) {
            throw new InvalidPolicy("%s: 'by: role' needs 'roles'".formatted(where), null);
        }
        return new Authorisation.NeedsConsent(name, by, roles, quorum(fields, where), within(fields, where));
    }

    private static Consent approver(String by, String where) {
        return switch (by) {
            case "group-owner" -> Consent.GROUP_OWNER;
            case "manager" -> Consent.MANAGER;
            case "role" -> Consent.ROLE;
            default ->
                throw new InvalidPolicy(
                        "%s: 'by' is 'group-owner', 'manager' or 'role', not '%s'".formatted(where, by), null);
        };
    }

    private static List<String> roles(Map<?, ?> fields, String where) {
        return switch (fields.get("roles")) {
            case null -> List.of();
            case List<?> names
            when names.stream().allMatch(name -> name instanceof String text && !text.isBlank()) ->
                names.stream().map(Object::toString).distinct().toList();
            default -> throw new InvalidPolicy("%s: 'roles' is a list of names".formatted(where), null);
        };
    }

    private static int quorum(Map<?, ?> fields, String where) {
        return switch (fields.get("quorum")) {
            case null -> 1;
            case Integer number when number >= 1 && number <= MOST_APPROVERS -> number;
            case Object other ->
                throw new InvalidPolicy(
                        "%s: 'quorum' is a number from 1 to %d, not '%s'".formatted(where, MOST_APPROVERS, other),
                        null);
        };
    }

    private static @Nullable Duration within(Map<?, ?> fields, String where) {
        Object text = fields.get("within");
        if (text == null) {
            return null;
        }
        Duration within = duration(text.toString());
        if (within == null || within.compareTo(Duration.ofMinutes(1)) < 0 || within.compareTo(LONGEST) > 0) {
            throw new InvalidPolicy(
                    "%s: 'within' is a time from 1m to %dd such as 4h, not '%s'"
                            .formatted(where, LONGEST.toDays(), text),
                    null);
        }
        return within;
    }

    private static @Nullable Duration duration(String text) {
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException noDuration) {
            return null;
        }
    }

    private static String required(Map<?, ?> fields, String key, String where) {
        @Nullable Object value = fields.get(key);
        if (value == null || value.toString().isBlank()) {
            throw new InvalidPolicy("%s: '%s' is missing".formatted(where, key), null);
        }
        return value.toString();
    }
}
