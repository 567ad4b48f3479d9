package dev.millrace.notifier.feed;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// What all our event streams have in common: they start at once, breathe, and say when to come back.
@Component
public final class EventStreams {
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

    private final Duration heartbeat;
    private final Scheduler time;

    @Autowired
    EventStreams(FeedSettings settings) {
        this(settings.heartbeat(), Schedulers.parallel());
    }

    /// @param heartbeat time between comments that keep a connection open
    /// @param time by which it passes
    EventStreams(Duration heartbeat, Scheduler time) {
        this.heartbeat = heartbeat;
        this.time = time;
    }

    /// An answer that streams events until they end; then the client is told to reconnect.
    public ResponseEntity<Flux<ServerSentEvent<String>>> answer(Flux<ServerSentEvent<String>> events) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                // Proxies such as nginx hold answers back otherwise.
                .header("X-Accel-Buffering", "no")
                .body(stream(events));
    }

    Flux<ServerSentEvent<String>> stream(Flux<ServerSentEvent<String>> events) {
        return Flux.defer(() -> {
            Sinks.Empty<Void> ended = Sinks.empty();
            // Greeted only after the events were subscribed to: once a client hears from us, it misses nothing more.
            Flux<ServerSentEvent<String>> all = Flux.merge(
                            events.concatWith(Mono.fromSupplier(EventStreams::reconnect)),
                            Mono.fromSupplier(EventStreams::hello))
                    .doFinally(_ -> ended.tryEmitEmpty());
            Flux<ServerSentEvent<String>> heartbeats = Flux.interval(heartbeat, time)
                    .onBackpressureDrop()
                    .map(_ -> heartbeat())
                    .takeUntilOther(ended.asMono());
            return Flux.merge(all, heartbeats);
        });
    }

    private static ServerSentEvent<String> hello() {
        return ServerSentEvent.<String>builder()
                .comment("here")
                .retry(COME_BACK_AFTER)
                .build();
    }

    /// A comment for proxies and people; an event for pages, which cannot see comments.
    private static ServerSentEvent<String> heartbeat() {
        return ServerSentEvent.<String>builder()
                .comment("still here")
                .event("heartbeat")
                .data("{}")
                .build();
    }

    private static ServerSentEvent<String> reconnect() {
        return ServerSentEvent.<String>builder().event("reconnect").data("{}").build();
    }
}
