package dev.millrace.remediation.ledger;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.ledger.Advance.Next;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDatabase;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.understanding.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/// A ledger and two of its workers.
abstract class LedgerScene {
    static final Duration LIMIT = Duration.ofSeconds(10);

    final TestDatabase database = new TestDatabase();
    final Ledger ledger = new Ledger(database.database(), "one", Duration.ofMinutes(1), BrakeSettings.none());
    final Ledger other = new Ledger(database.database(), "two", Duration.ofMinutes(1), BrakeSettings.none());

    @AfterEach
    void close() {
        database.close();
    }

    void add(Execute request) {
        ledger.add(NewJob.of(request)).block(LIMIT);
    }

    static Execute ask(long ticket, String tenant, String runbook, Priority priority) {
        return Requests.asked(ticket, tenant, runbook, priority);
    }

    void add(long ticket) {
        add(ticket, "person" + ticket);
    }

    void add(long ticket, String account) {
        ledger.add(NewJob.of(Requests.automatic(ticket, "unlock-account", account, "anna")))
                .block(LIMIT);
    }

    static Job claim(Ledger ledger) {
        return ledger.claim(1, List.of(), Map.of()).block(LIMIT).getFirst();
    }

    static Advance advance(Job job, Next next) {
        State state = new State("it is off", Map.of("switch", "off"));
        return new Advance(job.sequence(), List.of(Entry.of("step", Entry.Mark.BEGUN, state)), List.of(), next);
    }
}
