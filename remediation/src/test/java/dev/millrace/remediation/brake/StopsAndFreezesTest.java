package dev.millrace.remediation.brake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.RunningProgram;
import dev.millrace.remediation.testing.TestProgram;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Stops, freezes and cancels as the admin asks for them, by the program as it runs.
class StopsAndFreezesTest {
    @RegisterExtension
    static final RunningProgram RUNNING = new RunningProgram();

    private final TestProgram program = RUNNING.program();

    @Test
    void shouldLetNobodyButTheAdminTouchTheSwitch() throws Exception {
        assertThat(program.send("GET", "/api/remediation/stops", "Accept", "application/json")
                        .statusCode())
                .isEqualTo(401);
        for (String path : List.of("stop", "start", "cancel")) {
            assertThat(program.post("/api/remediation/" + path, "{\"reason\":\"a trial\",\"run\":\"x\"}", false)
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(program.send("GET", "/api/remediation/stops", "Authorization", TestProgram.admin())
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void shouldRefuseToStopWhatIsNotThere() throws Exception {
        HttpResponse<String> runbook =
                program.post("/api/remediation/stop", "{\"runbook\":\"unlok-account\",\"reason\":\"a trial\"}", true);
        HttpResponse<String> tenant =
                program.post("/api/remediation/stop", "{\"tenant\":\"acne\",\"reason\":\"a trial\"}", true);

        assertThat(runbook.statusCode()).isEqualTo(400);
        assertThat(runbook.body()).contains("\"field\":\"runbook\"", "unlock-account");
        assertThat(tenant.statusCode()).isEqualTo(400);
        assertThat(tenant.body()).contains("\"field\":\"tenant\"", "[acme]");
        assertThat(program.send("GET", "/api/remediation/stops", "Authorization", TestProgram.admin())
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void shouldHoldRunsOfAStoppedRunbookUntilItIsStarted() throws Exception {
        String which = "\"tenant\":\"acme\",\"runbook\":\"unlock-account\"";
        program.directory().lock("chloe");
        HttpResponse<String> stopped =
                program.post("/api/remediation/stop", "{%s,\"reason\":\"a trial\"}".formatted(which), true);
        assertThat(stopped.body())
                .contains("\"runbook\":\"unlock-account\"")
                .contains("\"tenant\":\"acme\"")
                .contains("\"by\":\"admin\"")
                .contains(": a trial\"");
        RemediationRequest.Execute request = Requests.automatic(41, "unlock-account", "sender", "chloe");

        RemediationOutcome waits = program.ask(request, RemediationOutcome.Deferred.class::isInstance);

        assertThat(((RemediationOutcome.Deferred) waits).reason()).contains("a trial");
        assertThat(program.directory().isLocked("chloe")).isTrue();
        assertThat(program.post("/api/remediation/start", "{%s}".formatted(which), true)
                        .body())
                .isEqualTo("[]");
        assertThat(program.ask(request, RemediationOutcome.Succeeded.class::isInstance))
                .isNotNull();
        assertThat(program.directory().isLocked("chloe")).isFalse();
    }

    @Test
    void shouldHoldRunsWhileAFreezeIsDeclared() throws Exception {
        program.directory().lock("chloe");
        assertThat(program.post("/api/remediation/freeze", "{\"until\":\"2100-01-01T00:00:00Z\"}", true)
                        .body())
                .contains("\"field\":\"reason\"");
        assertThat(program.post(
                                "/api/remediation/freeze",
                                "{\"until\":\"2020-01-01T00:00:00Z\",\"reason\":\"x\"}",
                                true)
                        .body())
                .contains("\"field\":\"until\"", "but found '2020-01-01T00:00:00Z'");
        assertThat(program.post(
                                "/api/remediation/freeze",
                                "{\"until\":\"+100000-01-01T00:00:00Z\",\"reason\":\"x\"}",
                                true)
                        .body())
                .contains("\"field\":\"until\"");
        assertThat(program.post(
                                "/api/remediation/freeze",
                                "{\"connector\":\"Directory\",\"until\":\"2100-01-01T00:00:00Z\",\"reason\":\"x\"}",
                                true)
                        .body())
                .contains("\"field\":\"connector\"", "directory", "but found 'Directory'");
        String freeze = "{\"connector\":\"directory\",\"until\":\"2100-01-01T00:00:00Z\",\"reason\":\"an update\"}";
        assertThat(program.post("/api/remediation/freeze", freeze, false).statusCode())
                .isEqualTo(401);
        assertThat(program.post("/api/remediation/freeze", freeze, true).body())
                .contains("\"until\":\"2100-01-01T00:00:00Z\"", "an update (declared by admin)");
        RemediationRequest.Execute request = Requests.automatic(42, "unlock-account", "sender", "chloe");
        RemediationOutcome waits = program.ask(request, RemediationOutcome.Deferred.class::isInstance);
        assertThat(((RemediationOutcome.Deferred) waits).reason())
                .isEqualTo("directory is not changed until 2100-01-01T00:00:00Z: an update (declared by admin)");
        assertThat(program.directory().isLocked("chloe")).isTrue();
        assertThat(program.post("/api/remediation/thaw", "{\"connector\":\"directory\"}", true)
                        .body())
                .isEqualTo("[]");
        assertThat(program.ask(request, RemediationOutcome.Succeeded.class::isInstance))
                .isNotNull();
        assertThat(program.directory().isLocked("chloe")).isFalse();
    }

    @Test
    void shouldWantAReasonForAStopAndARunToCancel() throws Exception {
        assertThat(program.post("/api/remediation/stop", "{\"runbook\":\"unlock-account\"}", true))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("\"field\":\"reason\""));
        assertThat(program.post("/api/remediation/cancel", "{}", true).body()).contains("\"field\":\"run\"");
        assertThat(program.post("/api/remediation/cancel", "{\"run\":\"none-such\"}", true))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(404))
                .satisfies(answer -> assertThat(answer.body()).contains("\"field\":\"run\"", "none-such"));
    }
}
