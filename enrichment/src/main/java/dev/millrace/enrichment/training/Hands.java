package dev.millrace.enrichment.training;

import dev.millrace.enrichment.evaluation.Labelled;
import java.util.List;

/// Whose hand a message of the corpus is from: what stands before the first hyphen of its id. Messages by the
/// same hand are alike, so an honest test keeps them on one side.
final class Hands {
    /// The first messages are short and plain; they teach the names of things, but not how people write. So
    /// they count less, and nothing is measured on them.
    private static final String FIRST = "w0";

    private static final double FIRST_WEIGHT = 0.3;
    /// Brief answers to the desk: what they are about stands in their ticket, so that they teach the tone alone.
    private static final String ANSWERS = "a0";

    private static final int FOLDS = 5;

    private Hands() {}

    private static String of(String id) {
        int hyphen = id.indexOf('-');
        return hyphen < 0 ? id : id.substring(0, hyphen);
    }

    /// How much a message counts in training.
    static double weight(String id) {
        return of(id).equals(FIRST) ? FIRST_WEIGHT : 1;
    }

    /// Whether a message teaches what tone it has and nothing else.
    static boolean teachesToneAlone(String id) {
        return of(id).equals(ANSWERS);
    }

    /// The fold of each message: one for each hand, by turns where there is but one hand, none
    /// (negative) for those that nothing is measured on.
    static int[] folds(List<Labelled> messages) {
        List<String> hands = messages.stream()
                .map(message -> of(message.id()))
                .filter(hand -> !hand.equals(FIRST) && !hand.equals(ANSWERS))
                .distinct()
                .sorted()
                .toList();
        int[] folds = new int[messages.size()];
        for (int i = 0; i < folds.length; i++) {
            folds[i] = hands.size() > 1 ? hands.indexOf(of(messages.get(i).id())) : i % FOLDS;
        }
        return folds;
    }
}
