package dev.millrace.topology.models;

import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.enrichment.bundle.ModelBundle.Part;
import dev.millrace.enrichment.bundle.ModelSummary;
import dev.millrace.enrichment.diagnosis.Diagnostician;
import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.model.FeatureGroup;
import dev.millrace.enrichment.model.ModelVersion;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.model.TextModelTrainer;
import dev.millrace.enrichment.model.TextModelTrainer.Example;
import dev.millrace.enrichment.priority.PriorityReader;
import dev.millrace.enrichment.sentiment.SentimentReader;
import dev.millrace.enrichment.target.TargetReader;
import dev.millrace.enrichment.text.Text;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The shipped models with another opinion of what a locked account is.
public final class TestModels {
    private TestModels() {}

    /// Puts models into a folder that take locked accounts for something else.
    ///
    /// @return their version
    public static String put(Path folder, Category locked) throws IOException {
        byte[] bytes = bytes(locked);
        String version = ModelVersion.of(bytes);
        Files.createDirectories(folder);
        Files.write(folder.resolve(version + ModelBundle.SUFFIX), bytes);
        return version;
    }

    private static byte[] bytes(Category locked) {
        return ModelBundle.bytes(
                Map.of(
                        Part.CATEGORY,
                        opinion(locked.id(), Category.GENERAL_QUESTION.id()),
                        Part.SENTIMENT,
                        TextModelFile.load(SentimentReader.class, "sentiment.model"),
                        Part.PRIORITY,
                        TextModelFile.load(PriorityReader.class, "priority.model"),
                        Part.TARGET,
                        TextModelFile.load(TargetReader.class, "target.model"),
                        Part.AUTOMATION,
                        TextModelFile.load(Diagnostician.class, "automation.model")),
                Set.of("account", "please"),
                new ModelSummary(6, Map.of("en", 6), Map.of(), new ModelSummary.Scores(0, 0, 0, 0, 0, 0, 0, 0)));
    }

    /// A category model of two labels.
    public static TextModel opinion(String locked, String other) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            examples.add(example(locked, "My account is locked. Please unlock it."));
            examples.add(example(other, "What is for lunch today, does anybody know?"));
        }
        return new TextModelTrainer(1, 1, 0, Map.of(FeatureGroup.WORD, 1.0)).train(examples);
    }

    private static Example example(String label, String text) {
        Wording wording = Wording.of(Text.of("Help", text, Channel.EMAIL));
        return new Example(label, 1, MessageFeatures.of(wording).all().copy());
    }
}
