package dev.millrace.remediation.worker;

import dev.millrace.remediation.ledger.Advance;
import dev.millrace.remediation.ledger.Advance.Next;
import dev.millrace.remediation.ledger.Entry;
import dev.millrace.remediation.ledger.Entry.Mark;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.outbox.Relay;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Leftover;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationOutcome.Phase;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.function.Tuple2;

/// One claimed run's pen: writes journal and outcomes together and numbers the outcomes. Used by one run at a
/// time, one write after the other.
final class Telling {
    /// A quarter of the time within which a step is to be seen on the live feed.
    private static final Duration PROMPT = Duration.ofMillis(25);

    private final Ledger ledger;
    private final Runnable wakeRelay;
    private final RunMeters meters;
    private final Clock clock;
    private final Job job;
    private final Execute request;
    private final Progress progress;
    private final FailureWords words;
    private long sequence;
    private final List<Held> held = new ArrayList<>();
    private boolean gotFurther;
    private boolean unanswered;
    private final Set<String> refused = new HashSet<>();
    private @Nullable StepFailed failure;
    private Instant since;
    private @Nullable String actsOn;

    /// @param words what the person is told where a step fails
    Telling(
            Ledger ledger,
            Relay relay,
            RunMeters meters,
            Clock clock,
            Job job,
            Execute request,
            Progress progress,
            FailureWords words) {
        this.words = words;
        this.ledger = ledger;
        this.meters = meters;
        this.wakeRelay = relay::wake;
        this.clock = clock;
        this.job = job;
        this.request = request;
        this.progress = progress;
        this.sequence = job.sequence();
        this.since = job.since();
        this.failure =
                job.failedStep() == null ? null : new StepFailed(job.failedStep(), String.valueOf(job.failedReason()));
    }

    Progress progress() {
        return progress;
    }

    Job job() {
        return job;
    }

    Execute request() {
        return request;
    }

    /// Lets go of what was held for the next write.
    void forget() {
        held.clear();
    }

    /// Notes an entry and tells of the phases it ends.
    Mono<Void> note(Entry entry, Phase... phases) {
        return Mono.defer(() -> {
            hold(entry, phases);
            return write(new Next.GoOn(), numbers -> List.of());
        });
    }

    /// Notes that a change, or taking it back, begins, and tells of the phases that lie before it. Where it must
    /// not begin, nothing is noted. To begin the same once more is no progress: pauses go on growing, and nobody
    /// is told again.
    Mono<Void> begin(Entry entry, Phase... phases) {
        return Mono.defer(() -> {
            boolean again = held.isEmpty()
                    && (progress.isAt(entry.step(), entry.mark()) || progress.isAt(entry.step(), Mark.UNTAKEN));
            List<Held> all = new ArrayList<>(held);
            all.add(new Held(entry, List.of(phases)));
            return write(all, new Next.GoOn(), again, numbers -> List.of()).doOnSuccess(written -> progress.add(entry));
        });
    }

    /// What the run acts on, as far as a look found that; the first that it finds.
    void actOn(@Nullable String found) {
        actsOn = actsOn == null ? found : actsOn;
    }

    /// No answer to a change came: it may still be on its way.
    void leaveUnanswered() {
        unanswered = true;
    }

    /// The system said no to a change that nobody had asked it for before: it does not come about.
    void takeAsRefused(String step) {
        refused.add(step);
    }

    boolean isRefused(String step) {
        return refused.contains(step);
    }

    /// Notes an entry with the next write, where nothing is lost if that never comes: the step would be looked
    /// at again.
    void hold(Entry entry, Phase... phases) {
        held.add(new Held(entry, List.of(phases)));
        progress.add(entry);
    }

    /// Takes a phase that changes nothing. Where its answer is a while in coming, what is held is written
    /// meanwhile: whoever watches a step end does not wait for the next one as well.
    <T> Mono<T> meanwhile(Mono<T> look) {
        return Mono.defer(() -> {
            if (held.isEmpty()) {
                return look;
            }
            Sinks.Empty<Void> answered = Sinks.empty();
            Mono<Boolean> told = Mono.delay(PROMPT)
                    .takeUntilOther(answered.asMono())
                    .flatMap(tick -> write(new Next.GoOn(), numbers -> List.of()))
                    .thenReturn(true);
            return Mono.zip(look.materialize().doOnNext(answer -> answered.tryEmitEmpty()), told)
                    .map(Tuple2::getT1)
                    .<T>dematerialize();
        });
    }

    boolean isUnanswered() {
        return unanswered;
    }

    /// Notes that the run has failed and turns back, with all its patience.
    Mono<Void> turnBack(StepFailed failed) {
        return turnBack(failed, true).doOnSuccess(written -> since = clock.instant());
    }

    /// Notes that the run has waited for too long and turns back.
    Mono<Void> turnBackFromWaiting(StepFailed failed) {
        return turnBack(failed, false);
    }

    private Mono<Void> turnBack(StepFailed failed, boolean afresh) {
        return write(new Next.TurnBack(failed.step(), failed.reason(), afresh), numbers -> List.of())
                .doOnSuccess(written -> failure = failed);
    }

