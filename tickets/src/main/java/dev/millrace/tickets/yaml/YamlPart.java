package dev.millrace.tickets.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A part of a YAML file that knows where it stands.
public final class YamlPart {
    private final String file;
    private final Node node;

    private YamlPart(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /// Reads a file's one document.
    ///
    /// @param file its name, for complaints
    /// @throws InvalidYaml when the text is empty or no YAML
    public static YamlPart read(String file, String text) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node == null) {
                throw new InvalidYaml(file + ":1", "expected entries, found an empty file", null);
            }
            return new YamlPart(file, node);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new InvalidYaml(file + ":" + line, "not valid YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new InvalidYaml(file + ":1", "not valid YAML: " + e.getMessage(), e);
        }
    }

    /// Its entries by key, in their order.
    ///
    /// @throws InvalidYaml when it is no mapping, or has a key twice
    public Map<String, YamlPart> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw complaint("expected entries");
        }
        Map<String, YamlPart> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlPart key = part(tuple.getKeyNode());
            if (entries.put(key.text(), part(tuple.getValueNode())) != null) {
                throw key.complaint("'" + key.text() + "' is there twice");
            }
        }
        return entries;
    }

    /// The same, where only certain keys may be.
    public Map<String, YamlPart> entries(Set<String> known) {
        List<String> sorted = known.stream().sorted().toList();
        if (!(node instanceof MappingNode mapping)) {
            throw complaint("expected entries " + sorted);
        }
        for (NodeTuple tuple : mapping.getValue()) {
            YamlPart key = part(tuple.getKeyNode());
            if (!known.contains(key.text())) {
                throw key.complaint("'" + key.text() + "' is none of " + sorted);
            }
        }
        return entries();
    }

    /// One of its entries.
    ///
    /// @throws InvalidYaml when it is missing
    public YamlPart required(String key) {
        return find(key).orElseThrow(() -> complaint("'" + key + "' is missing"));
    }

    /// What stands under a key; empty where the key is missing.
    public Optional<YamlPart> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /// One of its keys itself; empty where it is missing.
    public Optional<YamlPart> key(String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(tuple -> part(tuple.getKeyNode()))
                        .filter(part -> part.node instanceof ScalarNode scalar
                                && scalar.getValue().equals(key))
                        .findFirst()
                : Optional.empty();
    }

    /// Its items.
    ///
    /// @throws InvalidYaml when it is no list
    public List<YamlPart> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw complaint("expected a list");
        }
        return sequence.getValue().stream().map(this::part).toList();
    }

    /// Its single value, as it is written.
    ///
    /// @throws InvalidYaml when it is a list or a mapping
    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw complaint("expected a single value");
        }
        return scalar.getValue();
    }

    /// Its single value, read as something else.
    ///
    /// @param read throws `IllegalArgumentException` for what it cannot take
    public <T> T value(Function<String, T> read) {
        String text = text();
        try {
            return read.apply(text);
        } catch (InvalidYaml e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidYaml(place(), String.valueOf(e.getMessage()), e);
        }
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /// It as YAML understands it: a map, list, string, number, boolean or nothing.
    public @Nullable Object plain() {
        return switch (node) {
            case MappingNode _ -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                entries().forEach((key, value) -> plain.put(key, value.plain()));
                yield plain;
            }
            case SequenceNode _ -> {
                List<@Nullable Object> plain = new ArrayList<>();
                items().forEach(item -> plain.add(item.plain()));
                yield plain;
            }
            default -> new PlainScalar().of(node);
        };
    }

    /// `file:line`.
    public String place() {
        return file + ":" + line();
    }

    /// The line on which it begins, from 1 on.
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /// Says what is wrong here.
    public InvalidYaml complaint(String what) {
        return new InvalidYaml(place(), what, null);
    }

    private YamlPart part(Node other) {
        return new YamlPart(file, other);
    }

    private static final class PlainScalar extends SafeConstructor {
        PlainScalar() {
            super(new LoaderOptions());
        }

        @Nullable
        Object of(Node scalar) {
            return constructObject(scalar);
        }
    }
}
