package dev.millrace.enrichment.training;

import dev.millrace.enrichment.entities.EntityReader;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Rebuilds every model that the module ships from the corpus that it keeps.
public final class ShippedModels {
    private static final Map<Task, String> MODELS = Map.of(
            Task.CATEGORY, "category/category.model",
            Task.SENTIMENT, "sentiment/sentiment.model",
            Task.PRIORITY, "priority/priority.model",
            Task.AUTOMATION, "diagnosis/automation.model");
    private static final String ORDINARY_WORDS = "entities/ordinary-words.txt";

    private ShippedModels() {}

    /// Rebuilds: first argument the corpus folder, second the resource folder of this package.
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Expected two arguments: the corpus folder and the resource folder");
        }
        build(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /// Rebuilds all models and the list of ordinary words.
    public static void build(Path corpus, Path resources) throws IOException {
        List<Labelled> messages = interleaved(LabelledMessages.read(corpus));
        Set<String> ordinary = ordinaryWords(messages);
        Files.createDirectories(resources.resolve("entities"));
        Files.write(resources.resolve(ORDINARY_WORDS), ordinary);
        for (Task task : Task.values()) {
            String file = MODELS.get(task);
            if (file != null) {
                TextModelFile.write(
                        task.trainer().train(task.examples(messages, EntityReader.with(ordinary))),
                        resources.resolve(file));
            }
        }
    }

    /// The corpus lies in one file per category; taking turns gives every fold of the cross-validation its share.
    static List<Labelled> interleaved(List<Labelled> messages) {
        List<Labelled> mixed = new ArrayList<>(messages);
        mixed.sort(java.util.Comparator.comparing((Labelled message) ->
                        message.id().substring(message.id().lastIndexOf('-') + 1))
                .thenComparing(Labelled::id));
        return mixed;
    }

    /// Every word written in small letters that is nobody's account.
    private static Set<String> ordinaryWords(List<Labelled> messages) {
        Set<String> words = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (Labelled message : messages) {
            if (message.target() != null) {
                names.add(message.target().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""));
            }
            Wording wording = Wording.of(message.text());
            for (Token token : wording.said()) {
                boolean small = token.kind() == Token.Kind.WORD
                        && token.text().equals(token.text().toLowerCase(Locale.ROOT));
                if (small && token.text().chars().allMatch(c -> Character.isLetter(c) || c == '\'')) {
                    words.add(token.norm());
                }
            }
        }
        words.removeAll(names);
        return words;
    }
}
