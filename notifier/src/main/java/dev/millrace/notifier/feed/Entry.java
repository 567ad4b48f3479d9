package dev.millrace.notifier.feed;

import dev.millrace.messaging.TopicTail.Read;
import dev.millrace.tickets.json.Json;

/// A record in the feed, written as JSON once for all clients.
record Entry<T>(T value, String json, int partition, long offset) {
    static <T> Entry<T> of(Read<T> read) {
        return new Entry<>(read.value(), Json.text(read.value()), read.partition(), read.offset());
    }
}
