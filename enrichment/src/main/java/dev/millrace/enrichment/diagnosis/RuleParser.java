package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.TargetKind;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Risk;
import dev.millrace.tickets.yaml.YamlPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Reads rules from YAML and checks them; every complaint names file and line.
final class RuleParser {
    private static final Set<String> BOOK_KEYS = Set.of("cautions", "automatic", "proposable", "directory", "rules");
    private static final Set<String> RULE_KEYS = Set.of(
            "hypothesis",
            "category",
            "when",
            "weight",
            "runbook",
            "target",
            "risk",
            "despite",
            "against",
            "against-sender",
            "needs");
    private static final Set<String> DIRECTORY_RULE_KEYS =
            Set.of("hypothesis", "when", "weight", "runbook", "target", "risk");

    private final String file;
    private final KnownRunbooks runbooks;

    RuleParser(String file, KnownRunbooks runbooks) {
        this.file = file;
        this.runbooks = runbooks;
    }

    RuleBook parse(String yaml) {
        YamlPart book = YamlPart.read(file, yaml);
        book.entries(BOOK_KEYS);
        List<Rule> parsed = new ArrayList<>();
        for (YamlPart part : book.required("rules").items()) {
            parsed.add(rule(part));
        }
        return new RuleBook(
                book.required("cautions").items().stream()
                        .map(part -> part.value(Signals::known))
                        .toList(),
                condition(book.required("automatic"), "automatic"),
                condition(book.required("proposable"), "proposable"),
                book.find("directory").map(YamlPart::items).orElse(List.of()).stream()
                        .map(this::directoryRule)
                        .toList(),
                List.copyOf(parsed));
    }

    private Rule rule(YamlPart part) {
        Map<String, YamlPart> entries = part.entries(RULE_KEYS);
        YamlPart when = entries.get("when");
        YamlPart weight = entries.get("weight");
        String runbook = runbook(part);
        String hypothesis = part.required("hypothesis").value(Function.identity());
        return new Rule(
                hypothesis,
                part.required("category").value(Category::of),
                when == null ? Condition.ALWAYS : condition(when, hypothesis),
                weight == null ? Weight.ONE : weight(weight, hypothesis, 1),
                runbook,
                target(part),
                part.required("risk").value(name -> constant(Risk.class, name)),
                names(part, "despite", Function.identity()),
                names(part, "against", Bounds::known),
                names(part, "against-sender", Bounds::known),
                names(part, "needs", Bounds::known));
    }

    private static List<String> names(YamlPart part, String key, Function<String, String> known) {
        return part.find(key).map(YamlPart::items).orElse(List.of()).stream()
                .map(name -> name.value(known))
                .toList();
    }

    private DirectoryRule directoryRule(YamlPart part) {
        part.entries(DIRECTORY_RULE_KEYS);
        String hypothesis = part.required("hypothesis").value(Function.identity());
        return new DirectoryRule(
                hypothesis,
                condition(part.required("when"), hypothesis),
                weight(part.required("weight"), hypothesis, 0),
                runbook(part),
                target(part),
                part.required("risk").value(name -> constant(Risk.class, name)));
    }

    private static Condition condition(YamlPart part, String rule) {
        return part.value(source -> Condition.compile(source, part.place() + ": " + rule));
    }

    /// @param otherwise where it cannot be evaluated: beside other rules it counts as any, alone it tells nothing
    private static Weight weight(YamlPart part, String rule, double otherwise) {
        return part.value(source -> Weight.compile(source, part.place() + ": " + rule, otherwise));
    }

    private String runbook(YamlPart part) {
        String runbook = part.required("runbook").value(runbooks::known);
        if (!runbook.equals(Diagnosis.NO_RUNBOOK) && part.find("target").isEmpty()) {
            throw part.complaint("the runbook '" + runbook + "' needs a 'target'");
        }
        return runbook;
    }

    private static TargetKind target(YamlPart part) {
        return part.find("target")
                .map(target -> target.value(name -> constant(TargetKind.class, name)))
                .orElse(TargetKind.NONE);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is none of " + List.of(type.getEnumConstants()));
    }
}
