package dev.millrace.enrichment.training;

import dev.millrace.enrichment.evaluation.Labelled;
import dev.millrace.enrichment.evaluation.LabelledMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads corrected messages: labelled messages, with `provenance` naming the labels that people gave.
final class Corrections {
    /// A message of which some labels are known.
    ///
    /// @param known what a model may learn from it; the other labels are a model's own guesses
    record Corrected(Labelled message, Set<Task> known) {
        Corrected {
            known = Set.copyOf(known);
        }
    }

    private Corrections() {}

    /// Reads a file, or every `.jsonl` file of a folder in the order of their names.
    ///
    /// @throws IllegalArgumentException with file and line where a line is not as described
    static List<Corrected> read(Path path) throws IOException {
        return LabelledMessages.read(path, node -> new Corrected(LabelledMessages.labelled(node), known(node)));
    }

    private static Set<Task> known(JsonNode node) {
        Set<Task> known = node.path("provenance").propertyNames().stream()
                .map(Task::named)
                .collect(Collectors.toSet());
        if (known.isEmpty()
                || !Set.of(Task.CATEGORY, Task.PRIORITY, Task.SENTIMENT).containsAll(known)) {
            throw new IllegalArgumentException("'provenance' must name category, priority or sentiment, found "
                    + node.path("provenance").propertyNames());
        }
        return known;
    }
}
