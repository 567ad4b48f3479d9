package dev.millrace.enrichment.diagnosis;

import dev.cel.runtime.CelVariableResolver;
import dev.millrace.enrichment.features.MessageFeatures;
import dev.millrace.enrichment.target.TargetFinder;
import dev.millrace.enrichment.text.Text;
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
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of a message when rules are tried on it. For use by one thread at a time.
final class Facts implements CelVariableResolver {
    private static final String EVIDENCE = "evidence";
    private static final String NAMES = "names";

    private final Map<String, Object> known = new HashMap<>();
    private final Map<String, String> said;
    private final Map<String, String> heard;
    private final Supplier<Map<String, String>> evidence;
    private final List<Entity> entities;
    private final Requester requester;
    private final Bounds bounds;

    /// @param features what the message speaks of among them
    /// @param said signals, each with its words
    /// @param signIn the same that rules alone ask for, where something is known of the requester
    /// @param evidence of impact and urgency, each kind with its words; asked for only where a rule does
    /// @param bounds of runbooks, for those that would go ahead
    /// @param also how many other matters the message is about
    Facts(
            Text text,
            Reading reading,
            MessageFeatures features,
            Map<String, String> said,
            Map<String, String> signIn,
            Supplier<Map<String, String>> evidence,
            Bounds bounds,
            int also) {
        this.said = said;
        this.heard = new TreeMap<>(said);
        heard.putAll(signIn);
        this.evidence = evidence;
        this.entities = reading.entities();
        this.bounds = bounds;
        this.requester = new Requester(text);
        known.putAll(requester.facts());
        known.put("speaks", List.copyOf(features.domain()));
        known.put("channel", text.channel().name().toLowerCase(Locale.ROOT));
        known.put("domain", domain(text.sender()));
        known.put("vip", text.tenant().isVip(text.sender()) || text.isByMarkedVip());
        known.put("language", reading.language().value());
        known.put("fluency", reading.language().confidence());
        known.put("sentiment", reading.sentiment().value().name().toLowerCase(Locale.ROOT));
        known.put("angry", reading.sentiment().anger());
        known.put("said", List.copyOf(heard.keySet()));
        known.put("also", (long) also);
    }

    @Override
    public Optional<Object> find(String name) {
        Object value = known.get(name);
        if (value == null) {
            // What few conditions ask for is worked out for the first of them.
            value = switch (name) {
                case EVIDENCE -> List.copyOf(evidence.get().keySet());
                case NAMES -> counts(entities);
                case String _ -> null;
            };
            if (value != null) {
                known.put(name, value);
            }
        }
        return Optional.ofNullable(value);
    }

    /// Goes on with a category; nothing is known of a target yet.
    void consider(CategoryVerdict.Alternative candidate) {
        known.put("category", candidate.value().id());
        known.put("confidence", candidate.confidence());
        known.put("fit", 0.0);
        known.put("target", "none");
        known.put("own", false);
        known.put("sure", 0.0);
        known.put("cautions", List.of());
    }

    /// Goes on with a rule's target.
    ///
    /// @param fit how likely the rule's runbook is the one clear fix
    /// @param cautions at which it does not go ahead
    void consider(TargetFinder.Result found, double fit, List<String> cautions) {
        known.put("cautions", cautions);
        known.put("fit", fit);
        known.put("target", found.target().name());
        known.put("own", requester.owns(found.target()));
        known.put("sure", found.confidence());
    }

    /// What the directory said of who wrote it.
    Requester requester() {
        return requester;
    }

    /// What is said of runbooks' bounds.
    Bounds bounds() {
        return bounds;
    }

    /// Whether the message is about other matters, too.
    boolean isAboutMore() {
        return !Long.valueOf(0).equals(known.get("also"));
    }

    /// All that rules may ask for as said, each with its words.
    Map<String, String> heard() {
        return heard;
    }

    /// Signals that models know, each with its words.
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
