package dev.millrace.policy;

import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.understanding.Diagnosis;
import dev.millrace.tickets.understanding.Risk;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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
    public Authorisation judge(Ticket ticket) {
        if (!ticket.isRunbookProposed()) {
            return new Authorisation.Never("no-runbook", "no runbook fits; a person looks at it");
        }
        String target = ticket.target();
        if (target == null) {
            return new Authorisation.Never(
                    "no-target", "nobody has said what the runbook is to act on; a person looks at it");
        }
        Map<String, ?> facts = facts(ticket, target);
        return rules.stream()
                .filter(rule -> rule.condition().holds(facts))
                .findFirst()
                .map(rule -> TwoPersonRule.applied(rule.verdict(), risk(ticket)))
                .orElseGet(() -> new Authorisation.Never("no-rule", "no rule of the policy lets this run"));
    }

    private Map<String, ?> facts(Ticket ticket, String target) {
        return Map.of(
                "ticket",
                Map.of(
                        "category",
                        ticket.category() == null ? "" : ticket.category().id(),
                        "confidence",
                        ticket.wish() == null ? ticket.categoryConfidence() : 1.0,
                        "priority",
                        ticket.priority() == null ? "" : ticket.priority().name(),
                        "channel",
                        ticket.channel().id(),
                        "tenant",
                        ticket.tenant(),
                        // Whoever chooses a runbook says clearly enough what to do.
                        "automatable",
                        ticket.automatable() || ticket.wish() != null),
                "requester",
                Map.of(
                        "address", ticket.requester().key(),
                        "assurance", ticket.assurance().name(),
                        "verified", ticket.assurance() != Assurance.CLAIMED),
                "runbook",
                Map.of(
                        "id", Objects.requireNonNullElse(ticket.runbook(), Diagnosis.NO_RUNBOOK),
                        "risk", risk(ticket).name().toLowerCase(Locale.ROOT)),
                "technician",
                ticket.wish() == null ? "" : ticket.wish().by().key(),
                "target",
                target,
                "self",
                isSelf(ticket, target));
    }

    /// What nobody has said the risk of is dangerous.
    private Risk risk(Ticket ticket) {
        return ticket.risk() != null
                ? ticket.risk()
                : risks.getOrDefault(Objects.requireNonNullElse(ticket.runbook(), Diagnosis.NO_RUNBOOK), Risk.HIGH);
    }

    /// Whether the target is the requester's own account, as far as names tell; the directory is asked where it
    /// runs.
    private static boolean isSelf(Ticket ticket, String target) {
        String wanted = target.strip().toLowerCase(Locale.ROOT);
        String address = ticket.requester().key();
        int at = address.lastIndexOf('@');
        return wanted.equals(Diagnosis.SENDER)
                || wanted.equals(address)
                || (at > 0 && wanted.equals(address.substring(0, at)));
    }
}
