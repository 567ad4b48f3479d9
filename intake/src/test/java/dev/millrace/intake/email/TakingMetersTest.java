package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// How far a mailbox is behind, in a time of the test's own.
class TakingMetersTest {
    private static final Instant START = Instant.parse("2026-03-02T09:30:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = START;
    private final Behind behind = new TakingMeters(registry, "support", () -> now).behind();

    @Test
    void shouldBeBehindNothingWhereNothingWaits() {
        after(Duration.ofDays(1));

        assertThat(seconds()).isZero();
        assertThat(behind.since()).isNull();
    }

    @Test
    void shouldFallBehindWhileItStandsStill() {
        behind.standsStill();
        after(Duration.ofMinutes(10));
        behind.standsStill();
        after(Duration.ofMinutes(5));

        assertThat(seconds()).isEqualTo(900);
        assertThat(behind.since()).isEqualTo(START);
    }

    @Test
    void shouldBeAsFarBehindAsTheOldestMailThatWaits() {
        behind.waiting(START.minusSeconds(40));
        after(Duration.ofSeconds(20));
        assertThat(seconds()).isEqualTo(60);

        behind.waiting(START.plusSeconds(15));
        assertThat(seconds()).isEqualTo(5);
    }

    @Test
    void shouldStayAsFarBehindWhenItStandsStillBeforeItIsWorkedOff() {
        behind.waiting(START.minusSeconds(40));
        behind.standsStill();

        assertThat(seconds()).isEqualTo(40);
    }

    @Test
    void shouldHaveCaughtUpWhenAllIsWorkedOff() {
        behind.waiting(START.minusSeconds(40));
        behind.workedOff();
        after(Duration.ofHours(1));
        assertThat(seconds()).isZero();

        behind.standsStill();
        after(Duration.ofSeconds(7));
        assertThat(seconds()).isEqualTo(7);
    }

    @Test
    void shouldNotBeAheadWhereTheServersClockIs() {
        behind.waiting(START.plusSeconds(40));

        assertThat(seconds()).isZero();
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private double seconds() {
        return registry.get("millrace.intake.mailbox.behind")
                .tag("mailbox", "support")
                .gauge()
                .value();
    }
}
