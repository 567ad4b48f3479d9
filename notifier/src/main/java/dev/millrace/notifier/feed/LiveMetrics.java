package dev.millrace.notifier.feed;

import dev.millrace.messaging.TopicTail;
import dev.millrace.notifier.update.Tenants;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// How the desk does, as it is counted; remembers the latest figures for whoever comes.
@Component
final class LiveMetrics extends LiveFeed<DeskMetric> {
    private static final int WINDOWS = 400;
    /// Breakers are told every minute; a few tellings may be late, or lost.
    private static final Duration BREAKER_HOLDS = Duration.ofMinutes(5);

    private final Scheduler time;
    private final TreeMap<WindowKey, DeskMetric> windows = new TreeMap<>();
    private final Map<String, Heard> breakers = new TreeMap<>();
    private final Map<String, DeskMetric> stops = new TreeMap<>();
    private final Map<String, DeskMetric> models = new TreeMap<>();
    private final Map<String, DeskMetric> comparisons = new TreeMap<>();
    private final Map<String, DeskMetric> mailboxes = new TreeMap<>();

    @Autowired
    LiveMetrics(TopicTail tail, Tenants tenants, FeedSettings settings, MeterRegistry registry) {
        this(
                new TopicSource<>(tail, Topic.METRICS, DeskMetric.class),
                tenants,
                settings,
                registry,
                Schedulers.parallel());
    }

    /// @param time by which breakers are forgotten
    LiveMetrics(
            Source<DeskMetric> source, Tenants tenants, FeedSettings settings, MeterRegistry registry, Scheduler time) {
        super("metrics", source, metric -> tenants.serves(metric.tenant()), settings, registry);
        this.time = time;
    }

    /// @param at when it was last told so, in milliseconds
    private record Heard(DeskMetric.Breaker breaker, long at) {
        boolean isOver(long now) {
            return now - at > BREAKER_HOLDS.toMillis();
        }
    }

    private record WindowKey(Instant from, String tenant) implements Comparable<WindowKey> {
        @Override
        public int compareTo(WindowKey other) {
            int byTime = from.compareTo(other.from);
            return byTime == 0 ? tenant.compareTo(other.tenant) : byTime;
        }
    }

    @Override
    synchronized void taken(DeskMetric metric) {
        switch (metric) {
            case DeskMetric.Window window -> {
                windows.put(new WindowKey(window.from(), window.tenant()), window);
                if (windows.size() > WINDOWS) {
                    windows.pollFirstEntry();
                }
            }
            case DeskMetric.Breaker breaker ->
                breakers.merge(
                        breaker.tenant() + "\n" + breaker.connector(), new Heard(breaker, now()), LiveMetrics::later);
            case DeskMetric.Automation automation -> take(automation);
            case DeskMetric.Models models -> this.models.put(models.tenant() + "\n" + models.instance(), models);
            case DeskMetric.ModelComparison comparison -> comparisons.put(comparison.tenant(), comparison);
            case DeskMetric.Mailbox mailbox -> mailboxes.put(mailbox.tenant() + "\n" + mailbox.mailbox(), mailbox);
        }
    }

    private long now() {
        return time.now(TimeUnit.MILLISECONDS);
    }

    /// Each program tells its own breaker's state again and again, with the time of its last change. What is not told
    /// again is of one that ended.
    private static Heard later(Heard known, Heard told) {
        return told.breaker().at().isBefore(known.breaker().at()) && !known.isOver(told.at()) ? known : told;
    }

    /// What goes on need not be remembered.
    private void take(DeskMetric.Automation automation) {
        String key =
                String.join("\n", automation.tenant(), automation.runbook(), Boolean.toString(automation.everywhere()));
        if (automation.stopped()) {
            stops.put(key, automation);
        } else {
            stops.remove(key);
        }
    }

    /// A figure as it is told to a client.
    ///
    /// @param seen how it came live, or null for one that was remembered
    record Told(DeskMetric metric, @Nullable Seen<DeskMetric> seen) {}

    /// The latest telling of the latest windows, oldest first, of each breaker, of the models and of each mailbox;
    /// then everything from now on. What comes in between is told twice rather than never.
    Flux<Told> latestThenNow() {
        return Flux.defer(() -> {
            Hub.Joined<DeskMetric> joined = hub().join();
            List<DeskMetric> remembered = latest();
            return joined.before(
                    Flux.fromIterable(remembered).map(metric -> new Told(metric, null)),
                    fromNow(joined).map(seen -> new Told(seen.entry().value(), seen)));
        });
    }

    private synchronized List<DeskMetric> latest() {
        List<DeskMetric> latest = new ArrayList<>(windows.values());
        long now = now();
        breakers.values().removeIf(heard -> heard.isOver(now));
        breakers.values().forEach(heard -> latest.add(heard.breaker()));
        latest.addAll(stops.values());
        latest.addAll(models.values());
        latest.addAll(comparisons.values());
        latest.addAll(mailboxes.values());
        return latest;
    }
}
