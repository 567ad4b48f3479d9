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
    private static final Set<String> RUNBOOKS = Set.of(
            "reset-password",
            "unlock-account",
            "reset-mfa",
            "grant-group-access",
            "reset-vpn-profile",
            "renew-vpn-certificate",
            "install-software",
            "remediate-device",
            "restart-print-queue",
            "raise-mailbox-quota",
            "restore-file",
            "quarantine-message",
            Diagnosis.NO_RUNBOOK);

    private final String file;

    RuleParser(String file) {
        this.file = file;
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

    private static Rule rule(YamlPart part) {
        Map<String, YamlPart> entries = part.entries(RULE_KEYS);
        YamlPart when = entries.get("when");
        YamlPart weight = entries.get("weight");
        YamlPart target = entries.get("target");
        String runbook = part.required("runbook").value(RuleParser::knownRunbook);
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

    private static String knownRunbook(String id) {
        if (!RUNBOOKS.contains(id)) {
            throw new IllegalArgumentException("'" + id + "' is no runbook; there are "
                    + RUNBOOKS.stream().sorted().toList());
        }
        return id;
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
