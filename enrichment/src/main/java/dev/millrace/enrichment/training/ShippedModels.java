package dev.millrace.enrichment.training;

import dev.millrace.enrichment.evaluation.LabelledMessages;
import dev.millrace.enrichment.model.TextModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Rebuilds every model that the module ships from the corpus that it keeps.
public final class ShippedModels {
    private static final Map<Task, String> MODELS = Map.of(
            Task.CATEGORY, "category/category.model",
            Task.SENTIMENT, "sentiment/sentiment.model",
            Task.ANGER, "sentiment/anger.model",
            Task.PRIORITY, "priority/priority.model",
            Task.TARGET, "target/target.model",
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
        ModelSet learnt = ModelSet.learntFrom(LabelledMessages.read(corpus));
        Files.createDirectories(resources.resolve("entities"));
        Files.write(resources.resolve(ORDINARY_WORDS), learnt.ordinary());
        for (Map.Entry<Task, String> model : MODELS.entrySet()) {
            TextModelFile.write(learnt.of(model.getKey()), resources.resolve(model.getValue()));
        }
    }
}
