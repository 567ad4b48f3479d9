package dev.millrace.notifier.feed;

import dev.millrace.messaging.TopicCursor;
import dev.millrace.messaging.TopicTail;
import dev.millrace.messaging.TopicTail.Read;
import dev.millrace.messaging.TopicTail.Start;
import dev.millrace.tickets.topic.Topic;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A topic on the broker.
record TopicSource<T>(TopicTail tail, Topic topic, Class<T> type) implements Source<T> {
    @Override
    public Flux<Read<T>> read(Start start) {
        return tail.read(topic, type, start);
    }

    @Override
    public Mono<TopicCursor> end() {
        return tail.end(topic);
    }
}
