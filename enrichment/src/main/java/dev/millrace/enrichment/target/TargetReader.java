package dev.millrace.enrichment.target;

import dev.millrace.enrichment.model.RunningScore;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.model.TextModelFile;
import dev.millrace.enrichment.model.TextModelTrainer.Example;
import dev.millrace.enrichment.words.Said;
import dev.millrace.enrichment.words.Wording;
import dev.millrace.tickets.understanding.Entity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what a runbook would act on. Safe for use by many threads at once.
public final class TargetReader {
    static final String YES = "yes";
    private static final String NO = "no";

    private final TextModel model;
    /// Remembers from message to message what features weigh; few threads read messages.
    private final ThreadLocal<RunningScore> scores;

    /// A reader with a model of one's own, for training and comparison.
    public TargetReader(TextModel model) {
        this.model = model;
        this.scores = ThreadLocal.withInitial(model::running);
    }

    /// A reader with the shipped model.
    public static TargetReader load() {
        return new TargetReader(TextModelFile.load(TargetReader.class, "target.model"));
    }

    /// The targets of a message.
    ///
    /// @param entities that it names
    /// @param sender address or handle of the writer, where known
    /// @param another whether the message speaks of somebody else's account
    public TargetFinder of(
            Wording wording, Said said, List<Entity> entities, @Nullable String sender, boolean another) {
        return new TargetFinder(
                model,
                scores::get,
                said,
                entities,
                sender,
                another,
                () -> Owner.of(wording, said, entities, sender),
                resource -> Grantee.of(wording, said, entities, sender, resource));
    }

    /// What a message's candidates teach, where people marked the target.
    ///
    /// @param target as it stands in the message, `sender`, or null where none is named
    /// @param weight how much the message counts
    public static List<Example> examples(
            TargetKind kind,
            Said said,
            List<Entity> entities,
            @Nullable String sender,
            @Nullable String target,
            double weight) {
        List<Example> examples = new ArrayList<>();
        TargetFinder.each(kind, said, entities, sender, (name, features) -> {
            boolean right = target != null && name.equalsIgnoreCase(target.strip());
            examples.add(new Example(right ? YES : NO, weight, features.copy()));
        });
        return examples;
    }
}
