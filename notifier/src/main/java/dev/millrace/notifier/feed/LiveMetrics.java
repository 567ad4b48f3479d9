package dev.millrace.notifier.feed;

import dev.millrace.messaging.TopicTail;
import dev.millrace.notifier.update.Tenants;
import dev.millrace.tickets.metrics.DeskMetric;
import dev.millrace.tickets.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// How the desk does, as it is counted; remembers the latest figures for whoever comes.
@Component
final class LiveMetrics extends LiveFeed<DeskMetric> {
    private static final int WINDOWS = 400;

    private final TreeMap<WindowKey, DeskMetric> windows = new TreeMap<>();
    private final Map<String, DeskMetric.Breaker> breakers = new TreeMap<>();
    private final Map<String, DeskMetric> stops = new TreeMap<>();
    private final Map<String, DeskMetric> models = new TreeMap<>();
    private final Map<String, DeskMetric> comparisons = new TreeMap<>();
    private final Map<String, DeskMetric> mailboxes = new TreeMap<>();

    @Autowired
    LiveMetrics(TopicTail tail, Tenants tenants, FeedSettings settings, MeterRegistry registry) {
        this(new TopicSource<>(tail, Topic.METRICS, DeskMetric.class), tenants, settings, registry);
    }

    LiveMetrics(Source<DeskMetric> source, Tenants tenants, FeedSettings settings, MeterRegistry registry) {
        super("metrics", source, metric -> tenants.serves(metric.tenant()), settings, registry);
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
                breakers.merge(breaker.tenant() + "\n" + breaker.connector(), breaker, LiveMetrics::later);
            case DeskMetric.Automation automation -> take(automation);
            case DeskMetric.Models models -> this.models.put(models.tenant() + "\n" + models.instance(), models);
            case DeskMetric.ModelComparison comparison -> comparisons.put(comparison.tenant(), comparison);
            case DeskMetric.Mailbox mailbox -> mailboxes.put(mailbox.tenant() + "\n" + mailbox.mailbox(), mailbox);
        }
    }

    /// Each program tells its own breaker's state again and again, with the time of its last change.
    private static DeskMetric.Breaker later(DeskMetric.Breaker known, DeskMetric.Breaker told) {
        return told.at().isBefore(known.at()) ? known : told;
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
        latest.addAll(breakers.values());
        latest.addAll(stops.values());
        latest.addAll(models.values());
        latest.addAll(comparisons.values());
        latest.addAll(mailboxes.values());
        return latest;
    }
}
