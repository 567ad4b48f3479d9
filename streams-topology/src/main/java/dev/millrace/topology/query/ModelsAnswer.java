package dev.millrace.topology.query;

import dev.millrace.tickets.config.ModelChoice;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.topology.models.ModelShelf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which models read a tenant's messages, and how they compare.
///
/// @param tenant whose
/// @param shipped the version of what comes with the program
/// @param chosen what was chosen last, by whom and when
/// @param inForce version that is in force in the instance that answers
/// @param shadow version that reads beside it there; null for none
/// @param refused why what was chosen is not so there; null where it is
/// @param comparison of the two; null where nothing was compared yet, or just cannot be read
/// @param available versions that lie there; empty where their place cannot tell, or not at once
record ModelsAnswer(
        String tenant,
        String shipped,
        ModelChoice chosen,
        String inForce,
        @Nullable String shadow,
        @Nullable String refused,
        DeskMetric.@Nullable ModelComparison comparison,
        List<ModelShelf.Listed> available) {}
