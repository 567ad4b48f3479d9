package dev.millrace.enrichment.training;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.evaluation.Evaluation;
import dev.millrace.enrichment.evaluation.Labelled;
import dev.millrace.enrichment.evaluation.LabelledMessages;
import dev.millrace.enrichment.training.Corrections.Corrected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How well messages by a hand are understood that the models have not seen: each hand's messages are read
/// with models learnt from all others.
public final class CrossValidation {
    private CrossValidation() {}

    /// Measures everything on labelled messages (a file or a folder of them).
    ///
    /// @throws IllegalArgumentException where a line is not as it should be
    public static Evaluation of(Path corpus) throws IOException {
        return of(LabelledMessages.read(corpus));
    }

    static Evaluation of(List<Labelled> messages) {
        return of(messages, List.of(), Integer.MAX_VALUE);
    }

    /// @param most so many hands are left out at most
    static Evaluation of(List<Labelled> messages, int most) {
        return of(messages, List.of(), most);
    }

    /// @param corrections learnt from too; nothing is measured on them
    /// @param most so many hands are left out at most
    static Evaluation of(List<Labelled> messages, List<Corrected> corrections, int most) {
        return of(messages, corrections, most, 1).measured();
    }

    /// @param most so many hands are left out at most
    /// @param every one message of so many is learnt from
    static LearningCurve.Point learntFromSome(List<Labelled> messages, int most, int every) {
        return of(messages, List.of(), most, every);
    }

    private static LearningCurve.Point of(List<Labelled> messages, List<Corrected> corrections, int most, int every) {
        int[] folds = Hands.folds(messages);
        Evaluation.Counting counting = new Evaluation.Counting();
        int[] tested = Arrays.stream(folds)
                .filter(f -> f >= 0)
                .distinct()
                .sorted()
                .limit(most)
                .toArray();
        int learntFrom = 0;
        for (int fold : tested) {
            List<Labelled> seen = new ArrayList<>();
            List<Labelled> unseen = new ArrayList<>();
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == fold) {
                    unseen.add(messages.get(i));
                } else if (i % every == 0) {
                    seen.add(messages.get(i));
                }
            }
            learntFrom += seen.size();
            Enrichment enrichment = ModelSet.learntFrom(seen, corrections).enrichment();
            unseen.forEach(message -> counting.count(message, enrichment));
        }
        return new LearningCurve.Point(learntFrom / Math.max(1, tested.length), counting.result());
    }
}
