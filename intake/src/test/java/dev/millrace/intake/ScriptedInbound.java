package dev.millrace.intake;

import dev.millrace.tickets.message.IgnoredMail;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.ticket.TicketCommand;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Stands in for Kafka: remembers what was handed over, and fails or hesitates as told.
public final class ScriptedInbound implements Inbound {
    private final List<InboundMessage> accepted = new CopyOnWriteArrayList<>();
    private final List<TicketCommand.FromDesk> commands = new CopyOnWriteArrayList<>();
    private final List<IgnoredMail> ignored = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private volatile Sinks.Empty<Void> gate = opened();

    /// The next so many messages and commands are not taken.
    public void failNext(int times) {
        failures.set(times);
    }

    /// From now on nothing is taken until [#release].
    public void hold() {
        gate = Sinks.empty();
    }

    /// Takes what was held.
    public void release() {
        gate.tryEmitEmpty();
    }

    /// Forgets everything.
    public void reset() {
        accepted.clear();
        commands.clear();
        ignored.clear();
        failures.set(0);
        tries.set(0);
        gate = opened();
    }

    public List<InboundMessage> accepted() {
        return List.copyOf(accepted);
    }

    public int tries() {
        return tries.get();
    }

    @Override
    public Mono<Void> accept(InboundMessage message) {
        return Mono.defer(() -> {
            tries.incrementAndGet();
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return Mono.error(new IllegalStateException("the broker is away"));
            }
            return gate.asMono().then(Mono.fromRunnable(() -> accepted.add(message)));
        });
    }

    @Override
    public Mono<Void> command(TicketCommand.FromDesk command) {
        return Mono.defer(() -> {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return Mono.error(new IllegalStateException("the broker is away"));
            }
            commands.add(command);
            return Mono.empty();
        });
    }

    @Override
    public Mono<Void> ignore(IgnoredMail mail) {
        return Mono.fromRunnable(() -> ignored.add(mail));
    }

    public List<IgnoredMail> ignored() {
        return List.copyOf(ignored);
    }

    public List<TicketCommand.FromDesk> commands() {
        return List.copyOf(commands);
    }

    private static Sinks.Empty<Void> opened() {
        Sinks.Empty<Void> opened = Sinks.empty();
        opened.tryEmitEmpty();
        return opened;
    }
}
