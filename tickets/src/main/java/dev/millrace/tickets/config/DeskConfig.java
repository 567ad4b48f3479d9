package dev.millrace.tickets.config;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/// All that a tenant's desk is set to: the value of `desk.config`, keyed by tenant. The topic is compacted, so each
/// value says everything; who changes one part copies the others.
///
/// @param tenant whose desk
/// @param models which models read its messages
@JsonIgnoreProperties(ignoreUnknown = true)
public record DeskConfig(String tenant, ModelChoice models) {
    public DeskConfig {
        models = models == null ? ModelChoice.shipped() : models;
    }

    /// A desk that nobody has set to anything.
    public static DeskConfig of(String tenant) {
        return new DeskConfig(tenant, ModelChoice.shipped());
    }
}
