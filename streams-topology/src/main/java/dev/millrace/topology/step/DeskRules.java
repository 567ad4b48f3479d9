package dev.millrace.topology.step;

import java.time.Duration;

/// What the tickets' rules are given from configuration.
///
/// @param approvalTtl how long somebody may take to agree
/// @param defaultAssignee who gets what no runbook fixes
/// @param acknowledgeAfter when the requester hears that his message arrived, if nothing was said before
/// @param closeAfter when a resolved ticket closes for good
public record DeskRules(Duration approvalTtl, String defaultAssignee, Duration acknowledgeAfter, Duration closeAfter) {}
