package dev.millrace.intake.chat;

import dev.millrace.messaging.TopicTail;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/// Follows `tickets.updates` for as long as the program runs and tells the conversations.
@Component
final class ChatProgress implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ChatProgress.class);
    /// How far back is read at start: what a person missed while the program restarted.
    private static final Duration BACK = Duration.ofMinutes(10);

    private final TopicTail tail;
    private final Conversations conversations;
    private @Nullable Disposable reading;

    ChatProgress(TopicTail tail, Conversations conversations) {
        this.tail = tail;
        this.conversations = conversations;
    }

    @Override
    public synchronized void start() {
        AtomicReference<TopicTail.Start> place =
                new AtomicReference<>(new TopicTail.Start.Since(Instant.now().minus(BACK)));
        reading = Flux.defer(() -> tail.read(Topic.UPDATES, TicketUpdate.class, place.get()))
                .doOnNext(read -> {
                    place.set(new TopicTail.Start.At(read.cursor()));
                    conversations.follow(read.value());
                })
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500))
                        .maxBackoff(Duration.ofSeconds(30))
                        .transientErrors(true)
                        .doBeforeRetry(signal -> LOG.warn(
                                "Chat lost sight of the tickets and looks again: {}",
                                signal.failure().toString())))
                .subscribe();
    }

    @Override
    public synchronized void stop() {
        if (reading != null) {
            reading.dispose();
            reading = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return reading != null;
    }
}
