package dev.millrace.remediation.secret;

import dev.millrace.tickets.message.Person;

/// A secret on its way into the store.
///
/// @param runId the run it belongs to; a run has one at most
/// @param recipient who is sent its link
/// @param language of the page that shows it, where the reader's browser does not say
/// @param text the secret itself
record NewSecret(String tenant, String runId, Person recipient, String language, String text) {
    @Override
    public String toString() {
        return "NewSecret[runId=" + runId + "]";
    }
}
