package dev.millrace.notifier.feed;

import static dev.millrace.notifier.Story.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.notifier.Story;
import dev.millrace.notifier.update.Tenants;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.ticket.TicketUpdate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/// A client that wants to see few tickets.
class FilteredFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final FeedSettings SETTINGS = new FeedSettings(4, 2, 3, 10, 1, Duration.ofMinutes(1), BEAT);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Tenants tenants = new Tenants(Set.of(TENANT));
    private final ScriptedTopic<TicketUpdate> topic = new ScriptedTopic<>();
    private final LiveTickets tickets = new LiveTickets(topic, tenants, SETTINGS, registry);
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final FeedDoor door = new FeedDoor(
            tickets,
            new LiveMetrics(new ScriptedTopic<DeskMetric>(), tenants, SETTINGS, registry, Schedulers.parallel()),
            new EventStreams(BEAT, time));

    @AfterEach
    void stop() {
        tickets.stop();
    }

    @Test
    void shouldTellTheClientHowFarItHasComeWhereNothingIsForIt() {
        tickets.start();
        List<ServerSentEvent<String>> told = new CopyOnWriteArrayList<>();
        Disposable reading = follow("NEW", null, told);
        topic.append(0, Story.byMail().about("Shown").opens());
        topic.append(
                1, Story.byMail().about("Passed over").diagnosed("none", null).goesToPerson());

        awaitHeartbeatAt("0.1-1.1", told);

        assertThat(told).filteredOn(event -> "ticket".equals(event.event())).hasSize(1);
        reading.dispose();
    }

    @Test
    void shouldTellHowFarItHasComeWhoReadsUpOnWhatIsNotForHim() {
        for (int i = 0; i < 20; i++) {
            topic.append(i % 2, Story.byMail().about("Past " + i).opens());
        }
        tickets.start();
        List<ServerSentEvent<String>> told = new CopyOnWriteArrayList<>();
        Disposable reading = follow("CLOSED", "0.0-1.0", told);

        awaitHeartbeatAt("0.10-1.10", told);
        tickets.stop();

        await().atMost(PATIENCE).until(() -> "reconnect".equals(told.getLast().event()));
        assertThat(told.getLast().id()).isEqualTo("0.10-1.10");
        assertThat(told).noneMatch(event -> "ticket".equals(event.event()));
        reading.dispose();
    }

    private Disposable follow(String status, @Nullable String from, List<ServerSentEvent<String>> told) {
        return door.tickets(from, null, null, null, null, status).getBody().subscribe(told::add);
    }

    private void awaitHeartbeatAt(String place, List<ServerSentEvent<String>> told) {
        await().atMost(PATIENCE).until(() -> {
            time.advanceTimeBy(BEAT);
            ServerSentEvent<String> last = told.getLast();
            return "heartbeat".equals(last.event()) && place.equals(last.id());
        });
    }
}
