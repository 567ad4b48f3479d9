package dev.millrace.notifier.feed;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// What all our event streams have in common: they start at once, breathe, and say when to come back.
@Component
public final class EventStreams {
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);
    private static final String HEARTBEAT = "heartbeat";
    private static final String RECONNECT = "reconnect";

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
            return Flux.merge(all, heartbeats).handle(new Place());
        });
    }

    /// Where one client has come to. Signs of life tell it: whoever is shown few events would else read
    /// up on all others when it comes back. It is taken from what has gone out, in that order, so that
    /// it never lies behind an event that has not.
    private static final class Place
            implements BiConsumer<ServerSentEvent<String>, SynchronousSink<ServerSentEvent<String>>> {
        private @Nullable String last;

        @Override
        public void accept(ServerSentEvent<String> event, SynchronousSink<ServerSentEvent<String>> sink) {
            if (event.id() != null) {
                last = event.id();
            }
            String name = event.event();
            if (name != null && (name.equals(HEARTBEAT) || name.equals(RECONNECT))) {
                sink.next(sign(name, last));
            } else if (!isPassedOver(event)) {
                sink.next(event);
            }
        }

        private static boolean isPassedOver(ServerSentEvent<String> event) {
            return event.event() == null && event.data() == null && event.comment() == null;
        }
    }

    /// In place of an event that is not for the client: it gets nothing, and the next sign of life tells
    /// the place after it.
    static ServerSentEvent<String> passedOver(String id) {
        return ServerSentEvent.<String>builder().id(id).build();
    }

    private static ServerSentEvent<String> hello() {
        return ServerSentEvent.<String>builder()
                .comment("here")
                .retry(COME_BACK_AFTER)
                .build();
    }

    private static ServerSentEvent<String> heartbeat() {
        return sign(HEARTBEAT, null);
    }

    private static ServerSentEvent<String> reconnect() {
        return sign(RECONNECT, null);
    }

    /// A comment for proxies and people; an event for pages, which cannot see comments.
    private static ServerSentEvent<String> sign(String name, @Nullable String place) {
        ServerSentEvent.Builder<String> sign =
                ServerSentEvent.<String>builder().event(name).data("{}");
        if (HEARTBEAT.equals(name)) {
            sign.comment("still here");
        }
        return place == null ? sign.build() : sign.id(place).build();
    }
}
