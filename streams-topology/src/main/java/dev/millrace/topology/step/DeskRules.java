package dev.millrace.topology.step;

import java.time.Duration;

/// What the tickets' rules are given from configuration.
///
/// @param approvalTtl how long somebody may take to agree
/// @param defaultAssignee who gets what no runbook fixes
/// @param acknowledgeAfter when the requester hears that his message arrived, if nothing was said before
/// @param closeAfter when a resolved ticket closes for good
/// @param followUps which tickets a mail may join
/// @param technicians who may answer by mail
public record DeskRules(
        Duration approvalTtl,
        String defaultAssignee,
        Duration acknowledgeAfter,
        Duration closeAfter,
        FollowUps followUps,
        Technicians technicians) {
    /// A desk with the usual rules for follow-ups, whose technicians do not write mails.
    public DeskRules(Duration approvalTtl, String defaultAssignee, Duration acknowledgeAfter, Duration closeAfter) {
        this(approvalTtl, defaultAssignee, acknowledgeAfter, closeAfter, FollowUps.USUAL, Technicians.NONE);
    }
}
