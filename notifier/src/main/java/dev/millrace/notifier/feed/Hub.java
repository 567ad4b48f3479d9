package dev.millrace.notifier.feed;

import dev.millrace.messaging.TopicCursor;
import dev.millrace.messaging.TopicTail.Read;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// Spreads one reading of a topic to all clients. Keeps the recent past in a ring, so that a client that comes back
/// soon needs no reading of its own. Whoever does not keep up loses its place, not the others their time.
final class Hub<T> {
    private static final int HANDED_ON = 16;

    private final int ringSize;
    private final int bufferSize;
    private final Deque<Entry<T>> ring = new ArrayDeque<>();
    private final Set<Client<T>> clients = ConcurrentHashMap.newKeySet();
    /// Clients that others bound and that take no place from those above.
    private final Set<Client<T>> guests = ConcurrentHashMap.newKeySet();
    private final AtomicLong dropped = new AtomicLong();

    /// Where the ring begins; empty before anything was read.
    private TopicCursor floor = TopicCursor.none();
    /// The place that new clients start at: the end at the start of the program, then after the last record read.
    private TopicCursor position = TopicCursor.none();
    /// The place after the last record read, which lies before `position` while the past is read back.
    private TopicCursor reached = TopicCursor.none();

    private boolean closed;

    Hub(int ringSize, int bufferSize) {
        this.ringSize = ringSize;
        this.bufferSize = bufferSize;
    }

    private record Client<T>(Sinks.Many<Entry<T>> sink) {}

    /// What a client joins with.
    ///
    /// @param past what the ring holds, oldest first
    /// @param live from then on, without a gap; ends when the client is too slow or the program stops
    /// @param position the place that `live` starts at
    /// @param leave gives the client's place to another; also called where `live` ends
    record Joined<T>(List<Entry<T>> past, Flux<Entry<T>> live, TopicCursor position, Runnable leave) {
        Flux<Entry<T>> all() {
            return before(Flux.fromIterable(past), live);
        }

        /// What is told first, then what follows. Whoever goes before that comes to it gives his place back, too.
        <V> Flux<V> before(Flux<V> first, Flux<V> following) {
            return first.concatWith(following).doFinally(_ -> leave.run());
        }
    }

    /// Sets the place before the first reading, so that clients have a place even while nothing happens.
    synchronized void startAt(TopicCursor end) {
        if (position.next().isEmpty()) {
            floor = end;
            position = end;
        }
    }

    /// Takes a record and hands it on.
    ///
    /// @param isShown false for what no client may see
    synchronized void publish(Read<T> read, boolean isShown) {
        if (reached.next().isEmpty()) {
            floor = floorAt(read);
        }
        reached = read.cursor();
        position = ahead(position, reached);
        if (!isShown) {
            return;
        }
        Entry<T> entry = Entry.of(read);
        ring.addLast(entry);
        if (ring.size() > ringSize) {
            Entry<T> oldest = ring.removeFirst();
            floor = floor.after(oldest.partition(), oldest.offset());
        }
        clients.forEach(client -> offer(clients, client, entry));
        guests.forEach(guest -> offer(guests, guest, entry));
    }

    /// At the reader's first record, all other partitions stand where it started.
    private static <T> TopicCursor floorAt(Read<T> read) {
        return read.cursor().after(read.partition(), read.offset() - 1);
    }

    private void offer(Set<Client<T>> kind, Client<T> client, Entry<T> entry) {
        if (client.sink().tryEmitNext(entry) == Sinks.EmitResult.FAIL_OVERFLOW && kind.remove(client)) {
            dropped.incrementAndGet();
            client.sink().tryEmitComplete();
        }
    }

    /// Joins from now on.
    Joined<T> join() {
        return join(clients);
    }

    /// Joins from now on without counting as one of [#clients()]; whoever lets guests in bounds them.
    Joined<T> joinAsGuest() {
        return join(guests);
    }

    private synchronized Joined<T> join(Set<Client<T>> kind) {
        Client<T> client = new Client<>(
                Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(bufferSize), () -> {}));
        if (closed) {
            client.sink().tryEmitComplete();
        } else {
            kind.add(client);
        }
        Flux<Entry<T>> live = client.sink()
                .asFlux()
                .publishOn(Schedulers.parallel(), HANDED_ON)
                .doFinally(_ -> kind.remove(client));
        return new Joined<>(new ArrayList<>(ring), live, position, () -> kind.remove(client));
    }

    /// Joins from a place on, if the ring reaches back to it.
    synchronized Optional<Joined<T>> join(TopicCursor cursor) {
        return covers(cursor) ? Optional.of(join()) : Optional.empty();
    }

    /// Whether the ring and what follows hold everything after a place.
    synchronized boolean covers(TopicCursor cursor) {
        return !floor.next().isEmpty()
                && floor.next().entrySet().stream()
                        .allMatch(start -> cursor.next().getOrDefault(start.getKey(), -1L) >= start.getValue());
    }

    synchronized TopicCursor position() {
        return position;
    }

    /// Where a reading that broke off goes on; empty when it had not begun.
    synchronized Optional<TopicCursor> reached() {
        return reached.next().isEmpty() ? Optional.empty() : Optional.of(reached);
    }

    int clients() {
        return clients.size();
    }

    int guests() {
        return guests.size();
    }

    long dropped() {
        return dropped.get();
    }

    /// Ends all clients' streams; they come back to whoever runs then.
    synchronized void close() {
        closed = true;
        List<Client<T>> all = new ArrayList<>(clients);
        all.addAll(guests);
        clients.clear();
        guests.clear();
        all.forEach(client -> client.sink().tryEmitComplete());
    }

    synchronized void open() {
        closed = false;
    }

    private static TopicCursor ahead(TopicCursor one, TopicCursor other) {
        Map<Integer, Long> next = new java.util.HashMap<>(one.next());
        other.next().forEach((partition, offset) -> next.merge(partition, offset, Math::max));
        return new TopicCursor(next);
    }
}
