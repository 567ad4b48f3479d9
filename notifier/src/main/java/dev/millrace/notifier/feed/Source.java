package dev.millrace.notifier.feed;

import dev.millrace.messaging.TopicCursor;
import dev.millrace.messaging.TopicTail.Read;
import dev.millrace.messaging.TopicTail.Start;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A topic that can be read from any place.
interface Source<T> {
    /// Reads on for ever, only as fast as asked.
    Flux<Read<T>> read(Start start);

    /// The place after the last record there is now.
    Mono<TopicCursor> end();
}
