package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.TargetKind;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Risk;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads rules from YAML and checks them; every complaint names file and line.
final class RuleParser {
    private static final Set<String> BOOK_KEYS = Set.of("automatic", "proposable", "rules");
    private static final Set<String> RULE_KEYS = Set.of("hypothesis", "category", "when", "runbook", "target", "risk");
    private static final Set<String> RUNBOOKS = Set.of(
            "reset-password",
            "unlock-account",
            "reset-mfa",
            "grant-group-access",
            "reset-vpn-profile",
            "renew-vpn-certificate",
            "install-software",
            "remediate-device",
            "restart-print-queue",
            "raise-mailbox-quota",
            "restore-file",
            "quarantine-message",
            Diagnosis.NO_RUNBOOK);

    private final String file;

    RuleParser(String file) {
        this.file = file;
    }

    RuleBook parse(String yaml) {
        Map<String, Node> book = mapping(compose(yaml), BOOK_KEYS);
        Node rules = required(book, "rules", 1);
        if (!(rules instanceof SequenceNode sequence)) {
            throw complaint(rules, "expected a list of rules");
        }
        List<Rule> parsed = new ArrayList<>();
        for (Node node : sequence.getValue()) {
            parsed.add(rule(node));
        }
        return new RuleBook(
                condition(required(book, "automatic", 1)),
                condition(required(book, "proposable", 1)),
                List.copyOf(parsed));
    }

    private Node compose(String yaml) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (node == null) {
                throw new IllegalArgumentException(file + ":1: expected rules, found an empty file");
            }
            return node;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new IllegalArgumentException(file + ":" + line + ": not valid YAML: " + e.getProblem(), e);
        }
    }

    private Rule rule(Node node) {
        Map<String, Node> entries = mapping(node, RULE_KEYS);
        int line = node.getStartMark().getLine() + 1;
        Node when = entries.get("when");
        Node target = entries.get("target");
        String runbook = value(required(entries, "runbook", line), RuleParser::knownRunbook);
        if (!runbook.equals(Diagnosis.NO_RUNBOOK) && target == null) {
            throw complaint(node, "the runbook '" + runbook + "' needs a 'target'");
        }
        return new Rule(
                value(required(entries, "hypothesis", line), Function.identity()),
                value(required(entries, "category", line), Category::of),
                when == null ? Condition.compile("true") : condition(when),
                runbook,
                target == null ? TargetKind.NONE : value(target, name -> constant(TargetKind.class, name)),
                value(required(entries, "risk", line), name -> constant(Risk.class, name)));
    }

    private Condition condition(Node node) {
        return value(node, Condition::compile);
    }

    private static String knownRunbook(String id) {
        if (!RUNBOOKS.contains(id)) {
            throw new IllegalArgumentException("'" + id + "' is no runbook; there are "
                    + RUNBOOKS.stream().sorted().toList());
        }
        return id;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is none of " + List.of(type.getEnumConstants()));
    }

    private Map<String, Node> mapping(Node node, Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw complaint(node, "expected entries " + known.stream().sorted().toList());
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = value(tuple.getKeyNode(), Function.identity());
            if (!known.contains(key)) {
                throw complaint(
                        tuple.getKeyNode(),
                        "'" + key + "' is none of " + known.stream().sorted().toList());
            }
            entries.put(key, tuple.getValueNode());
        }
        return entries;
    }

    private Node required(Map<String, Node> entries, String key, int line) {
        @Nullable Node node = entries.get(key);
        if (node == null) {
            throw new IllegalArgumentException(file + ":" + line + ": '" + key + "' is missing");
        }
        return node;
    }

    private <T> T value(Node node, Function<String, T> read) {
        if (!(node instanceof ScalarNode scalar)) {
            throw complaint(node, "expected a single value");
        }
        try {
            return read.apply(scalar.getValue());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where(node) + e.getMessage(), e);
        }
    }

    private IllegalArgumentException complaint(Node node, String what) {
        return new IllegalArgumentException(where(node) + what);
    }

    private String where(Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1) + ": ";
    }
}
