package dev.millrace.remediation.worker;

import dev.millrace.remediation.database.DatabaseTrouble;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.LeaseLost;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Works on one claimed job as far as it goes now.
interface Driver {
    /// Ends with the pause after which the job wants to be taken up again, if it waits. An error leaves the
    /// job to its lease: whoever claims it next reads its journal. Only what passes may end so; all else ends
    /// the job.
    Mono<Optional<Duration>> drive(Job job);

    /// Whether the job may go on once it is claimed anew.
    static boolean isPassing(Throwable error) {
        return error instanceof LeaseLost || DatabaseTrouble.mayPass(error);
    }

    /// An error as a person is told of it: its message may hold anything, its name does not.
    static String name(Throwable error) {
        return error.getClass().getSimpleName();
    }
}
