package dev.millrace.remediation.testing;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.runbook.Verified;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/// Cuts one phase of one step short, once. Faults of exchanges do not show that: a step may make several, or none but
/// with the ledger's database.
public final class Interruption {
    private final AtomicReference<Optional<Plan>> plan = new AtomicReference<>(Optional.empty());
    private volatile boolean reached;

    /// A phase that changes something, or looks.
    public enum Phase {
        CHECK,
        APPLY,
        VERIFY,
        UNDO
    }

    /// How it is cut short.
    public enum Kind {
        /// Nothing happens, and no answer comes.
        HANGS_BEFORE,
        /// It happens, and no answer comes.
        HANGS_AFTER,
        /// Nothing happens, and the time limit is over.
        OVERDUE_BEFORE,
        /// It happens, and the time limit is over before an answer comes.
        OVERDUE_AFTER,
        /// The database is away, and nothing happens.
        BREAKS_BEFORE,
        /// It happens, and the connection to the database ends.
        BREAKS_AFTER
    }

    private record Plan(String step, Phase phase, Kind kind) {}

    /// Cuts the next such phase short.
    public void plan(String step, Phase phase, Kind kind) {
        reached = false;
        plan.set(Optional.of(new Plan(step, phase, kind)));
    }

    /// Whether the phase was cut short, and what it does is done.
    public boolean isReached() {
        return reached;
    }

    /// The runbook with steps that can be cut short.
    public Runbook around(Runbook runbook) {
        return new Runbook(
                runbook.id(),
                runbook.steps().stream()
                        .<Step>map(step -> step instanceof Change change ? new Interruptible(change) : step)
                        .toList(),
                runbook.closing());
    }

    private <T> Mono<T> cut(Change step, Phase phase, Mono<T> whole) {
        return Mono.defer(() -> {
            Optional<Plan> now =
                    plan.get().filter(planned -> planned.step().equals(step.name()) && planned.phase() == phase);
            if (now.isEmpty()) {
                return whole;
            }
            plan.set(Optional.empty());
            return switch (now.get().kind()) {
                case HANGS_BEFORE -> reached(Mono.never());
                case HANGS_AFTER -> whole.then(reached(Mono.never()));
                case OVERDUE_BEFORE -> reached(overdue(step));
                case OVERDUE_AFTER -> whole.then(reached(overdue(step)));
                case BREAKS_BEFORE -> reached(broken());
                case BREAKS_AFTER -> whole.then(reached(broken()));
            };
        });
    }

    private <T> Mono<T> reached(Mono<T> end) {
        return Mono.defer(() -> {
            reached = true;
            return end;
        });
    }

    /// As the limit of a phase has it; nobody needs to wait for that.
    private static <T> Mono<T> overdue(Change step) {
        return Mono.error(ConnectorAway.slow(step.connector(), Duration.ofSeconds(8), null));
    }

    private static <T> Mono<T> broken() {
        return Mono.error(new R2dbcNonTransientResourceException("the connection to the database ended"));
    }

    private final class Interruptible implements Change {
        private final Change step;

        Interruptible(Change step) {
            this.step = step;
        }

        @Override
        public String name() {
            return step.name();
        }

        @Override
        public String connector() {
            return step.connector();
        }

        @Override
        public Mono<Checked> check(Run run) {
            return cut(step, Phase.CHECK, step.check(run));
        }

        @Override
        public Mono<Checked> checkAgain(Run run) {
            return cut(step, Phase.CHECK, step.checkAgain(run));
        }

        @Override
        public Mono<Void> apply(Run run) {
            return cut(step, Phase.APPLY, step.apply(run));
        }

        @Override
        public Mono<Verified> verify(Run run) {
            return cut(step, Phase.VERIFY, step.verify(run));
        }

        @Override
        public Mono<String> stateNow(Run run) {
            return step.stateNow(run);
        }

        @Override
        public Optional<Duration> settling() {
            return step.settling();
        }

        @Override
        public Mono<Undone> undo(Run run, State before) {
            return cut(step, Phase.UNDO, step.undo(run, before));
        }
    }
}
