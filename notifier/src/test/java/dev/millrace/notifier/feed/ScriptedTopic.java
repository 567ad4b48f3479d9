package dev.millrace.notifier.feed;

import dev.millrace.messaging.TopicCursor;
import dev.millrace.messaging.TopicTail.Read;
import dev.millrace.messaging.TopicTail.Start;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// A topic of two partitions in memory: what is appended is read by all who read, from any place.
final class ScriptedTopic<T> implements Source<T> {
    private static final int PARTITIONS = 2;

    private final List<List<T>> partitions = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<Sinks.Many<Appended>> readers = new ArrayList<>();
    private int readings;

    record Appended(int partition, long offset) {}

    synchronized void append(int partition, T value) {
        partitions.get(partition).add(value);
        Appended appended = new Appended(partition, partitions.get(partition).size() - 1L);
        List.copyOf(readers).forEach(reader -> reader.tryEmitNext(appended));
    }

    /// Breaks every reading there is.
    synchronized void fail() {
        List<Sinks.Many<Appended>> broken = List.copyOf(readers);
        readers.clear();
        broken.forEach(reader -> reader.tryEmitError(new IllegalStateException("the broker is away")));
    }

    synchronized int readings() {
        return readings;
    }

    @Override
    public Flux<Read<T>> read(Start start) {
        return Flux.defer(() -> begin(start));
    }

    private synchronized Flux<Read<T>> begin(Start start) {
        readings++;
        Map<Integer, Long> places = new HashMap<>(ends().next());
        if (start instanceof Start.At at) {
            places.replaceAll(
                    (partition, end) -> Math.min(end, at.cursor().next().getOrDefault(partition, end)));
        }
        List<Appended> past = new ArrayList<>();
        places.forEach((partition, place) -> {
            for (long offset = place; offset < partitions.get(partition).size(); offset++) {
                past.add(new Appended(partition, offset));
            }
        });
        Sinks.Many<Appended> reader = Sinks.many().unicast().onBackpressureBuffer();
        readers.add(reader);
        TopicCursor[] cursor = {new TopicCursor(places)};
        return Flux.fromIterable(past).concatWith(reader.asFlux()).map(appended -> {
            cursor[0] = cursor[0].after(appended.partition(), appended.offset());
            return new Read<>(value(appended), appended.partition(), appended.offset(), Instant.EPOCH, cursor[0]);
        });
    }

    private synchronized T value(Appended appended) {
        return partitions.get(appended.partition()).get((int) appended.offset());
    }

    @Override
    public Mono<TopicCursor> end() {
        return Mono.fromSupplier(this::ends);
    }

    private synchronized TopicCursor ends() {
        Map<Integer, Long> ends = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ends.put(partition, (long) partitions.get(partition).size());
        }
        return new TopicCursor(ends);
    }
}
