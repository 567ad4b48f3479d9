package dev.millrace.enrichment.evaluation;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.file.NotUtf8;
import dev.millrace.tickets.file.TextFile;
import dev.millrace.tickets.file.TextLines;
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
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
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
    private static final Set<String> LANGUAGES = Set.copyOf(List.of(Locale.getISOLanguages()));
    private static final Pattern THREE_LETTERS = Pattern.compile("[a-z]{3}");

    private LabelledMessages() {}

    /// Reads a file, or every `.jsonl` file of a folder in the order of their names.
    ///
    /// @throws IllegalArgumentException with file and line where a line is not as described, and where a
    ///     folder has no such file, or there is no message
    public static List<Labelled> read(Path path) throws IOException {
        List<Labelled> messages = read(path, LabelledMessages::labelled);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("There is no message in " + path);
        }
        return messages;
    }

    /// The same, each line taken as one likes.
    public static <T> List<T> read(Path path, Function<JsonNode, T> line) throws IOException {
        return read(path, line, fault -> {
            throw fault;
        });
    }

    /// The same, going on behind a line that is not as described.
    ///
    /// @param unreadable told of each such line
    public static List<Labelled> readAll(Path path, Consumer<IllegalArgumentException> unreadable) throws IOException {
        return read(path, LabelledMessages::labelled, unreadable);
    }

    private static <T> List<T> read(
            Path path, Function<JsonNode, T> line, Consumer<IllegalArgumentException> unreadable) throws IOException {
        List<T> all = new ArrayList<>();
        for (Path file : files(path)) {
            readFile(file, line, unreadable, all);
        }
        return all;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> inOrder = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
            if (inOrder.isEmpty()) {
                throw new IllegalArgumentException("There is no .jsonl file in the folder " + path);
            }
            return inOrder;
        }
    }

    private static <T> void readFile(
            Path file, Function<JsonNode, T> taken, Consumer<IllegalArgumentException> unreadable, List<T> messages)
            throws IOException {
        try (TextLines lines = new TextFile(file).lines()) {
            for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
                try {
                    String text = line.text();
                    if (!text.isBlank()) {
                        messages.add(taken.apply(JSON.readTree(text)));
                    }
                } catch (NotUtf8 e) {
                    unreadable.accept(new IllegalArgumentException(e.getMessage(), e));
                } catch (JacksonException e) {
                    unreadable.accept(new IllegalArgumentException(
                            "%s: no JSON: %s".formatted(line.place(), e.getOriginalMessage()), e));
                } catch (IllegalArgumentException e) {
                    unreadable.accept(new IllegalArgumentException(line.place() + ": " + e.getMessage(), e));
                }
            }
        }
    }

    /// The message of one line.
    ///
    /// @throws IllegalArgumentException where the line is not as described
    public static Labelled labelled(JsonNode node) {
        return new Labelled(
                required(node, "id"),
                text(node),
                language(node),
                Category.of(required(node, "category")),
                oneOf(Priority.class, node, "priority"),
                oneOf(Sentiment.class, node, "sentiment"),
                node.hasNonNull("anger") ? Boolean.valueOf(truth(node, "anger")) : null,
                required(node, "runbook"),
                optional(node, "target"),
                truth(node, "automatable"));
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

    private static boolean truth(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        throw new IllegalArgumentException(
                "'%s' must be true or false, found %s".formatted(field, value.isMissingNode() ? "nothing" : value));
    }

    private static String language(JsonNode node) {
        String code = required(node, "language");
        // Three letters name a language that has no two, and "und" none.
        if (LANGUAGES.contains(code) || THREE_LETTERS.matcher(code).matches()) {
            return code;
        }
        throw new IllegalArgumentException("'language' is '" + code + "', expected a code of ISO 639 such as en");
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
