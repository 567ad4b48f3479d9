package dev.millrace.notifier.feed;

import dev.millrace.messaging.TopicCursor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/// One client's way through the topic: gives each record once, wherever it comes from.
final class Follower<T> {
    private volatile TopicCursor cursor;

    Follower(TopicCursor cursor) {
        this.cursor = cursor;
    }

    TopicCursor cursor() {
        return cursor;
    }

    /// Passes over what the client has.
    Flux<Seen<T>> follow(Flux<Entry<T>> entries) {
        return entries.handle(this::step);
    }

    private void step(Entry<T> entry, SynchronousSink<Seen<T>> sink) {
        if (!cursor.isPast(entry.partition(), entry.offset())) {
            cursor = cursor.after(entry.partition(), entry.offset());
            sink.next(new Seen<>(entry, cursor));
        }
    }
}
