package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.metrics.DeskMetric;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MailboxNewsTest {
    private static final Instant START = Instant.parse("2026-03-02T09:30:00Z");

    private final List<DeskMetric> told = new ArrayList<>();
    private Instant now = START;
    private long taken;
    private boolean away;

    private final MailboxNews news = new MailboxNews(
            at -> List.of(new DeskMetric.Mailbox(
                    "acme", "support", "support@acme.example", "WORKING", null, 0, null, taken, 0, 0, at, null)),
            metric -> away ? Mono.error(new IllegalStateException("the broker is away")) : keep(metric),
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private Mono<Void> keep(DeskMetric metric) {
        return Mono.fromRunnable(() -> told.add(metric));
    }

    @Test
    void shouldTellWhatChangedAndEveryMinute() {
        news.round().block();
        now = START.plusSeconds(2);
        news.round().block();
        assertThat(told).hasSize(1);

        taken = 1;
        now = START.plusSeconds(4);
        news.round().block();
        assertThat(told).hasSize(2);

        now = START.plusSeconds(64);
        news.round().block();
        assertThat(told).hasSize(3);
    }

    @Test
    void shouldTellAgainWhatCouldNotBeTold() {
        away = true;
        news.round().block();
        away = false;
        news.round().block();

        assertThat(told).hasSize(1);
    }
}
