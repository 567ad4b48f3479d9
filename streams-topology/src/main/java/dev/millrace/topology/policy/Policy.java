package dev.millrace.topology.policy;

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
public final class Policy {
    private final List<PolicyRule> rules;

    Policy(List<PolicyRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// What policy says of running the diagnosed runbook for a ticket.
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

    private static Map<String, ?> facts(Ticket ticket, String target) {
        return Map.of(
                "ticket",
                Map.of(
                        "category",
                                ticket.category() == null
                                        ? ""
                                        : ticket.category().id(),
                        "confidence", ticket.categoryConfidence(),
                        "priority",
                                ticket.priority() == null
                                        ? ""
                                        : ticket.priority().name(),
                        "channel", ticket.channel().id(),
                        "tenant", ticket.tenant(),
                        "automatable", ticket.automatable()),
                "requester",
                Map.of(
                        "address", ticket.requester().key(),
                        "assurance", ticket.assurance().name(),
                        "verified", ticket.assurance() != Assurance.CLAIMED),
                "runbook",
                Map.of(
                        "id", Objects.requireNonNullElse(ticket.runbook(), Diagnosis.NO_RUNBOOK),
                        "risk", risk(ticket).name().toLowerCase(Locale.ROOT)),
                "target",
                target,
                "self",
                isSelf(ticket, target));
    }

    private static Risk risk(Ticket ticket) {
        return Objects.requireNonNullElse(ticket.risk(), Risk.HIGH);
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
