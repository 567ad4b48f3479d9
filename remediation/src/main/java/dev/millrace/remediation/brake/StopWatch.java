package dev.millrace.remediation.brake;

import dev.millrace.remediation.brake.Switch.Stop;
import dev.millrace.tickets.metrics.DeskMetric;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/// Tells whenever automation is stopped, by a person or by the brake, and when it goes on. Each worker tells;
/// the same told twice is the same. It also looks by itself now and then, as [FreezeWatch] does.
final class StopWatch extends NoticeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StopWatch.class);
    private static final Duration LIMIT = Duration.ofSeconds(45);
    /// For as long as it watches: there may be no further notice that would make up for it.
    private static final RetryBackoffSpec AGAIN =
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(30));

    private final Switch automation;
    private final List<String> tenants;
    private final Function<DeskMetric.Automation, Mono<Void>> sender;
    private final Clock clock;
    private Map<Place, Stop> standing = Map.of();

    /// What is stopped where.
    private record Place(String tenant, String runbook) {}

    /// @param notices one element for each time that something was stopped or goes on, and one at the start
    /// @param tenants who are told of what concerns all
    /// @param every how often it looks by itself
    StopWatch(
            Switch automation,
            Flux<String> notices,
            List<String> tenants,
            Function<DeskMetric.Automation, Mono<Void>> sender,
            Clock clock,
            Duration every) {
        super(notices, every);
        this.automation = automation;
        this.tenants = List.copyOf(tenants);
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    Mono<Void> look() {
        return Mono.defer(() -> automation.stops().flatMap(this::tell))
                .timeout(LIMIT)
                .retryWhen(AGAIN.doBeforeRetry(signal -> LOG.warn(
                        "Not everybody was told what is stopped; tried again: {}",
                        signal.failure().toString())));
    }

    /// What was told stays told only once all of it is.
    private Mono<Void> tell(List<Stop> stops) {
        Map<Place, Stop> now = new LinkedHashMap<>();
        stops.forEach(stop -> now.put(new Place(stop.tenant(), stop.runbook()), stop));
        List<Mono<Void>> news = new ArrayList<>();
        now.forEach((place, stop) -> {
            if (!stop.equals(standing.get(place))) {
                LOG.info("Automation is stopped for {}, by {}: {}", what(place), stop.by(), stop.reason());
                news.add(send(place, true, stop.by(), stop.reason(), stop));
            }
        });
        standing.forEach((place, stop) -> {
            if (!now.containsKey(place)) {
                news.add(automation
                        .lastStartedBy(place.tenant())
                        .doOnNext(by ->
                                LOG.info("Automation goes on for {}, by {}", what(place), by.orElse("nobody known")))
                        .flatMap(by -> send(place, false, by.orElse(null), null, null)));
            }
        });
        return Flux.concat(news).then(Mono.fromRunnable(() -> standing = now));
    }

    private static String what(Place place) {
        return "%s of %s"
                .formatted(
                        place.runbook().equals(Switch.ALL) ? "all runbooks" : place.runbook(),
                        place.tenant().equals(Switch.ALL) ? "all tenants" : place.tenant());
    }

    private Mono<Void> send(
            Place place, boolean stopped, @Nullable String by, @Nullable String reason, @Nullable Stop stop) {
        boolean everywhere = place.tenant().equals(Switch.ALL);
        return Flux.fromIterable(everywhere ? tenants : List.of(place.tenant()))
                .concatMap(tenant -> sender.apply(new DeskMetric.Automation(
                        tenant,
                        place.runbook(),
                        everywhere,
                        stopped,
                        by,
                        reason,
                        stop == null ? clock.instant() : stop.at())))
                .then();
    }
}
