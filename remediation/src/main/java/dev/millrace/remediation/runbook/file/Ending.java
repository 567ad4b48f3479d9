package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.action.InShort;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.secret.SecretFacts;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The last word of a runbook file.
record Ending(Template summary, Map<String, Template> told, ToldFailure failed) implements Runbook.Closing {
    @Override
    public String summary(Run run) {
        return InShort.text(summary.render(run));
    }

    /// In the requester's language, else in English, which a file with words always has.
    @Override
    public @Nullable String told(Run run) {
        Template words = told.getOrDefault(run.request().language(), told.get("en"));
        return words == null ? null : InShort.text(words.render(run));
    }

    @Override
    public @Nullable String failed(Execute request, String step) {
        return failed.words(request, step);
    }

    @Override
    public @Nullable OneTimeSecret secret(Run run) {
        return SecretFacts.oneTimeSecret(run).orElse(null);
    }
}
