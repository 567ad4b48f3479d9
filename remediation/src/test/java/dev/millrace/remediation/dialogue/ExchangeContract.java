package dev.millrace.remediation.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.testing.Requests;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/// What every exchange must do.
///
/// @param <C> what a call is
public abstract class ExchangeContract<C> {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// One attempt would hide that changes are never repeated: reading has three.
    protected static final GuardSettings GUARD = new GuardSettings(
            Duration.ofMillis(700), 3, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);

    /// What the system is to do with the calls that follow.
    protected enum Mood {
        WELL,
        AWAY,
        REFUSING,
        HANGING
    }

    protected abstract Exchange<C> exchange();

    /// A call that has the system say the target back.
    protected abstract C call();

    protected abstract void mood(Mood mood);

    /// The target as the system got it with its last call.
    protected abstract String got();

    /// How many calls reached the system.
    protected abstract int calls();

    @Test
    void shouldAskAndChange() {
        assertThat(ask("anna").status()).isIn(0, 200);
        assertThat(got()).isEqualTo("anna");
        assertThat(change("ben").status()).isIn(0, 200);
        assertThat(got()).isEqualTo("ben");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "Jürgen Müller",
                "a/b",
                "a/../b",
                "a?b=c&d#e",
                "$(reboot)",
                "`reboot`",
                "a; rm -rf /",
                "a\" , \"admin\": \"true",
                "a' or '1'='1",
                "{requester}",
                "%2e%2e%2f",
                "a|b>c<d*e",
            })
    void shouldKeepAValueOneValue(String value) {
        ask(value);
        assertThat(got()).isEqualTo(value);
    }

    @Test
    void shouldTellASystemThatIsAwayFromOneThatSaysNo() {
        mood(Mood.AWAY);
        assertThatThrownBy(() -> ask("anna")).isInstanceOf(ConnectorAway.class);
        assertThatThrownBy(() -> change("anna")).isInstanceOf(ConnectorAway.class);
        mood(Mood.REFUSING);
        assertThatThrownBy(() -> change("anna")).isInstanceOf(ConnectorRefused.class);
    }

    @Test
    void shouldGiveUpASystemThatHangs() {
        mood(Mood.HANGING);
        assertThatThrownBy(() -> change("anna"))
                .isInstanceOfSatisfying(
                        ConnectorAway.class, away -> assertThat(away.isSlow()).isTrue());
    }

    @Test
    void shouldNeverRepeatAChange() {
        mood(Mood.AWAY);
        int before = calls();
        assertThatThrownBy(() -> change("anna")).isInstanceOf(ConnectorAway.class);
        assertThat(calls() - before).isEqualTo(1);
    }

    @Test
    void shouldSayNothingOfWhatWasSent() {
        for (Mood mood : new Mood[] {Mood.AWAY, Mood.REFUSING}) {
            mood(mood);
            assertThatThrownBy(() -> change("planted-value")).message().doesNotContain("planted-value");
        }
    }

    @Test
    void shouldProbe() {
        Mono<Void> probe = exchange().probe();
        probe.block(LIMIT);
    }

    protected final Answer ask(String target) {
        return exchange().ask(call(), run(target)).block(LIMIT);
    }

    protected final Answer change(String target) {
        return exchange().change(call(), run(target)).block(LIMIT);
    }

    private static Run run(String target) {
        return Run.of(Requests.automatic(1, "test", target, "anna"));
    }
}
