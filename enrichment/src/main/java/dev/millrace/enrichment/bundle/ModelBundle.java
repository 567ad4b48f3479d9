package dev.millrace.enrichment.bundle;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.model.ModelVersion;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Sentiment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A set of models, ready to read messages.
///
/// As a file it is a ZIP archive: a text model for each part, the list of ordinary words, and `summary.json`.
///
/// @param version of the file's content, see [ModelVersion]
/// @param summary what it was learnt from and how well it does
/// @param enrichment that reads with it
public record ModelBundle(String version, ModelSummary summary, Enrichment enrichment) {
    /// What a file's name ends in.
    public static final String SUFFIX = ".models";

    /// The largest file that is read, in bytes; what ships has 4 MB.
    public static final int LARGEST = 64 << 20;

    private static final int LARGEST_SUMMARY = 1 << 20;
    private static final String SUMMARY = "summary.json";
    private static final String ORDINARY_WORDS = "ordinary-words.txt";
    /// An archive's entries carry a time; ours always the same one.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /// A text model of the set.
    public enum Part {
        CATEGORY("category.model"),
        SENTIMENT("sentiment.model"),
        PRIORITY("priority.model"),
        TARGET("target.model"),
        AUTOMATION("automation.model");

        private final String file;

        Part(String file) {
            this.file = file;
        }

        private Set<String> labels() {
            Stream<String> labels = switch (this) {
                case CATEGORY -> Arrays.stream(Category.values()).map(Category::id);
                case SENTIMENT -> Arrays.stream(Sentiment.values()).map(Sentiment::id);
                case PRIORITY -> Arrays.stream(Priority.values()).map(Priority::name);
                case TARGET, AUTOMATION -> Stream.of("yes", "no");
            };
            return labels.collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// The bytes of a set of models; the same set always gives the same bytes.
    ///
    /// @param ordinary words that are nobody's account
    public static byte[] bytes(Map<Part, TextModel> models, Set<String> ordinary, ModelSummary summary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // The models are compressed already.
            zip.setLevel(Deflater.NO_COMPRESSION);
            put(zip, SUMMARY, summaryBytes(summary));
            for (Part part : Part.values()) {
                ByteArrayOutputStream model = new ByteArrayOutputStream();
                TextModelFile.write(required(models, part), model);
                put(zip, part.file, model.toByteArray());
            }
            put(zip, ORDINARY_WORDS, String.join("\n", new TreeSet<>(ordinary)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Memory cannot fail to be written to", e);
        }
        return bytes.toByteArray();
    }

    /// Reads a set of models, and lets it read a message for a trial.
    ///
    /// @param name of the file, for errors
    /// @param shipped lends what is not learnt: rules, phrase lists, the language detector
    /// @throws IllegalArgumentException where it is no set of models that this program can read, saying why
    public static ModelBundle read(byte[] file, String name, Enrichment shipped) {
        String version = ModelVersion.of(file);
        try {
            Map<String, byte[]> entries = entries(file);
            Map<Part, TextModel> models = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                models.put(part, model(part, entry(entries, part.file)));
            }
            Enrichment enrichment = shipped.learnt(
                    version,
                    required(models, Part.CATEGORY),
                    required(models, Part.SENTIMENT),
                    required(models, Part.PRIORITY),
                    required(models, Part.TARGET),
                    required(models, Part.AUTOMATION),
                    new String(entry(entries, ORDINARY_WORDS), StandardCharsets.UTF_8)
                            .lines()
                            .collect(Collectors.toUnmodifiableSet()));
            enrichment.understand(Text.of("Trial", "Hello, my account anna is locked.", Channel.EMAIL));
            return new ModelBundle(version, Json.read(entry(entries, SUMMARY), ModelSummary.class), enrichment);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(name + " is no set of models: " + e.getMessage(), e);
        }
    }

    /// Reads what a file says of itself, and nothing else of it.
    ///
    /// @param file from its first byte; the caller closes it
    /// @throws IllegalArgumentException where it is no set of models
    /// @throws IOException where it cannot be read
    public static ModelSummary summary(InputStream file) throws IOException {
        ZipInputStream zip = new ZipInputStream(file);
        ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(SUMMARY)) {
            throw new IllegalArgumentException("it is no set of models: expected " + SUMMARY + " first, found "
                    + (first == null ? "no archive" : first.getName()));
        }
        try {
            return Json.read(zip.readNBytes(LARGEST_SUMMARY), ModelSummary.class);
        } catch (UnreadableJson e) {
            throw new IllegalArgumentException("its " + SUMMARY + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static TextModel model(Part part, byte[] bytes) throws IOException {
        TextModel model = TextModelFile.read(new ByteArrayInputStream(bytes), part.file);
        if (!part.labels().containsAll(model.labels())) {
            throw new IllegalArgumentException(
                    part.file + ": expected labels among " + part.labels() + ", found " + model.labels());
        }
        return model;
    }

    private static Map<String, byte[]> entries(byte[] file) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        int room = LARGEST;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(room + 1);
                room -= content.length;
                if (room < 0) {
                    throw new IllegalArgumentException("expected at most " + LARGEST + " bytes");
                }
                entries.put(entry.getName(), content);
            }
        }
        return entries;
    }

    private static byte[] entry(Map<String, byte[]> entries, String name) {
        byte[] content = entries.get(name);
        if (content == null) {
            throw new IllegalArgumentException("expected " + name + " among " + new TreeSet<>(entries.keySet()));
        }
        return content;
    }

    private static TextModel required(Map<Part, TextModel> models, Part part) {
        TextModel model = models.get(part);
        if (model == null) {
            throw new IllegalArgumentException("There is no " + part.file + " among the models");
        }
        return model;
    }

    /// Sorted, for a map's order differs from run to run.
    private static byte[] summaryBytes(ModelSummary summary) {
        return Json.mapper()
                .rebuild()
                .enable(tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build()
                .writeValueAsBytes(summary);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
