package dev.millrace.enrichment.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells which of the things that were offered an answer names. Something is done to that one by itself, so what could
/// be meant otherwise names none: two of them, a no, "both".
final class Choices {
    private Choices() {}

    /// The one choice that an answer names.
    static Optional<String> named(BareAnswer answer, List<String> choices) {
        List<String> mentioned =
                choices.stream().distinct().filter(answer::mentions).toList();
        List<String> named = mentioned.stream()
                .filter(choice -> mentioned.stream().noneMatch(other -> isWithin(choice, other)))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()).filter(answer::is) : Optional.empty();
    }

    /// "Visio" is not meant where "Visio Professional" is said.
    private static boolean isWithin(String choice, String other) {
        return other.length() > choice.length()
                && (" " + other + " ").toLowerCase(Locale.ROOT).contains(" " + choice.toLowerCase(Locale.ROOT) + " ");
    }
}
