package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.Target;
import dev.millrace.tickets.understanding.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What speaks for a hypothesis, in words: what its rule asked for and found, what it acts on, and what spoke for its
/// category where that leads or nothing else speaks.
final class Grounds {
    private static final int MOST_WORDS = 3;

    private final Facts facts;
    private final Category leading;
    private final boolean angry;
    private final String tone;
    private final Function<Category, List<String>> words;

    /// @param words what spoke for a category, strongest first; to look for that of another than the leading one costs
    Grounds(Facts facts, Category leading, Function<Category, List<String>> words) {
        this.facts = facts;
        this.leading = leading;
        this.angry = facts.find("angry").equals(Optional.of(true));
        this.tone = facts.find("sentiment").map(Object::toString).orElse("");
        this.words = words;
    }

    List<String> of(Rule rule, Target target) {
        List<String> grounds = new ArrayList<>(named(rule.when(), facts.heard()));
        if (rule.when().names("evidence")) {
            grounds.addAll(named(rule.when(), facts.evidence()));
        }
        grounds.addAll(facts.requester().words(rule.when()));
        if (rule.when().names("sentiment") || rule.when().names("angry")) {
            grounds.add(angry ? "the writer is angry" : "the tone is " + tone);
        }
        switch (target) {
            case Target.Found(String value) -> grounds.add("names " + value);
            case Target.Sender _ -> {
                String account = facts.requester().account();
                grounds.add("names nobody else than the sender"
                        + (account.isEmpty() ? "" : ", whose account is " + account));
            }
            case Target.Missing _, Target.Several _, Target.None _ -> {}
        }
        if (rule.category() == leading || grounds.isEmpty()) {
            List<String> spoke = words.apply(rule.category());
            grounds.addAll(spoke.subList(0, Math.min(MOST_WORDS, spoke.size())));
        }
        return List.copyOf(grounds);
    }

    /// What a condition asks for and the message says.
    private static List<String> named(Condition when, Map<String, String> found) {
        List<String> named = new ArrayList<>();
        found.forEach((name, words) -> {
            if (when.names(name)) {
                named.add(name.replace('-', ' ') + ": \"" + words + "\"");
            }
        });
        return named;
    }
}
