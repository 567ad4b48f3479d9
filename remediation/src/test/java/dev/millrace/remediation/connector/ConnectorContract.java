package dev.millrace.remediation.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every connector must do, whatever it speaks to.
public abstract class ConnectorContract {
    protected static final Duration LIMIT = Duration.ofSeconds(20);
    /// What the settings of every connector hold as its secret.
    protected static final String SECRET = "planted-Plume-7301";

    private static final int BEFORE_IT_IS_SPARED = 4;
    /// For systems that do not answer.
    protected static final GuardSettings GUARD = guard(Duration.ofMillis(700));
    /// For those that do, on a busy machine, too.
    protected static final GuardSettings PATIENT = guard(Duration.ofSeconds(15));

    private final List<AutoCloseable> opened = new ArrayList<>();

    /// One attempt, so that what fails is seen as it fails.
    private static GuardSettings guard(Duration timeLimit) {
        return new GuardSettings(
                timeLimit,
                1,
                Duration.ofMillis(1),
                BEFORE_IT_IS_SPARED,
                BEFORE_IT_IS_SPARED,
                100,
                Duration.ofMinutes(1),
                1,
                8);
    }

    /// One whose system is there.
    protected abstract Connector working();

    /// One whose system is not there.
    protected abstract Connector away();

    /// One whose system takes the call and never answers; empty where that cannot be.
    protected abstract Optional<Connector> silent();

    /// Closes it after the test.
    protected final <T extends AutoCloseable> T closing(T opening) {
        opened.addFirst(opening);
        return opening;
    }

    /// A port of this machine where nobody listens.
    protected static int deadPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port where whoever connects hears nothing.
    protected final int silentPort() {
        try {
            return closing(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()))
                    .getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void shouldHaveTheNameOfItsGuardShortAndInLowerCase() {
        Connector connector = working();
        assertThat(connector.name())
                .matches("[a-z][a-z0-9-]{1,30}")
                .isEqualTo(connector.guard().name());
    }

    @Test
    void shouldAnswerAProbeAsOftenAsItIsAsked() {
        Connector connector = working();
        for (int probe = 0; probe < 3; probe++) {
            connector.probe().block(LIMIT);
        }
        assertThat(connector.guard().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(connector.guard().underWay()).isZero();
    }

    @Test
    void shouldAskNothingBeforeSomebodyWaitsForTheAnswer() {
        Connector connector = away();
        var _ = connector.probe();
        assertThat(connector.guard().failureRate()).isNegative();
    }

    @Test
    void shouldSayThatItsSystemIsAwayAndNothingElse() {
        Connector connector = away();
        ConnectorAway away = catchThrowableOfType(
                ConnectorAway.class, () -> connector.probe().block(LIMIT));
        assertThat(away).isNotNull();
        assertThat(away.connector()).isEqualTo(connector.name());
        assertThat(away.reason()).isNotBlank();
    }

    @Test
    void shouldSpareASystemThatIsAwayAgainAndAgain() {
        Connector connector = away();
        for (int probe = 0; probe < BEFORE_IT_IS_SPARED; probe++) {
            assertThatThrownBy(() -> connector.probe().block(LIMIT)).isInstanceOf(ConnectorAway.class);
        }
        assertThat(connector.guard().state().isAway()).isTrue();
        assertThatThrownBy(() -> connector.probe().block(LIMIT)).hasMessageContaining("is spared");
    }

    @Test
    void shouldTellNoSecretOfItsSettings() {
        for (Connector connector : List.of(away(), silent().orElseGet(this::away))) {
            Throwable failure = catchThrowableOfType(
                    ConnectorAway.class, () -> connector.probe().block(LIMIT));
            assertThat(String.valueOf(connector)).doesNotContain(SECRET);
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void shouldGiveUpASystemThatSaysNothing() {
        Connector connector = silentOrSkip();
        assertThatThrownBy(() -> connector.probe().block(LIMIT))
                .isInstanceOfSatisfying(
                        ConnectorAway.class,
                        away -> assertThat(away.isUnanswered()).isTrue());
        await().atMost(LIMIT).until(() -> connector.guard().underWay() == 0);
    }

    @Test
    void shouldKeepNoPlaceForACallerWhoHasGone() {
        Connector connector = silentOrSkip();
        connector.probe().subscribe(done -> {}, failed -> {}).dispose();
        await().atMost(LIMIT).until(() -> connector.guard().underWay() == 0);
    }

    private Connector silentOrSkip() {
        Optional<Connector> silent = silent();
        assumeThat(silent).as("a system of this kind that says nothing").isPresent();
        return silent.orElseThrow();
    }
}
