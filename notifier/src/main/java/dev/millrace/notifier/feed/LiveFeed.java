package dev.millrace.notifier.feed;

import dev.millrace.messaging.TopicCursor;
import dev.millrace.messaging.TopicTail.Read;
import dev.millrace.messaging.TopicTail.Start;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// A topic, live: read once for all clients, resumable from any place.
class LiveFeed<T> implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration[] LAGS = IntStream.of(10, 20, 50, 100, 200, 500, 1_000, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final String name;
    private final Source<T> source;
    private final Predicate<T> isShown;
    private final FeedSettings settings;
    private final Hub<T> hub;
    private final Semaphore catchUps;
    private final Timer lag;
    /// What lies before is the past that is read back at start.
    private volatile TopicCursor present = TopicCursor.none();
    private volatile Disposable reading = Disposables.disposed();

    /// @param name in metrics
    /// @param isShown false for what no client may see
    LiveFeed(String name, Source<T> source, Predicate<T> isShown, FeedSettings settings, MeterRegistry registry) {
        this.name = name;
        this.source = source;
        this.isShown = isShown;
        this.settings = settings;
        this.hub = new Hub<>(settings.ring(), settings.buffer());
        this.catchUps = new Semaphore(settings.catchUps());
        Gauge.builder("millrace.notifier.feed.clients", hub, all -> all.clients() + all.guests())
                .tag("feed", name)
                .register(registry);
        FunctionCounter.builder("millrace.notifier.feed.dropped", hub, Hub::dropped)
                .tag("feed", name)
                .register(registry);
        this.lag = Timer.builder("millrace.notifier.feed.lag")
                .description("From the record that something follows from to its place in the live feed")
                .tag("feed", name)
                .serviceLevelObjectives(LAGS)
                .register(registry);
    }

    /// Everything from now on.
    Flux<Seen<T>> fromNow() {
        return Flux.defer(() -> fromNow(hub.join()));
    }

    /// Everything from the moment of joining on.
    Flux<Seen<T>> fromNow(Hub.Joined<T> joined) {
        return new Follower<T>(joined.position()).follow(joined.live());
    }

    Hub<T> hub() {
        return hub;
    }

    /// The last ones that the ring holds, by their time, then everything from now on.
    ///
    /// @param count how many at most
    /// @param isWanted which of them count
    /// @param byTime their order
    Flux<Seen<T>> fromRecent(int count, Predicate<T> isWanted, Comparator<T> byTime) {
        return Flux.defer(() -> {
            Hub.Joined<T> joined = hub.join();
            List<Entry<T>> wanted = joined.past().stream()
                    .filter(entry -> isWanted.test(entry.value()))
                    .sorted(Comparator.comparing(Entry::value, byTime))
                    .toList();
            List<Entry<T>> last = wanted.subList(Math.max(0, wanted.size() - count), wanted.size());
            // Whoever resumes from one of these goes on with what was live then: they are told for a start only.
            return joined.before(
                    Flux.fromIterable(last).map(entry -> new Seen<>(entry, joined.position())), fromNow(joined));
        });
    }

    /// Everything after a place, from the ring where it reaches back far enough, else read anew until the ring does.
    /// Ends when that cannot be done now; the client comes back with the place it has come to.
    Flux<Seen<T>> from(TopicCursor wanted) {
        return Flux.defer(() -> placeOf(wanted).flatMapMany(place -> follow(new Follower<>(place))))
                .filter(seen -> isShown.test(seen.entry().value()));
    }

    /// What the ring holds, then everything from now on, for guests.
    Flux<T> ringAndLive() {
        return Flux.defer(() -> hub.joinAsGuest().all()).map(Entry::value);
    }

    /// Whether a client that comes back from a place can be served now.
    boolean canServe(TopicCursor place) {
        return hub.covers(place) || catchUps.availablePermits() > 0;
    }

    boolean hasRoom() {
        return hub.clients() < settings.clients();
    }

    private Flux<Seen<T>> follow(Follower<T> follower) {
        return hub.join(follower.cursor())
                .map(joined -> follower.follow(joined.all()))
                .orElseGet(() -> catchUp(follower)
                        .concatWith(Flux.defer(() -> hub.join(follower.cursor())
                                .map(joined -> follower.follow(joined.all()))
                                .orElseGet(Flux::empty))));
    }

    private Flux<Seen<T>> catchUp(Follower<T> follower) {
        return Flux.using(
                catchUps::tryAcquire, got -> got ? readUntilCovered(follower) : Flux.<Seen<T>>empty(), got -> {
                    if (got) {
                        catchUps.release();
                    }
                });
    }

    private Flux<Seen<T>> readUntilCovered(Follower<T> follower) {
        return follower.follow(source.read(new Start.At(follower.cursor())).map(Entry::of))
                .takeUntil(_ -> hub.covers(follower.cursor()))
                .takeUntilOther(Mono.delay(settings.catchUpWithin()));
    }

    /// The place a client means: partitions it does not name start now, and none lies beyond the topic's end, as it
    /// does when the topic was made anew.
    private Mono<TopicCursor> placeOf(TopicCursor wanted) {
        TopicCursor now = hub.position();
        boolean beyond = now.next().isEmpty()
                || wanted.next().entrySet().stream()
                        .anyMatch(place -> place.getValue() > now.next().getOrDefault(place.getKey(), -1L));
        Mono<TopicCursor> end = beyond ? source.end() : Mono.just(now);
        return end.map(last -> {
            Map<Integer, Long> next = new HashMap<>();
            last.next()
                    .forEach((partition, offset) ->
                            next.put(partition, Math.min(offset, wanted.next().getOrDefault(partition, offset))));
            return new TopicCursor(next);
        });
    }

    /// Called with each record before any client gets it.
    void taken(T value) {}

    @Override
    public void start() {
        hub.open();
        reading = Flux.defer(this::readOn)
                .doOnNext(this::take)
                // For as long as the program runs: clients keep their places meanwhile.
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                        .maxBackoff(LONGEST_WAIT)
                        .transientErrors(true)
                        .doBeforeRetry(signal -> LOG.warn(
                                "The feed of {} reads on: {}",
                                name,
                                signal.failure().toString())))
                .subscribe();
    }

    private Flux<Read<T>> readOn() {
        return hub.reached()
                .map(reached -> source.read(new Start.At(reached)))
                .orElseGet(() -> source.end().flatMapMany(end -> {
                    hub.startAt(end);
                    present = end;
                    return source.read(new Start.At(warmStart(end)));
                }));
    }

    private TopicCursor warmStart(TopicCursor end) {
        Map<Integer, Long> next = new HashMap<>();
        end.next().forEach((partition, offset) -> next.put(partition, Math.max(0, offset - settings.warm())));
        return new TopicCursor(next);
    }

    private void take(Read<T> read) {
        boolean shown = isShown.test(read.value());
        if (shown) {
            taken(read.value());
        }
        hub.publish(read, shown);
        if (shown && !present.isPast(read.partition(), read.offset())) {
            lag.record(Duration.between(read.at(), Instant.now()));
        }
    }

    @Override
    public void stop() {
        reading.dispose();
        hub.close();
    }

    @Override
    public boolean isRunning() {
        return !reading.isDisposed();
    }
}
