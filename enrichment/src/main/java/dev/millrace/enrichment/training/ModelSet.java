package dev.millrace.enrichment.training;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.enrichment.entities.EntityReader;
import dev.millrace.enrichment.model.TextModel;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// All that is learnt from labelled messages.
///
/// @param models by task
/// @param ordinary words that are nobody's account
record ModelSet(Map<Task, TextModel> models, Set<String> ordinary) {
    private static final Set<Task> TASKS = Set.of(Task.CATEGORY, Task.SENTIMENT, Task.PRIORITY, Task.AUTOMATION);

    static ModelSet learntFrom(List<Labelled> messages) {
        Set<String> ordinary = ordinaryWords(messages);
        EntityReader entities = EntityReader.with(ordinary);
        Map<Task, TextModel> models = new EnumMap<>(Task.class);
        for (Task task : TASKS) {
            models.put(task, task.learnFrom(messages, entities));
        }
        return new ModelSet(models, ordinary);
    }

    TextModel of(Task task) {
        TextModel model = models.get(task);
        if (model == null) {
            throw new IllegalArgumentException("There is no model for " + task);
        }
        return model;
    }

    /// Enrichment with these models.
    Enrichment enrichment() {
        return Enrichment.with(of(Task.CATEGORY), of(Task.SENTIMENT), of(Task.PRIORITY), of(Task.AUTOMATION), ordinary);
    }

    /// Every word written in small letters that is nobody's account.
    private static Set<String> ordinaryWords(List<Labelled> messages) {
        Set<String> words = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (Labelled message : messages) {
            if (message.target() != null) {
                names.add(message.target().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""));
            }
            for (Token token : Wording.of(message.text()).said()) {
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