    /// Since when the run may have waited for connectors.
    Instant since() {
        return since;
    }

    /// Why the run turned back, if it did.
    Optional<StepFailed> failure() {
        return Optional.ofNullable(failure);
    }

    /// Lets the run wait. Told once for each cause, until it got further or waits for another system: where causes
    /// take turns, nobody is told each time.
    ///
    /// @param connector what it waits for
    /// @param unsettled how long a change whose answer did not come may still be on its way: nobody looks before
    Mono<Void> defer(String connector, WaitCause cause, String reason, Duration pause, Duration unsettled) {
        boolean untouched = failure == null && !progress.mayHaveTouched();
        return defer(
                new Next.Wait(
                        connector, pause, unanswered ? unsettled : Duration.ZERO, unanswered, untouched, Set.of()),
                cause,
                reason);
    }

    /// Lets the run wait until what the system has answered to may show there.
    Mono<Void> deferLook(String connector, String reason, Duration pause) {
        return defer(new Next.Wait(connector, pause, pause, false, false, Set.of()), WaitCause.UNDER_WAY, reason);
    }

    private Mono<Void> defer(Next.Wait wait, WaitCause cause, String reason) {
        String connector = wait.connector();
        boolean further =
                gotFurther || held.stream().anyMatch(one -> one.entry().mark() != Mark.UNTAKEN);
        Set<String> causes = new HashSet<>(!further && connector.equals(job.waitsFor()) ? job.toldCauses() : Set.of());
        boolean told = !causes.add(cause.name());
        return write(
                wait.telling(causes),
                numbers -> told
                        ? List.of()
                        : List.of(new RemediationOutcome.Deferred(
                                request.ticket(),
                                request.tenant(),
                                request.runId(),
                                numbers.next(),
                                connector,
                                cause,
                                reason,
                                clock.instant().plus(wait.pause()),
                                request.traceparent())));
    }

    Mono<Void> succeed(String summary, @Nullable OneTimeSecret secret, @Nullable String told) {
        return write(
                new Next.Finish(Advance.Result.SUCCEEDED),
                numbers -> List.of(new RemediationOutcome.Succeeded(
                        request.ticket(),
                        request.tenant(),
                        request.runId(),
                        numbers.next(),
                        summary,
                        secret,
                        told,
                        request.traceparent())));
    }

    /// Ends the run, and tells what of it stays.
    Mono<Void> fail(StepFailed failed) {
        List<Leftover> left = progress.left();
        return write(
                new Next.Finish(Advance.Result.FAILED),
                numbers -> List.of(new RemediationOutcome.Failed(
                        request.ticket(),
                        request.tenant(),
                        request.runId(),
                        numbers.next(),
                        failed.step(),
                        failed.reason(),
                        left.isEmpty(),
                        left,
                        words.of(failed.step()),
                        request.traceparent())));
    }

    private Mono<Void> write(Next next, Function<Numbers, List<RemediationOutcome>> telling) {
        return Mono.defer(() -> write(held, next, false, telling));
    }

    private Mono<Void> write(
            List<Held> noted, Next next, boolean again, Function<Numbers, List<RemediationOutcome>> telling) {
        return Mono.defer(() -> {
            Numbers numbers = new Numbers(sequence);
            List<Entry> entries = noted.stream().map(Held::entry).toList();
            List<RemediationOutcome> outcomes = new ArrayList<>();
            noted.forEach(one -> one.phases().forEach(phase -> outcomes.add(done(one.entry(), phase, numbers.next()))));
            outcomes.addAll(telling.apply(numbers));
            return ledger.write(job, new Advance(numbers.last(), entries, outcomes, next, again, actsOn))
                    .doOnSuccess(written -> {
                        sequence = numbers.last();
                        gotFurther |= !entries.isEmpty() && !again;
                        held.clear();
                        if (!outcomes.isEmpty()) {
                            wakeRelay.run();
                        }
                        measure(next);
                    });
        });
    }

    private void measure(Next next) {
        switch (next) {
            case Next.Finish finish ->
                meters.ended(request, finish.result(), Duration.between(request.requestedAt(), clock.instant()));
            case Next.Wait wait -> meters.waits(wait.connector());
            case Next.GoOn _, Next.TurnBack _ -> {}
        }
    }

    private RemediationOutcome done(Entry entry, Phase phase, long number) {
        return new RemediationOutcome.StepDone(
                request.ticket(),
                request.tenant(),
                request.runId(),
                number,
                entry.step(),
                phase,
                entry.detail(),
                request.traceparent());
    }

    /// What the person is told, in his language, where a step fails and the runbook has words of its own for that.
    @FunctionalInterface
    interface FailureWords {
        @Nullable
        String of(String step);
    }

    private record Held(Entry entry, List<Phase> phases) {}

    private static final class Numbers {
        private long last;

        Numbers(long last) {
            this.last = last;
        }

        long next() {
            return ++last;
        }

        long last() {
            return last;
        }
    }
}
