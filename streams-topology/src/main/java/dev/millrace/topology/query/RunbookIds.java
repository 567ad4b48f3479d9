package dev.millrace.topology.query;

import dev.millrace.access.InvalidRequest;
import dev.millrace.enrichment.diagnosis.KnownRunbooks;
import dev.millrace.scheduling.BlockingCalls;
import dev.millrace.tickets.understanding.Diagnosis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Which runbooks somebody at the desk may ask for: those that come along, and an installation's own, as rules may name
/// them. A mistyped one is told at once, before it is noted on the ticket as what is to be done.
@Component
final class RunbookIds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunbookIds.class);
    private static final int WAITING = 64;
    /// How long a command waits for a folder that does not answer.
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final KnownRunbooks named;
    private final @Nullable Path folder;
    private final BlockingCalls looking = new BlockingCalls("runbook-ids", 1, WAITING);

    RunbookIds(
            RunbookSettings settings, @Value("${millrace.remediation.runbooks.folder:#{null}}") @Nullable Path folder) {
        this.named = KnownRunbooks.with(settings.runbooks());
        this.folder = folder;
    }

    /// Completes where there is such a runbook, or where nobody can tell at once: then the worker does.
    ///
    /// @return ends with [InvalidRequest] naming those that there are
    Mono<Void> check(String runbook) {
        Path own = folder;
        if (own == null || named.ids().contains(runbook)) {
            return checked(runbook, named);
        }
        return looking.call(() -> named.and(own))
                .timeout(LOOK)
                .doOnError(error -> LOG.warn("The runbooks in {} cannot be read now: {}", own, error.toString()))
                .onErrorResume(_ -> Mono.empty())
                .flatMap(known -> checked(runbook, known));
    }

    private static Mono<Void> checked(String runbook, KnownRunbooks known) {
        if (known.ids().contains(runbook)) {
            return Mono.empty();
        }
        SortedSet<String> shown = new TreeSet<>(known.ids());
        shown.remove(Diagnosis.NO_RUNBOOK);
        return Mono.error(new InvalidRequest(
                "runbook", "there is no runbook '%s'; known are %s".formatted(runbook, String.join(", ", shown))));
    }

    @Override
    public void close() {
        looking.close();
    }
}
