package dev.millrace.remediation.worker;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.consent.ConsentFinder;
import dev.millrace.remediation.consent.OpenQuestions;
import dev.millrace.remediation.ledger.Advance;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.outbox.Relay;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest.FindConsenters;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Answers whose agreement is needed, waiting for the directory where it must.
final class ConsentDriver implements Driver {
    private static final Logger LOG = LoggerFactory.getLogger(ConsentDriver.class);

    private final Ledger ledger;
    private final Relay relay;
    private final ConsentFinder finder;
    private final OpenQuestions questions;
    private final WorkerSettings settings;
    private final Clock clock;

    ConsentDriver(
            Ledger ledger,
            Relay relay,
            ConsentFinder finder,
            OpenQuestions questions,
            WorkerSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.relay = relay;
        this.finder = finder;
        this.questions = questions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Optional<Duration>> drive(Job job) {
        return Mono.defer(() -> find(job, Json.read(job.request(), FindConsenters.class)))
                .onErrorResume(error -> !Driver.isPassing(error), error -> end(job, error));
    }

    private Mono<Optional<Duration>> find(Job job, FindConsenters request) {
        return noted(job, request)
                .flatMap(outcome -> answer(job, outcome).thenReturn(Optional.<Duration>empty()))
                .onErrorResume(ConnectorAway.class, away -> defer(job, request, away));
    }

    /// Whose agreement to what, noted before anybody is asked. A runbook that changed before it was noted was
    /// not yet known to be asked for, so it is found again; files are not looked at as fast as that could go
    /// round.
    private Mono<RemediationOutcome> noted(Job job, FindConsenters request) {
        return finder.find(request)
                .timeout(settings.phaseLimit())
                .onErrorMap(
                        TimeoutException.class,
                        late -> ConnectorAway.slow(finder.connector(), settings.phaseLimit(), late))
                .onErrorResume(ConnectorRefused.class, refused -> Mono.just(nobody(request, refused.reason())))
                .flatMap(outcome -> note(job, request, outcome)
                        .then(Mono.defer(
                                () -> finder.isCurrent(request, outcome) ? Mono.just(outcome) : noted(job, request))));
    }

    private Mono<Void> note(Job job, FindConsenters request, RemediationOutcome outcome) {
        return outcome instanceof RemediationOutcome.ConsentersFound found && found.plan() != null
                ? questions.note(job.id(), request.runbook(), found.plan(), request.expiresAt(), request.within())
                : Mono.empty();
    }

    /// Hands the question to a person after an error that would only come again.
    private Mono<Optional<Duration>> end(Job job, Throwable error) {
        LOG.error("Question {} cannot be answered", job.key(), error);
        String reason = "whose agreement is needed could not be found (%s); see the log".formatted(Driver.name(error));
        return answer(
                        job,
                        new RemediationOutcome.NobodyToAsk(
                                TicketId.parse(job.ticket()), job.tenant(), job.key(), reason, null))
                .thenReturn(Optional.empty());
    }

    private Mono<Void> answer(Job job, RemediationOutcome outcome) {
        return ledger.write(
                        job,
                        new Advance(1, List.of(), List.of(outcome), new Advance.Next.Finish(Advance.Result.ANSWERED)))
                .doOnSuccess(written -> relay.wake());
    }

    private Mono<Optional<Duration>> defer(Job job, FindConsenters request, ConnectorAway away) {
        Duration waited = Duration.between(job.since(), clock.instant());
        if (waited.compareTo(settings.giveUpAfter()) > 0) {
            return answer(job, nobody(request, away.reason())).thenReturn(Optional.empty());
        }
        Duration pause = new Pauses(settings.firstPause(), settings.longestPause())
                .next(job.waits(), away.retryAfter().orElse(Duration.ZERO));
        return ledger.write(job, new Advance(0, List.of(), List.of(), new Advance.Next.Wait(away.connector(), pause)))
                .thenReturn(Optional.of(pause));
    }

    private static RemediationOutcome nobody(FindConsenters request, String reason) {
        return new RemediationOutcome.NobodyToAsk(
                request.ticket(), request.tenant(), request.approvalId(), reason, request.traceparent());
    }
}
