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
    private static final Set<String> BOOK_KEYS = Set.of("cautions", "automatic", "proposable", "rules");
    private static final Set<String> RULE_KEYS =
            Set.of("hypothesis", "category", "when", "weight", "runbook", "target", "risk");

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
                        .map(part -> part.value(Function.identity()))
                        .toList(),
                book.required("automatic").value(Condition::compile),
                book.required("proposable").value(Condition::compile),
                List.copyOf(parsed));
    }

    private Rule rule(YamlPart part) {
        Map<String, YamlPart> entries = part.entries(RULE_KEYS);
        YamlPart when = entries.get("when");
        YamlPart weight = entries.get("weight");
        YamlPart target = entries.get("target");
        String runbook = part.required("runbook").value(runbooks::known);
        if (!runbook.equals(Diagnosis.NO_RUNBOOK) && target == null) {
            throw part.complaint("the runbook '" + runbook + "' needs a 'target'");
        }
        return new Rule(
                part.required("hypothesis").value(Function.identity()),
                part.required("category").value(Category::of),
                when == null ? Condition.ALWAYS : when.value(Condition::compile),
                weight == null ? Weight.ONE : weight.value(Weight::compile),
                runbook,
                target == null ? TargetKind.NONE : target.value(name -> constant(TargetKind.class, name)),
                part.required("risk").value(name -> constant(Risk.class, name)));
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
