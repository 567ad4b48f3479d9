package dev.millrace.remediation.printing;

import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Finds the queue that is meant.
record LocateQueue(PrintServer server) implements Look {
    @Override
    public String name() {
        return "locate-queue";
    }

    @Override
    public String connector() {
        return PrintServer.NAME;
    }

    @Override
    public Mono<Looked> look(Run run) {
        String wanted = run.request().target().strip();
        return server.queue(wanted)
                .map(found -> found.<Looked>map(queue ->
                                new Looked.Found(new State(queue.words(), Map.of(PrintActions.QUEUE, queue.name()))))
                        .orElseGet(() -> new Looked.Unfit("the print server has no queue '%s'".formatted(wanted))));
    }
}
