package dev.millrace.remediation.testing;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.tickets.remediation.WaitCause;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// An outside system of named switches that fails as it is told.
public final class ScriptedSystem implements Connector {
    private static final Duration LATE = Duration.ofMillis(600);

    private final String name;
    private final Guard guard;
    private final Set<String> on = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> effects = new ConcurrentHashMap<>();
    private final Map<String, Deque<Fault>> script = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger hanging = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private volatile boolean away;
    private volatile boolean mute;
    private final AtomicReference<Set<String>> shown = new AtomicReference<>(on);
    private final AtomicLong busyUntil = new AtomicLong(System.nanoTime());

    public ScriptedSystem(String name, GuardSettings settings) {
        this.name = name;
        this.guard = new Guards(new SimpleMeterRegistry()).guard(name, settings);
    }

    /// What goes wrong with one call.
    public enum Fault {
        NONE,
        /// It is away, and nothing happened.
        AWAY,
        /// It says no.
        REFUSED,
        /// Nothing happens, and no answer comes.
        HANG_BEFORE,
        /// It happens, and no answer comes.
        HANG_AFTER,
        /// It happens when the caller has long stopped waiting for an answer.
        LATE,
        /// The connection ends at once, and nothing happens.
        CUT_BEFORE,
        /// The connection ends at once, and it happens a while after that.
        CUT_LATE,
        /// It says that it is done, and nothing happens.
        IGNORED,
        /// The caller's own code breaks.
        DEFECT
    }

    /// What goes wrong with the next calls of an operation (`get`, `set`, `reset`, `probe`); then all is well.
    public ScriptedSystem fails(String operation, Fault... faults) {
        script.computeIfAbsent(operation, key -> new ConcurrentLinkedDeque<>()).addAll(List.of(faults));
        return this;
    }

    public void goAway() {
        away = true;
    }

    /// From now on no call is answered.
    public void fallSilent() {
        mute = true;
    }

    public void comeBack() {
        away = false;
        mute = false;
    }

    /// Shows what is on now, and nothing that is changed after.
    public ScriptedSystem lags() {
        shown.set(Set.copyOf(on));
        return this;
    }

    /// Shows what is on.
    public void catchUp() {
        shown.set(on);
    }

    /// From now on it answers that it has enough to do, and when to come again; to probes it answers all the same.
    public void beBusy(Duration time) {
        busyUntil.set(System.nanoTime() + time.toNanos());
    }

    public void put(String item) {
        on.add(item);
    }

    public boolean has(String item) {
        return on.contains(item);
    }

    /// How often setting an item took effect.
    public int effects(String item) {
        return effects.getOrDefault(item, new AtomicInteger()).get();
    }

    public List<String> calls() {
        return List.copyOf(calls);
    }

    /// How many calls it turned away because it was busy.
    public int turnedAway() {
        return turnedAway.get();
    }

    /// How many calls were ever left without an answer.
    public int hanging() {
        return hanging.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    @Override
    public Mono<Void> probe() {
        return guard.reading(call("probe", "", () -> true)).then();
    }

    public Mono<Boolean> get(String item) {
        return guard.reading(call("get", item, () -> shown.get().contains(item)));
    }

    public Mono<Void> set(String item) {
        return guard.changing(call("set", item, () -> {
                    effects.computeIfAbsent(item, key -> new AtomicInteger()).incrementAndGet();
                    return on.add(item);
                }))
                .then();
    }

    public Mono<Void> reset(String item) {
        return guard.changing(call("reset", item, () -> on.remove(item))).then();
    }

    private Mono<Boolean> call(String operation, String item, Supplier<Boolean> effect) {
        return Mono.defer(() -> {
            calls.add(operation + " " + item);
            long busy = operation.equals("probe") ? 0 : busyUntil.get() - System.nanoTime();
            if (busy > 0) {
                turnedAway.incrementAndGet();
                return Mono.error(
                        ConnectorAway.spared(name, WaitCause.BUSY, name + " is busy", Duration.ofNanos(busy), null));
            }
            Deque<Fault> faults = script.get(operation);
            Fault next = faults == null ? null : faults.poll();
            return switch (always().orElse(next == null ? Fault.NONE : next)) {
                case NONE -> Mono.fromSupplier(effect);
                case AWAY -> Mono.error(ConnectorAway.unreachable(name, name + " is away", null));
                case REFUSED -> Mono.error(new ConnectorRefused(name, name + " says no", null));
                case HANG_BEFORE -> hang();
                case HANG_AFTER -> Mono.fromSupplier(effect).then(hang());
                case LATE -> {
                    later(effect);
                    yield hang();
                }
                case CUT_BEFORE -> cut();
                case CUT_LATE -> {
                    later(effect);
                    yield cut();
                }
                case IGNORED -> Mono.just(true);
                case DEFECT -> Mono.error(new ArithmeticException("a defect"));
            };
        });
    }

    /// Whoever stops waiting does not call it back.
    private static void later(Supplier<Boolean> effect) {
        Mono.delay(LATE).map(tick -> effect.get()).subscribe();
    }

    private Mono<Boolean> cut() {
        return Mono.error(ConnectorAway.cut(name, "the connection to " + name + " ended", null));
    }

    private Optional<Fault> always() {
        return away ? Optional.of(Fault.AWAY) : mute ? Optional.of(Fault.HANG_BEFORE) : Optional.empty();
    }

    private Mono<Boolean> hang() {
        return Mono.defer(() -> {
            hanging.incrementAndGet();
            return Mono.never();
        });
    }
}
