package dev.millrace.enrichment.evaluation;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads labelled messages: JSONL, one object a line with `id`, `channel`, `from`, `subject`, `body`, `language`,
/// `category`, `priority`, `sentiment`, `runbook`, `target` and `automatable`; `anger` may be there.
public final class LabelledMessages {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LabelledMessages() {}

    /// Reads a file, or every `.jsonl` file of a folder in the order of their names.
    ///
    /// @throws IllegalArgumentException with file and line where a line is not as described
    public static List<Labelled> read(Path path) throws IOException {
        return read(path, LabelledMessages::labelled);
    }

    /// The same, each line taken as one likes.
    public static <T> List<T> read(Path path, Function<JsonNode, T> line) throws IOException {
        if (!Files.isDirectory(path)) {
            return readFile(path, line);
        }
        List<T> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            List<Path> inOrder = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
            for (Path file : inOrder) {
                all.addAll(readFile(file, line));
            }
        }
        return all;
    }

    private static <T> List<T> readFile(Path file, Function<JsonNode, T> taken) throws IOException {
        List<T> messages = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                messages.add(taken.apply(JSON.readTree(line)));
            } catch (JacksonException e) {
                throw new IllegalArgumentException(
                        "%s:%d: no JSON: %s".formatted(file, number, e.getOriginalMessage()), e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
            }
        }
        return messages;
    }

    /// The message of one line.
    ///
    /// @throws IllegalArgumentException where the line is not as described
    public static Labelled labelled(JsonNode node) {
        return new Labelled(
                required(node, "id"),
                text(node),
                required(node, "language"),
                Category.of(required(node, "category")),
                oneOf(Priority.class, node, "priority"),
                oneOf(Sentiment.class, node, "sentiment"),
                node.hasNonNull("anger") ? Boolean.valueOf(node.path("anger").asBoolean()) : null,
                required(node, "runbook"),
                optional(node, "target"),
                node.path("automatable").asBoolean(false));
    }

    /// The message of a line, its labels aside: they may be missing.
    public static Text text(JsonNode node) {
        return new Text(
                java.util.Objects.requireNonNullElse(optional(node, "subject"), ""),
                required(node, "body"),
                oneOf(Channel.class, node, "channel"),
                null,
                optional(node, "from"));
    }

    private static String required(JsonNode node, String field) {
        String value = optional(node, field);
        if (value == null) {
            throw new IllegalArgumentException("'" + field + "' is missing");
        }
        return value;
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, JsonNode node, String field) {
        String value = required(node, field);
        for (E known : type.getEnumConstants()) {
            if (known.name().equalsIgnoreCase(value)) {
                return known;
            }
        }
        throw new IllegalArgumentException("'%s' is '%s', expected one of %s"
                .formatted(
                        field,
                        value,
                        Stream.of(type.getEnumConstants())
                                .map(known -> known.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    private static @Nullable String optional(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }
}
