package dev.millrace.policy;

import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Circumstances;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Risk;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules in force. The first whose condition holds decides; where none does, a person does the work.
public final class Policy implements Judge {
    private final List<PolicyRule> rules;
    private final Map<String, Risk> risks;

    /// @param risks by runbook, for those that a technician may choose
    Policy(List<PolicyRule> rules, Map<String, Risk> risks) {
        this.rules = List.copyOf(rules);
        this.risks = Map.copyOf(risks);
    }

    @Override
    public Authorisation judge(Case matter) {
        if (matter.runbook().equals(Diagnosis.NO_RUNBOOK)) {
            return new Authorisation.Never("no-runbook", "no runbook fits; a person looks at it");
        }
        String target = matter.target();
        if (target == null) {
            return new Authorisation.Never(
                    "no-target", "nobody has said what the runbook is to act on; a person looks at it");
        }
        Optional<Risk> risk = risk(matter);
        Map<String, ?> facts = facts(matter, target, risk);
        for (PolicyRule rule : rules) {
            switch (rule.condition().evaluate(facts)) {
                case TRUE -> {
                    return risk.map(known -> TwoPersonRule.applied(rule.verdict(), known))
                            .orElse(rule.verdict());
                }
                case FALSE -> {}
                case NOT_KNOWN -> {
                    // It might forbid this: what the rules after it say counts only where it is known not to hold.
                    return new Authorisation.Never(
                            rule.name(),
                            matter.circumstances() == null
                                    ? "the request does not tell what this rule of the policy asks for, as one made"
                                            + " before an update does not"
                                    : "the condition of this rule of the policy cannot be evaluated here");
                }
            }
        }
        return new Authorisation.Never("no-rule", "no rule of the policy lets this run");
    }

    /// What is not known is left out, so that no condition can take it for something else.
    private static Map<String, ?> facts(Case matter, String target, Optional<Risk> risk) {
        Map<String, Object> ticket = new HashMap<>();
        ticket.put(
                "priority", matter.priority() == null ? "" : matter.priority().name());
        ticket.put("tenant", matter.tenant());
        Circumstances known = matter.circumstances();
        if (known != null) {
            ticket.put(
                    "category", known.category() == null ? "" : known.category().id());
            ticket.put("confidence", known.confidence());
            ticket.put("channel", known.channel().id());
            ticket.put("automatable", known.automatable());
        }
        Map<String, Object> runbook = new HashMap<>();
        runbook.put("id", matter.runbook());
        risk.ifPresent(its -> runbook.put("risk", its.name().toLowerCase(Locale.ROOT)));
        return Map.of(
                "ticket",
                ticket,
                "requester",
                Map.of(
                        "address", matter.requester().key(),
                        "assurance", matter.assurance().name(),
                        "verified", matter.assurance() != Assurance.CLAIMED),
                "runbook",
                runbook,
                "technician",
                matter.technician() == null ? "" : matter.technician().key(),
                "target",
                target,
                "self",
                matter.isSelf());
    }

    /// What nobody has said the risk of is dangerous. Where a request does not tell what was said, the worker still
    /// has the runbook's own file.
    private Optional<Risk> risk(Case matter) {
        Circumstances known = matter.circumstances();
        @Nullable Risk said = known == null ? null : known.risk();
        if (said != null) {
            return Optional.of(said);
        }
        @Nullable Risk ours = risks.get(matter.runbook());
        if (ours != null) {
            return Optional.of(ours);
        }
        return known == null ? Optional.empty() : Optional.of(Risk.HIGH);
    }
}
