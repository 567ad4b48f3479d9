package dev.millrace.remediation.runbook;

import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A list of steps, taken in order.
///
/// @param id as the stream names it
/// @param steps at least one, each with a name of its own
/// @param closing what is told when all steps are done
public record Runbook(String id, List<Step> steps, Closing closing) {
    public Runbook {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("Runbook " + id + " has no steps; it needs at least one");
        }
        Set<String> names = new HashSet<>();
        for (Step step : steps) {
            if (!names.add(step.name())) {
                throw new IllegalArgumentException(
                        "Runbook %s has two steps named %s; names are unique".formatted(id, step.name()));
            }
        }
    }

    /// The connectors that its steps use.
    public SortedSet<String> systems() {
        return steps.stream().map(Step::connector).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The last word of a run.
    public interface Closing {
        /// What was done, for a technician; free of secrets.
        String summary(Run run);

        /// What the person is told, in his language, where the runbook has words of its own; free of secrets.
        default @Nullable String told(Run run) {
            return null;
        }

        /// What the person is told, in his language, where a run fails and the runbook has words of its own; free of
        /// secrets.
        ///
        /// @param step where it failed; not always one of the runbook's, for a run can fail between them
        default @Nullable String failed(Execute request, String step) {
            return null;
        }

        /// The secret that waits behind a one-time link, if the run made one.
        default @Nullable OneTimeSecret secret(Run run) {
            return null;
        }
    }
}
