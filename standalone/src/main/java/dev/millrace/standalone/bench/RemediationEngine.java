package dev.millrace.standalone.bench;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.ConnectorWatch;
import dev.millrace.remediation.database.Database;
import dev.millrace.remediation.database.Notices;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.ledger.NewJob;
import dev.millrace.remediation.outbox.Relay;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.Runbooks;
import dev.millrace.remediation.worker.Worker;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.understanding.Priority;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// One worker with its ledger and without Kafka, to be measured.
final class RemediationEngine implements AutoCloseable {
    private static final int CONNECTIONS = 6;

    private final ConnectionPool pool;
    private final Ledger ledger;
    private final Relay relay;
    private final Worker worker;

    /// @param told what is told of runs, in the order in which it is told
    RemediationEngine(
            ConnectionFactory server,
            List<Runbook> runbooks,
            List<Connector> connectors,
            int atOnce,
            Consumer<RemediationOutcome> told) {
        pool = new ConnectionPool(
                ConnectionPoolConfiguration.builder(server).maxSize(CONNECTIONS).build());
        Database database = new Database(pool);
        relay = new Relay(database, outcomes -> Flux.fromIterable(outcomes).doOnNext(told));
        ledger = new Ledger(database, "bench", Duration.ofSeconds(30), BrakeSettings.none());
        worker = Worker.of(
                ledger,
                relay,
                new Runbooks(runbooks),
                new ConnectorWatch(connectors, List.of(), metric -> Mono.empty(), Clock.systemUTC()),
                new Notices(pool).on(Ledger.CHANNEL),
                atOnce);
    }

    void start() {
        relay.start();
        worker.start();
    }

    /// Puts a request into the ledger, as the listener does.
    Mono<Void> ask(Execute request) {
        return ledger.add(NewJob.of(request));
    }

    /// A request by a person of its own on his own account.
    static Execute request(int round, int number, String runbook) {
        TicketId ticket = new TicketId(((long) round << 32) + number);
        Person person = new Person("person%d@acme.example".formatted(number), null);
        return new Execute(
                ticket,
                "acme",
                ticket + "/" + runbook + "/1",
                1,
                runbook,
                "sender",
                Map.of(),
                person,
                Assurance.DOMAIN_VERIFIED,
                new Authorisation.Automatic("bench"),
                null,
                List.of(),
                null,
                false,
                Priority.P3,
                "en",
                Instant.EPOCH,
                null,
                null,
                null);
    }

    @Override
    public void close() {
        worker.stop();
        relay.stop();
        pool.dispose();
    }
}
