package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the person is told when a run fails, in a file's own words.
///
/// @param anywhere by language, wherever it fails; empty where the file has none
/// @param steps by step and language, where a step has words of its own
record ToldFailure(Map<String, Template> anywhere, Map<String, Map<String, Template>> steps) {
    ToldFailure {
        anywhere = Map.copyOf(anywhere);
        steps = Map.copyOf(steps);
    }

    /// The words for a failure, in the requester's language, else in English; null where the file has none. They rest
    /// on the request alone, for what steps find may not be known any more.
    @Nullable
    String words(Execute request, String step) {
        Map<String, Template> words = steps.getOrDefault(step, anywhere);
        Template told = words.getOrDefault(request.language(), words.get("en"));
        return told == null ? null : told.render(Run.of(request));
    }
}
