package dev.millrace.remediation.worker;

import dev.millrace.messaging.RecordHandler;
import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.remediation.brake.Restraint;
import dev.millrace.remediation.connector.ConnectorWatch;
import dev.millrace.remediation.consent.ConsentFinder;
import dev.millrace.remediation.consent.OpenQuestions;
import dev.millrace.remediation.database.Database;
import dev.millrace.remediation.database.Notices;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.outbox.OutcomeSender;
import dev.millrace.remediation.outbox.Relay;
import dev.millrace.remediation.runbook.Runbooks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {
    @Bean
    Ledger ledger(Database database, WorkerSettings settings, BrakeSettings brake) {
        return new Ledger(
                database, Objects.requireNonNull(settings.name()), settings.lease(), brake, settings.giveUpAfter());
    }

    @Bean
    Worker remediationWorker(
            Ledger ledger,
            Relay relay,
            Runbooks runbooks,
            ConsentFinder consent,
            OpenQuestions questions,
            ConnectorWatch watch,
            Notices notices,
            Restraint restraint,
            WorkerSettings settings,
            MeterRegistry meters) {
        Clock clock = Clock.systemUTC();
        Driver runs = new RunDriver(ledger, relay, runbooks, settings, clock, restraint, new RunMeters(meters));
        Driver consents = new ConsentDriver(ledger, relay, consent, questions, settings, clock);
        Driver both = job -> switch (job.kind()) {
            case RUN -> runs.drive(job);
            case CONSENT -> consents.drive(job);
        };
        Worker worker = new Worker(ledger, both, notices.on(Ledger.CHANNEL), watch::away, runbooks::systems, settings);
        Gauge.builder("millrace.remediation.runs.active", worker, Worker::active)
                .description("Jobs under way in this program")
                .register(meters);
        watch.start(worker::resume);
        return worker;
    }

    @Bean
    RequestListener requestListener(
            RecordHandler handler, Ledger ledger, OutcomeSender sender, Worker worker, WorkerSettings settings) {
        Backlog backlog = new Backlog(Mono.defer(() -> ledger.hasOpen(settings.mostOpen())), settings.look());
        return new RequestListener(handler, ledger, sender, worker, backlog);
    }

    @Bean
    ConfigListener configListener(RecordHandler handler, Database database) {
        return new ConfigListener(handler, new ConfigAudit(database));
    }
}
