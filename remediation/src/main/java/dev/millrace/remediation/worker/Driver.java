package dev.millrace.remediation.worker;

import dev.millrace.remediation.ledger.Job;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Works on one claimed job as far as it goes now.
interface Driver {
    /// Ends with the pause after which the job wants to be taken up again, if it waits. An error leaves the
    /// job to its lease: whoever claims it next reads its journal.
    Mono<Optional<Duration>> drive(Job job);
}
