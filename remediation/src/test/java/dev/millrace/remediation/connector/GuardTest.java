package dev.millrace.remediation.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.remediation.WaitCause;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

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
    void shouldAskASystemAgainWhenThatSaysAndNotBefore() {
        Guard guard = guard(settings(3, 2, 1));
        AtomicInteger told = new AtomicInteger();
        guard.onAsked(time -> told.incrementAndGet());
        Duration pause = Duration.ofMinutes(10);
        Mono<String> busy = Mono.defer(() -> {
            calls.incrementAndGet();
            return Mono.error(ConnectorAway.spared("test", WaitCause.BUSY, "test has enough to do", pause, null));
        });
        StepVerifier.withVirtualTime(() -> Flux.range(0, 5)
                        .concatMap(call -> Mono.defer(() -> guard.reading(busy))
                                .onErrorResume(ConnectorAway.class, away -> {
                                    assertThat(away.retryAfter())
                                            .hasValueSatisfying(
                                                    time -> assertThat(time).isPositive());
                                    return Mono.empty();
                                })))
                .expectComplete()
                .verify(Duration.ofSeconds(20));
        assertThat(calls).hasValue(1);
        assertThat(told).hasValue(1);
        assertThat(guard.state()).as("it is there").isEqualTo(BreakerState.CLOSED);
        StepVerifier.withVirtualTime(() -> Mono.delay(pause).then(guard.reading(Mono.just("done"))))
                .thenAwait(pause)
                .expectNext("done")
                .expectComplete()
                .verify(Duration.ofSeconds(20));
    }

    /// One answer, as by a proxy whose clock is wrong, does not close a system to all for a day.
    @Test
    void shouldAskASystemAgainAfterAQuarterOfAnHourThatWantsToBeLeftAloneForADay() {
        Guard guard = guard(settings(1, 100, 1));
        AtomicReference<Duration> told = new AtomicReference<>();
        guard.onAsked(told::set);
        Duration day = Duration.ofDays(1);
        StepVerifier.create(guard.reading(
                        Mono.error(ConnectorAway.spared("test", WaitCause.BUSY, "test has enough to do", day, null))))
                .expectErrorSatisfies(error -> assertThat(((ConnectorAway) error).retryAfter())
                        .as("whoever was told waits no longer than the others")
                        .hasValue(Duration.ofMinutes(15)))
                .verify();
        assertThat(told.get()).isEqualTo(Duration.ofMinutes(15));
        assertThat(guard.spared()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
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
        StepVerifier.withVirtualTime(() -> Flux.range(0, 20).flatMap(any -> guard.changing(counted), 20))
                .thenAwait(Duration.ofMinutes(1))
                .expectNextCount(20)
                .verifyComplete();
        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    /// It works on one call after the other, 100 ms each, also on those whose caller has given up.
    @Test
    void shouldFindHowManyCallsASystemAnswersInTime() {
        Guard guard = guard(new GuardSettings(
                Duration.ofSeconds(1), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofMinutes(1), 1, 32));
        AtomicLong busyUntil = new AtomicLong();
        AtomicInteger late = new AtomicInteger();
        Mono<Long> queued = Mono.defer(() -> {
            long now = Schedulers.parallel().now(TimeUnit.MILLISECONDS);
            long end = busyUntil.updateAndGet(busy -> Math.max(busy, now) + 100);
            return Mono.delay(Duration.ofMillis(end - now));
        });
        Retry untilItIsTaken = Retry.fixedDelay(10_000, Duration.ofMillis(50))
                .filter(error -> error instanceof ConnectorAway away && !away.isSlow());

        StepVerifier.withVirtualTime(() -> Flux.range(0, 300)
                        .flatMap(
                                any -> guard.changing(queued)
                                        .retryWhen(untilItIsTaken)
                                        .onErrorResume(
                                                ConnectorAway.class,
                                                away -> Mono.fromCallable(() -> {
                                                    late.incrementAndGet();
                                                    return 0L;
                                                })),
                                32))
                .thenAwait(Duration.ofMinutes(10))
                .expectNextCount(300)
                .verifyComplete();
        assertThat(late).hasValueLessThan(75);
        assertThat(guard.limit()).isBetween(4, 10);
    }

    @Test
    void shouldTakeAllCallsOfASystemThatAnswersInTime() {
        Guard guard = guard(settings(1, 100, 32));
        StepVerifier.withVirtualTime(() ->
                        Flux.range(0, 320).flatMap(any -> guard.changing(Mono.delay(Duration.ofMillis(900))), 32))
                .thenAwait(Duration.ofMillis(9_000))
                .expectNextCount(320)
                .verifyComplete();
        assertThat(guard.limit()).isEqualTo(32);
    }

    /// Slow by nature, and not because it has too much to do.
    @Test
    void shouldHaveAllPlacesBackSomeTimeAfterASlowSystemHung() {
        Guard guard = guard(settings(1, 100, 32));
        AtomicInteger sent = new AtomicInteger();
        Mono<Long> slow = Mono.defer(
                () -> sent.incrementAndGet() % 200 == 100 ? Mono.never() : Mono.delay(Duration.ofMillis(900)));
        StepVerifier.withVirtualTime(() -> calls(guard, slow, 199))
                .thenAwait(Duration.ofMinutes(30))
                .expectNextCount(199)
                .verifyComplete();
        assertThat(guard.limit()).isBetween(16, 31);
        sent.set(200);
        StepVerifier.withVirtualTime(() -> calls(guard, Mono.delay(Duration.ofMillis(900)), 10_000))
                .thenAwait(Duration.ofMinutes(30))
                .expectNextCount(10_000)
                .verifyComplete();
        assertThat(guard.limit()).isEqualTo(32);
    }

    @Test
    void shouldNotBelieveInPlacesThatNobodyTakes() {
        AdaptiveLimit limit = new AdaptiveLimit(32, Duration.ofSeconds(1));
        limit.late(0);
        limit.late(TimeUnit.SECONDS.toNanos(2));
        assertThat(limit.now()).isEqualTo(8);
        for (int call = 0; call < 1_000; call++) {
            assertThat(limit.enter()).isTrue();
            limit.answered(Duration.ofMillis(1));
            limit.leave();
        }
        assertThat(limit.now()).isEqualTo(8);
    }

    private static Flux<Long> calls(Guard guard, Mono<Long> call, int count) {
        return Flux.range(0, count)
                .flatMap(
                        any -> guard.changing(call)
                                .retryWhen(Retry.fixedDelay(10_000, Duration.ofMillis(50))
                                        .filter(error -> error instanceof ConnectorAway away && !away.isSlow()))
                                .onErrorResume(ConnectorAway.class, away -> Mono.just(0L)),
                        32);
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
