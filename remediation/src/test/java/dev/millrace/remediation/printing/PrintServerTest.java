package dev.millrace.remediation.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.testing.FakeSystems;
import dev.millrace.remediation.testing.FaultPlan;
import dev.millrace.remediation.testing.IppSaid;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// What is known of a change when the print server is away; `CupsTest` has the real one.
class PrintServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final FaultPlan faults = new FaultPlan();
    private final FakeSystems systems = new FakeSystems(faults);
    private final PrintServer printers = printers(systems.url());

    private static PrintServer printers(String url) {
        return new PrintServer(
                url,
                new PrintSettings(url, "millrace", null, GuardSettings.defaults()),
                new Secrets(VaultSettings.none()),
                new Guards(new SimpleMeterRegistry()));
    }

    @AfterEach
    void stop() {
        systems.close();
    }

    @Test
    void shouldExpectThatAChangeMayComeAboutWhoseAnswerIsLost() {
        faults.plan(FaultPlan.Kind.LOST_AFTER, 1);
        assertThat(awayAtCancelling().isUnanswered()).isTrue();
        assertThat(systems.state()).containsEntry("stuck-job", "");
        assertThat(faults.exchanges()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeAnErrorForAPromiseThatNothingHappens() {
        faults.plan(FaultPlan.Kind.AWAY, 1);
        assertThat(awayAtCancelling().isUnanswered()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0x0500, true", "0x0504, true", "0x0505, true", "0x0599, true", "0x0502, false", "0x0507, false"})
    void shouldKnowWhichErrorsOfTheServerPromiseThatNothingHappens(String status, boolean unanswered) {
        DisposableServer failing = failing(status);
        try {
            assertThat(awayAtCancelling(printers(url(failing))).isUnanswered()).isEqualTo(unanswered);
        } finally {
            failing.disposeNow();
        }
    }

    @ParameterizedTest
    @CsvSource({"429, '', false", "503, 7, false", "503, '', true", "502, 7, true", "504, 7, true"})
    void shouldKnowWhichRequestsItsWebServerTurnsAway(int status, String retryAfter, boolean unanswered) {
        DisposableServer busy = HttpServer.create()
                .handle((request, response) -> (retryAfter.isEmpty()
                                ? response
                                : response.header(HttpHeaderNames.RETRY_AFTER, retryAfter))
                        .status(status)
                        .send())
                .bindNow();
        try {
            ConnectorAway away = awayAtCancelling(printers(url(busy)));
            assertThat(away.isUnanswered()).isEqualTo(unanswered);
            assertThat(away.retryAfter())
                    .isEqualTo(
                            unanswered
                                    ? Optional.empty()
                                    : Optional.of(Duration.ofSeconds(retryAfter.isEmpty() ? 5 : 7)));
        } finally {
            busy.disposeNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x0404", "0x0406"})
    void shouldTakeAJobForCancelledThatHasEndedOrIsGone(String status) {
        DisposableServer failing = failing(status);
        try {
            assertThatNoException()
                    .isThrownBy(
                            () -> printers(url(failing)).cancel("HP-3-West", 7).block(LIMIT));
        } finally {
            failing.disposeNow();
        }
    }

    private static DisposableServer failing(String status) {
        return HttpServer.create()
                .handle((request, response) -> request.receive()
                        .then(response.header("Content-Type", "application/ipp")
                                .sendByteArray(Mono.fromSupplier(() -> IppSaid.failed(Integer.decode(status))))
                                .then()))
                .bindNow();
    }

    private static String url(DisposableServer server) {
        return "http://localhost:" + server.port();
    }

    @Test
    void shouldKnowWhenNothingWasSent() {
        systems.close();
        assertThat(awayAtCancelling().isUnanswered()).isFalse();
    }

    private ConnectorAway awayAtCancelling() {
        return awayAtCancelling(printers);
    }

    private static ConnectorAway awayAtCancelling(PrintServer printers) {
        return catchThrowableOfType(
                ConnectorAway.class, () -> printers.cancel("HP-3-West", 7).block(LIMIT));
    }
}
