package dev.millrace.remediation.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class GuardTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void shouldReadAgainWhatMayPassButNotForEver() {
        Guard guard = guard(settings(3, 100, 1));
        StepVerifier.create(guard.reading(away())).verifyError(ConnectorAway.class);
        assertThat(calls).hasValue(3);
    }

    @Test
    void shouldNeverRepeatAChange() {
        Guard guard = guard(settings(3, 100, 1));
        StepVerifier.create(guard.changing(away())).verifyError(ConnectorAway.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void shouldNotRepeatWhatWasRefusedNorCountItAsAbsence() {
        Guard guard = guard(settings(3, 2, 1));
        Mono<String> refused = Mono.defer(() -> {
            calls.incrementAndGet();
            return Mono.error(new ConnectorRefused("test", "no", null));
        });
        for (int call = 0; call < 5; call++) {
            StepVerifier.create(guard.reading(refused)).verifyError(ConnectorRefused.class);
        }
        assertThat(calls).hasValue(5);
        assertThat(guard.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void shouldEndACallThatHangs() {
        Guard guard = guard(settings(3, 100, 1));
        StepVerifier.withVirtualTime(() -> guard.reading(Mono.never()))
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(1))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(ConnectorAway.class)
                        .hasMessage("test did not answer within 1000 ms"))
                .verify();
    }

    @Test
    void shouldSpareASystemThatFailedRepeatedly() {
        Guard guard = guard(settings(1, 2, 1));
        StepVerifier.create(guard.reading(away())).verifyError(ConnectorAway.class);
        StepVerifier.create(guard.reading(away())).verifyError(ConnectorAway.class);
        assertThat(guard.state()).isEqualTo(BreakerState.OPEN);
        StepVerifier.create(guard.reading(away()))
                .expectErrorSatisfies(error ->
                        assertThat(((ConnectorAway) error).retryAfter()).contains(Duration.ofMinutes(1)))
                .verify();
        assertThat(calls).hasValue(2);
        assertThat(meters.get("resilience4j.circuitbreaker.state")
                        .tag("name", "test")
                        .tag("state", "open")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void shouldLetCallsWaitForAPlace() {
        Guard guard = guard(settings(1, 100, 2));
        AtomicInteger most = new AtomicInteger();
        AtomicInteger now = new AtomicInteger();
        Mono<Integer> counted = Mono.defer(() -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    return Mono.delay(Duration.ofMillis(1)).map(Long::intValue);
                })
                .doOnTerminate(now::decrementAndGet);
        StepVerifier.create(Flux.range(0, 20).flatMap(any -> guard.changing(counted), 20))
                .expectNextCount(20)
                .verifyComplete();
        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void shouldGiveThePlaceBackWhenTheCallerLeaves() {
        Guard guard = guard(settings(1, 100, 1));
        Sinks.One<String> pending = Sinks.one();
        StepVerifier.create(guard.changing(pending.asMono())).thenCancel().verify();
        StepVerifier.create(guard.changing(Mono.just("next")))
                .expectNext("next")
                .verifyComplete();
    }

    private Guard guard(GuardSettings settings) {
        return new Guards(meters).guard("test", settings);
    }

    private Mono<String> away() {
        return Mono.defer(() -> {
            calls.incrementAndGet();
            return Mono.error(ConnectorAway.unreachable("test", "gone", null));
        });
    }

    private static GuardSettings settings(int attempts, int leastCalls, int atOnce) {
        return new GuardSettings(
                Duration.ofSeconds(1),
                attempts,
                Duration.ofMillis(1),
                100,
                leastCalls,
                50,
                Duration.ofMinutes(1),
                1,
                atOnce);
    }
}
