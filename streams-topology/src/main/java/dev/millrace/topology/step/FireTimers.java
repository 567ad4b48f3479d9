package dev.millrace.topology.step;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.json.UnreadableJson;
import dev.millrace.tickets.ticket.TicketCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Lets all work pass and adds the timers that have come due, by the wall clock. They survive whatever happens
/// to the process, and one that came due meanwhile fires at the next tick.
public final class FireTimers implements Processor<String, Work, String, Work> {
    private static final Duration TICK = Duration.ofMillis(500);
    /// How many may fire at one tick, so that a long outage does not end in one endless transaction.
    private static final int MOST_AT_ONCE = 500;
    /// How many are looked at for that.
    private static final int MOST_READ = 5_000;

    private @Nullable ProcessorContext<String, Work> context;
    private @Nullable KeyValueStore<String, byte[]> timers;

    @Override
    public void init(ProcessorContext<String, Work> context) {
        this.context = context;
        this.timers = context.getStateStore(TicketStores.TIMERS);
        // The task owns the schedule and ends it when it closes.
        var _ = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::fire);
    }

    @Override
    public void process(Record<String, Work> passing) {
        Objects.requireNonNull(context).forward(passing);
    }

    private void fire(long now) {
        KeyValueStore<String, byte[]> store = Objects.requireNonNull(timers);
        fireDue(store, now);
        putOneAside(store, now);
    }

    /// Those that cannot be read go out of the way of all others, so that each is met once.
    private void fireDue(KeyValueStore<String, byte[]> store, long now) {
        String end = TimerKey.after(Instant.ofEpochMilli(now));
        try (KeyValueIterator<String, byte[]> due = store.range(null, end)) {
            int fired = 0;
            for (int met = 0; due.hasNext() && fired < MOST_AT_ONCE && met < MOST_READ; met++) {
                KeyValue<String, byte[]> next = due.next();
                store.delete(next.key);
                switch (read(next.key, next.value)) {
                    case Due.Legible(TicketCommand.FireTimer timer) -> {
                        fired++;
                        fire(timer, now);
                    }
                    case Due.Illegible _ -> store.put(TimerKey.unreadable(next.key), next.value);
                }
            }
        }
    }

    /// That ends the tick: a step can fail on one thing only. The next tick comes to the next. A later program may be
    /// able to read it and fires it.
    private void putOneAside(KeyValueStore<String, byte[]> store, long now) {
        KeyValue<String, byte[]> next;
        try (KeyValueIterator<String, byte[]> unreadable = store.range(TimerKey.UNREADABLE, null)) {
            if (!unreadable.hasNext()) {
                return;
            }
            next = unreadable.next();
        }
        store.delete(next.key);
        String key = TimerKey.readable(next.key);
        switch (read(key, next.value)) {
            case Due.Legible(TicketCommand.FireTimer timer) -> fire(timer, now);
            case Due.Illegible(RuntimeException cause) -> throw new UnreadableTimer(key, next.value, cause);
        }
    }

    private void fire(TicketCommand.FireTimer timer, long now) {
        Objects.requireNonNull(context).forward(new Record<>(timer.ticket().toString(), Work.of(timer, null), now));
    }

    private static Due read(String text, byte[] value) {
        try {
            TimerKey key = TimerKey.parse(text);
            TimerSetting setting = Json.read(value, TimerSetting.class);
            return new Due.Legible(new TicketCommand.FireTimer(
                    key.ticket(), setting.tenant(), key.timer(), key.due(), setting.subject()));
        } catch (IllegalArgumentException | UnreadableJson e) {
            return new Due.Illegible(e);
        }
    }

    private sealed interface Due {
        record Legible(TicketCommand.FireTimer timer) implements Due {}

        record Illegible(RuntimeException cause) implements Due {}
    }
}
