package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.Text;
import dev.millrace.enrichment.Understanding;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Diagnosis;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Tests of rules, written in YAML: a list of messages (`text`; `subject`, `channel` and `from` if wanted)
/// with what is expected of it: `runbook`, `target`, `automatable`, `category`, `unsure`, `question` (what is asked
/// for, or `none`) and `also` (categories of other issues, joined by a comma and a blank, or `none`); any of them.
public final class RuleTests {
    /// What came of all tests.
    ///
    /// @param passed how many did as expected
    /// @param failures file, line, what was expected and what was found
    public record Report(int passed, List<String> failures) {}

    private static final Set<String> EXPECTATIONS =
            Set.of("runbook", "target", "automatable", "category", "unsure", "question", "also");
    private static final Set<String> KEYS = Stream.concat(
                    EXPECTATIONS.stream(), Stream.of("name", "text", "subject", "channel", "from"))
            .collect(Collectors.toSet());
    private static final String NOTHING = "none";

    private final String file;
    private final Enrichment enrichment;
    private final List<String> failures = new ArrayList<>();
    private int passed;

    private RuleTests(String file, Enrichment enrichment) {
        this.file = file;
        this.enrichment = enrichment;
    }

    /// Runs the tests of a file.
    ///
    /// @throws IllegalArgumentException with file and line where the file is not as described
    public static Report run(Path file, Enrichment enrichment) throws IOException {
        return run(file.toString(), Files.readString(file), enrichment);
    }

    static Report run(String file, String yaml, Enrichment enrichment) {
        RuleTests tests = new RuleTests(file, enrichment);
        tests.all(yaml);
        return new Report(tests.passed, List.copyOf(tests.failures));
    }

    private void all(String yaml) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            throw new IllegalArgumentException(where(line) + "not valid YAML: " + e.getProblem(), e);
        }
        if (!(root instanceof SequenceNode sequence)) {
            throw new IllegalArgumentException(where(0) + "expected a list of tests");
        }
        sequence.getValue().forEach(this::one);
    }

    private void one(Node node) {
        int line = node.getStartMark().getLine();
        Map<String, String> fields = fields(node);
        String body = fields.get("text");
        if (body == null || fields.keySet().stream().noneMatch(EXPECTATIONS::contains)) {
            throw new IllegalArgumentException(where(line) + "expected 'text' and at least one of "
                    + EXPECTATIONS.stream().sorted().toList());
        }
        Text text = new Text(fields.getOrDefault("subject", ""), body, channel(fields, line), null, fields.get("from"));
        Understanding understanding = enrichment.understand(text);
        Diagnosis diagnosis = understanding.diagnosis();
        int failed = failures.size();
        compare(fields, "runbook", diagnosis.runbook(), line);
        compare(fields, "target", diagnosis.target(), line);
        compare(fields, "automatable", Boolean.toString(diagnosis.automatable()), line);
        compare(fields, "category", understanding.reading().category().value().id(), line);
        compare(fields, "unsure", Boolean.toString(diagnosis.unsure()), line);
        compare(
                fields,
                "question",
                diagnosis.question() == null ? NOTHING : diagnosis.question().about(),
                line);
        compare(fields, "also", also(diagnosis), line);
        passed += failures.size() == failed ? 1 : 0;
    }

    private static String also(Diagnosis diagnosis) {
        return diagnosis.alsoAbout().isEmpty()
                ? NOTHING
                : diagnosis.alsoAbout().stream()
                        .map(other -> other.category().id())
                        .collect(Collectors.joining(", "));
    }

    private Channel channel(Map<String, String> fields, int line) {
        String name = fields.getOrDefault("channel", "web");
        for (Channel channel : Channel.values()) {
            if (channel.name().toLowerCase(Locale.ROOT).equals(name)) {
                return channel;
            }
        }
        throw new IllegalArgumentException(where(line) + "'" + name + "' is no channel");
    }

    private void compare(Map<String, String> fields, String key, @Nullable String found, int line) {
        String expected = fields.get(key);
        String given = found == null ? "null" : found;
        if (expected != null && !expected.equalsIgnoreCase(given)) {
            String name = fields.getOrDefault("name", "a message");
            failures.add(where(line) + name + ": expected " + key + " " + expected + ", found " + given);
        }
    }

    private Map<String, String> fields(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw new IllegalArgumentException(where(node.getStartMark().getLine()) + "expected a test with entries "
                    + KEYS.stream().sorted().toList());
        }
        Map<String, String> fields = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = tuple.getKeyNode().getStartMark().getLine();
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || !KEYS.contains(key.getValue())) {
                throw new IllegalArgumentException(where(line) + "expected one of "
                        + KEYS.stream().sorted().toList());
            }
            if (!(tuple.getValueNode() instanceof ScalarNode value)) {
                throw new IllegalArgumentException(where(line) + "expected a single value for " + key.getValue());
            }
            fields.put(key.getValue(), value.getValue());
        }
        return fields;
    }

    private String where(int line) {
        return file + ":" + (line + 1) + ": ";
    }
}
