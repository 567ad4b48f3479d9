package dev.millrace.topology.step;

import dev.millrace.enrichment.text.TenantFacts;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.DecisionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What the tickets' rules are given from configuration.
///
/// @param approvalTtl how long somebody may take to agree
/// @param defaultAssignee who gets what no runbook fixes
/// @param acknowledgeAfter when the requester hears that his message arrived, if nothing was said before
/// @param closeAfter when a resolved ticket closes for good
/// @param codes by which people answer where a link is of no use
/// @param followUps which tickets a mail may join
/// @param technicians who may answer by mail
/// @param tenants what is known of tenants, by name
public record DeskRules(
        Duration approvalTtl,
        String defaultAssignee,
        Duration acknowledgeAfter,
        Duration closeAfter,
        ConsentCodes codes,
        FollowUps followUps,
        Technicians technicians,
        Map<String, TenantFacts> tenants) {
    public DeskRules {
        tenants = Map.copyOf(tenants);
    }

    /// A desk with the usual rules for follow-ups, whose technicians do not write mails, and that knows nothing of its
    /// tenants.
    public DeskRules(
            Duration approvalTtl,
            String defaultAssignee,
            Duration acknowledgeAfter,
            Duration closeAfter,
            ConsentCodes codes) {
        this(
                approvalTtl,
                defaultAssignee,
                acknowledgeAfter,
                closeAfter,
                codes,
                FollowUps.USUAL,
                Technicians.NONE,
                Map.of());
    }

    DecisionContext at(Instant now, String tenant) {
        return new DecisionContext(now, approvalTtl, defaultAssignee, codes, technicians.of(tenant));
    }

    TenantFacts facts(String tenant) {
        return tenants.getOrDefault(tenant, TenantFacts.NONE);
    }
}
