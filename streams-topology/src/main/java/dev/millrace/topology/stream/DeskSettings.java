package dev.millrace.topology.stream;

import dev.millrace.enrichment.text.TenantFacts;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.topology.step.DeskRules;
import dev.millrace.topology.step.FollowUps;
import dev.millrace.topology.step.Technicians;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The desk's own rules.
///
/// @param approvalTtl how long somebody may take to agree; default 3 days
/// @param defaultAssignee who gets what no runbook fixes; default `service-desk`
/// @param acknowledgeAfter when a requester whose runbook still runs or waits is told that his message
///     arrived; default 1 minute
/// @param closeAfter when a resolved ticket closes for good; default 7 days
/// @param reopenClosedWithin how long after its end a closed ticket is reopened by a follow-up; one that comes later
///     opens a ticket that mentions it, and with `0` each does. Default for ever
/// @param joinByReference when a mail joins the ticket of a mail that it refers to, by nothing else; default
///     `same-subject`
/// @param mailboxes where a mailbox has rules of its own; default none
/// @param technicians mail addresses of those who may answer tickets by mail, by tenant; default none
/// @param tenants what is known of tenants, by name; default nothing
@ConfigurationProperties("millrace.desk")
record DeskSettings(
        @DefaultValue("3d") Duration approvalTtl,
        @DefaultValue("service-desk") String defaultAssignee,
        @DefaultValue("1m") Duration acknowledgeAfter,
        @DefaultValue("7d") Duration closeAfter,
        @Nullable Duration reopenClosedWithin,
        @DefaultValue("same-subject") FollowUps.ByReference joinByReference,
        @DefaultValue List<Mailbox> mailboxes,
        @DefaultValue Map<String, Set<String>> technicians,
        @DefaultValue Map<String, Facts> tenants) {
    DeskSettings {
        positive("approval-ttl", approvalTtl);
        positive("acknowledge-after", acknowledgeAfter);
        positive("close-after", closeAfter);
        notNegative("reopen-closed-within", reopenClosedWithin);
        Set<String> addresses = new HashSet<>();
        for (Mailbox mailbox : mailboxes) {
            if (!addresses.add(mailbox.address().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "millrace.desk.mailboxes[].address names " + mailbox.address() + " twice");
            }
        }
    }

    private static void positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("millrace.desk.%s must be positive, not %s".formatted(name, duration));
        }
    }

    private static void notNegative(String name, @Nullable Duration duration) {
        if (duration != null && duration.isNegative()) {
            throw new IllegalArgumentException(
                    "millrace.desk.%s must not be negative, not %s".formatted(name, duration));
        }
    }

    /// What is known of a tenant.
    ///
    /// @param zone in which its people tell times; default UTC
    /// @param sites names of its places
    /// @param vips addresses whose owners' messages weigh more, or `*@domain`
    record Facts(
            @DefaultValue("UTC") ZoneId zone,
            @DefaultValue List<String> sites,
            @DefaultValue List<String> vips) {}

    DeskRules rules(ConsentCodes codes) {
        FollowUps.Rule usual = new FollowUps.Rule(reopenClosedWithin, joinByReference);
        return new DeskRules(
                approvalTtl,
                defaultAssignee,
                acknowledgeAfter,
                closeAfter,
                codes,
                new FollowUps(
                        usual,
                        mailboxes.stream().collect(Collectors.toMap(Mailbox::address, mailbox -> mailbox.rule(usual)))),
                new Technicians(technicians),
                facts());
    }

    private Map<String, TenantFacts> facts() {
        Map<String, TenantFacts> facts = new HashMap<>();
        tenants.forEach((tenant, known) -> {
            try {
                facts.put(tenant, new TenantFacts(known.zone(), known.sites(), known.vips()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("millrace.desk.tenants.%s: %s".formatted(tenant, e.getMessage()), e);
            }
        });
        return facts;
    }

    /// What holds for the mails to one address.
    ///
    /// @param address as in intake's settings
    /// @param reopenClosedWithin default the desk's
    /// @param joinByReference default the desk's
    record Mailbox(
            String address, @Nullable Duration reopenClosedWithin, FollowUps.@Nullable ByReference joinByReference) {
        Mailbox {
            notNegative("mailboxes[].reopen-closed-within", reopenClosedWithin);
            if (address == null || !address.contains("@")) {
                throw new IllegalArgumentException(
                        "millrace.desk.mailboxes[].address must be a mail address, not '" + address + "'");
            }
        }

        FollowUps.Rule rule(FollowUps.Rule usual) {
            return new FollowUps.Rule(
                    reopenClosedWithin == null ? usual.reopenClosedWithin() : reopenClosedWithin,
                    joinByReference == null ? usual.byReference() : joinByReference);
        }
    }
}
