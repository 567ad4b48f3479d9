package dev.millrace.topology.stream;

import dev.millrace.topology.step.DeskRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/// The desk's own rules.
///
/// @param policyFile the policy; default the one that comes along
/// @param approvalTtl how long somebody may take to agree; default 3 days
/// @param defaultAssignee who gets what no runbook fixes; default `service-desk`
/// @param acknowledgeAfter when a requester whose runbook still runs or waits is told that his message
///     arrived; default 1 minute
/// @param closeAfter when a resolved ticket closes for good; default 7 days
@ConfigurationProperties("millrace.desk")
record DeskSettings(
        @DefaultValue("classpath:policy/policy.yaml") Resource policyFile,
        @DefaultValue("3d") Duration approvalTtl,
        @DefaultValue("service-desk") String defaultAssignee,
        @DefaultValue("1m") Duration acknowledgeAfter,
        @DefaultValue("7d") Duration closeAfter) {
    DeskRules rules() {
        return new DeskRules(approvalTtl, defaultAssignee, acknowledgeAfter, closeAfter);
    }
}
