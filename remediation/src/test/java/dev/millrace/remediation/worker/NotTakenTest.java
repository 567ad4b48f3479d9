package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.NobodyToAsk;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NotTakenTest {
    private static final String REASON = "the request could not be taken (IllegalStateException); see the log";

    @Test
    void shouldTellThatARunFailedBeforeItBegan() {
        Execute request = Requests.automatic(1, "unlock-account", "anna", "anna");
        assertThat(told(Json.text(request)))
                .contains(new Failed(
                        request.ticket(), "acme", request.runId(), 1, "start", REASON, true, List.of(), null, null));
    }

    @Test
    void shouldTellThatNobodyCanBeAsked() {
        RemediationRequest.FindConsenters request =
                Requests.consent(1, Consent.MANAGER, "install-software", "7-Zip", "anna");
        assertThat(told(Json.text(request)))
                .contains(new NobodyToAsk(request.ticket(), "acme", request.approvalId(), REASON, null));
    }

    /// As a stream of after an update may write it.
    @Test
    void shouldTellOfWhatCannotBeReadAsARequest() {
        assertThat(told("""
                {"type":"teleport","ticket":"00000-0000-0001","tenant":"acme","runId":"1/teleport/1","to":["Mars"],
                 "traceparent":"trace"}
                """))
                .contains(new Failed(
                        new TicketId(1), "acme", "1/teleport/1", 1, "start", REASON, true, List.of(), null, "trace"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "[]",
                "{}",
                "{\"ticket\":\"00000-0000-0001\",\"tenant\":\"acme\"}",
                "{\"ticket\":\"00000-0000-0001\",\"runId\":\"1/a/1\"}",
                "{\"ticket\":\"no ticket\",\"tenant\":\"acme\",\"runId\":\"1/a/1\"}",
                "{\"ticket\":1,\"tenant\":\"acme\",\"runId\":\"1/a/1\"}",
                "{\"ticket\":\"00000-0000-0001\",\"tenant\":\"acme\",\"runId\":{}}"
            })
    void shouldTellNothingWhereNobodyIsNamed(String request) {
        assertThat(told(request)).isEmpty();
    }

    private static Optional<RemediationOutcome> told(String request) {
        return NotTaken.outcome(Json.read(request, JsonNode.class), new IllegalStateException("secret"));
    }
}
