package dev.millrace.enrichment.diagnosis;

import dev.cel.runtime.CelVariableResolver;
import dev.millrace.enrichment.Text;
import dev.millrace.enrichment.target.TargetFinder;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.Entity;
import dev.millrace.tickets.understanding.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of a message when rules are tried on it. For use by one thread at a time.
final class Facts implements CelVariableResolver {
    private static final String EVIDENCE = "evidence";

    private final Map<String, Object> known = new HashMap<>();
    private final Map<String, String> said;
    private final Supplier<Map<String, String>> evidence;

    /// @param said signals, each with its words
    /// @param evidence of impact and urgency, each kind with its words; asked for only where a rule does
    /// @param also how many other matters the message is about
    Facts(
            Text text,
            Reading reading,
            Map<String, String> said,
            Supplier<Map<String, String>> evidence,
            List<String> cautions,
            int also) {
        this.said = said;
        this.evidence = evidence;
        known.put("channel", text.channel().name().toLowerCase(Locale.ROOT));
        known.put("domain", domain(text.sender()));
        known.put("vip", text.tenant().isVip(text.sender()));
        known.put("language", reading.language().value());
        known.put("fluency", reading.language().confidence());
        known.put("sentiment", reading.sentiment().value().name().toLowerCase(Locale.ROOT));
        known.put("angry", reading.sentiment().anger());
        known.put("said", List.copyOf(said.keySet()));
        known.put("names", counts(reading.entities()));
        known.put("cautions", cautions);
        known.put("also", (long) also);
    }

    @Override
    public Optional<Object> find(String name) {
        if (name.equals(EVIDENCE)) {
            return Optional.of(known.computeIfAbsent(
                    EVIDENCE, _ -> List.copyOf(evidence.get().keySet())));
        }
        return Optional.ofNullable(known.get(name));
    }

    /// Goes on with a category; nothing is known of a target yet.
    void consider(CategoryVerdict.Alternative candidate) {
        known.put("category", candidate.value().id());
        known.put("confidence", candidate.confidence());
        known.put("fit", 0.0);
        known.put("target", "none");
        known.put("sure", 0.0);
    }

    /// Goes on with a rule's target.
    ///
    /// @param fit how likely the rule's runbook is the one clear fix
    void consider(TargetFinder.Result found, double fit) {
        known.put("fit", fit);
        known.put("target", found.target().name());
        known.put("sure", found.confidence());
    }

    /// Whether the message is about other matters, too.
    boolean isAboutMore() {
        return !Long.valueOf(0).equals(known.get("also"));
    }

    /// Signals, each with its words.
    Map<String, String> said() {
        return said;
    }

    /// Kinds of evidence, each with its words.
    Map<String, String> evidence() {
        return evidence.get();
    }

    /// The mail domain of an address, empty where there is none.
    private static String domain(@Nullable String sender) {
        return sender == null || sender.indexOf('@') < 0
                ? ""
                : sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static Map<String, Long> counts(List<Entity> entities) {
        Map<String, Set<String>> values = new HashMap<>();
        for (Entity entity : entities) {
            values.computeIfAbsent(entity.type(), _ -> new HashSet<>()).add(entity.value());
        }
        Map<String, Long> counts = new HashMap<>();
        values.forEach((type, different) -> counts.put(type, (long) different.size()));
        return counts;
    }

    @Override
    public String toString() {
        return known.toString();
    }
}
