package dev.millrace.remediation.worker;

import dev.millrace.remediation.brake.Restraint;
import dev.millrace.remediation.connector.ConnectorWatch;
import dev.millrace.remediation.database.DatabaseTrouble;
import dev.millrace.remediation.ledger.Job;
import dev.millrace.remediation.ledger.LeaseLost;
import dev.millrace.remediation.ledger.Ledger;
import dev.millrace.remediation.outbox.Relay;
import dev.millrace.remediation.runbook.Runbooks;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/// Claims jobs and has them driven, so many at once; keeps their leases while it lives.
public final class Worker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    /// A lease outlives two renewals that fail.
    private static final int RENEWALS_A_LEASE = 3;
    private static final Duration STOP_LOOK = Duration.ofMillis(20);

    private final Ledger ledger;
    private final Driver driver;
    private final Flux<String> notices;
    private final Supplier<Collection<String>> parked;
    private final Supplier<Map<String, Set<String>>> systems;
    private final WorkerSettings settings;
    private final Alarm alarm = new Alarm(Schedulers.parallel());
    private final Map<Long, Disposable> underWay = new ConcurrentHashMap<>();
    private volatile Disposable.@Nullable Composite life;
    private volatile @Nullable FluxSink<String> wakes;

    /// @param notices one element for each time somebody told of a job
    /// @param parked connectors whose waiting jobs stay where they are
    /// @param systems the connectors that each runbook uses, as it is now
    Worker(
            Ledger ledger,
            Driver driver,
            Flux<String> notices,
            Supplier<Collection<String>> parked,
            Supplier<Map<String, Set<String>>> systems,
            WorkerSettings settings) {
        this.ledger = ledger;
        this.driver = driver;
        this.notices = notices;
        this.parked = parked;
        this.systems = systems;
        this.settings = settings;
    }

    /// A worker that drives runs and nothing else, with its defaults, for a program that puts the parts
    /// together itself.
    ///
    /// @param notices one element for each time somebody told of a job
    /// @param watch over the connectors that the runbooks use
    /// @param atOnce runs under way at the same time
    public static Worker of(
            Ledger ledger, Relay relay, Runbooks runbooks, ConnectorWatch watch, Flux<String> notices, int atOnce) {
        Clock clock = Clock.systemUTC();
        WorkerSettings settings = WorkerSettings.atOnce(atOnce);
        Restraint none = Restraint.none(clock);
        RunMeters unmeasured = new RunMeters(new CompositeMeterRegistry());
        RunDriver driver = new RunDriver(ledger, relay, runbooks, settings, clock, none, unmeasured);
        Worker worker = new Worker(ledger, driver, notices, watch::away, runbooks::systems, settings);
        watch.start(worker::resume);
        return worker;
    }

    /// Jobs under way now.
    int active() {
        return underWay.size();
    }

    /// Says that a job may be due.
    public void wake() {
        FluxSink<String> listening = wakes;
        if (listening != null) {
            listening.next("");
        }
    }

    /// Makes the jobs that wait for a connector due at once.
    public Mono<Void> resume(String connector) {
        return ledger.resume(connector)
                .doOnNext(jobs -> {
                    if (jobs > 0) {
                        LOG.info("{} is back; {} jobs that waited for it go on", connector, jobs);
                    }
                    wake();
                })
                .then();
    }

    @Override
    public void start() {
        Disposable.Composite now = Disposables.composite();
        life = now;
        Flux<String> looks = Flux.interval(Duration.ZERO, settings.look()).map(tick -> "");
        // Of wakes that come at once the latest is enough: a claim takes whatever is due.
        Flux<String> woken = Flux.create(sink -> wakes = sink, FluxSink.OverflowStrategy.LATEST);
        Flux<Void> claims = Flux.merge(woken, notices.onBackpressureLatest(), looks.onBackpressureLatest())
                .onBackpressureLatest()
                .concatMap(wake -> claim(), 1)
                .retryWhen(again("claiming jobs"));
        now.add(beginning().thenMany(claims).subscribe());
        now.add(alarm.rings()
                .doOnNext(ring -> wake())
                .retryWhen(again("waking after pauses"))
                .subscribe());
        now.add(Flux.interval(settings.lease().dividedBy(RENEWALS_A_LEASE))
                .onBackpressureDrop()
                .concatMap(tick -> renew(), 1)
                .retryWhen(again("renewing leases"))
                .subscribe());
    }

    @Override
    public void stop() {
        end();
        underWay.values().forEach(Disposable::dispose);
        underWay.clear();
    }

    @Override
    public void stop(Runnable callback) {
        Disposable.Composite claiming = life;
        end();
        // Renewals ended with the claiming; the time for stopping is about a lease, and each write renews as well.
        Flux.interval(Duration.ZERO, STOP_LOOK)
                .takeUntil(tick -> underWay.isEmpty())
                .then()
                .timeout(
                        settings.stopLimit(),
                        Mono.fromRunnable(() -> LOG.warn(
                                "{} jobs did not end in time; whoever claims them once their leases are over goes on",
                                underWay.size())))
                .then(Mono.defer(() -> {
                    stop();
                    return claiming == null ? Mono.empty() : ledger.release();
                }))
                .onErrorResume(error -> {
                    LOG.warn("Leases run out by themselves: {}", error.toString());
                    return Mono.empty();
                })
                .doFinally(signal -> callback.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return life != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 300;
    }

    private void end() {
        Disposable.Composite now = life;
        life = null;
        if (now != null) {
            now.dispose();
        }
    }

    private Mono<Void> beginning() {
        // What long waits are for may have changed with the settings, as a freeze that is no more.
        return (settings.alone() ? endLeases() : Mono.<Void>empty())
                .then(ledger.lookAgain())
                .onErrorResume(error -> {
                    LOG.warn("What waits is not looked at before its time: {}", error.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> endLeases() {
        return ledger.releaseAll()
                .doOnNext(jobs -> {
                    if (jobs > 0) {
                        LOG.info("Takes up {} jobs that a worker before did not end", jobs);
                    }
                })
                .then()
                .onErrorResume(error -> {
                    LOG.warn("Leases of a worker before run out by themselves: {}", error.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> claim() {
        int free = settings.atOnce() - underWay.size();
        if (free < 1) {
            return Mono.empty();
        }
        return ledger.claim(free, parked.get(), systems.get())
                .doOnNext(jobs -> {
                    jobs.forEach(this::take);
                    if (jobs.size() == free) {
                        wake();
                    }
                })
                .then()
                .onErrorResume(error -> {
                    LOG.warn("Could not claim jobs: {}", error.toString());
                    return Mono.empty();
                });
    }

    private void take(Job job) {
        Disposable.Swap handle = Disposables.swap();
        Disposable before = underWay.put(job.id(), handle);
        if (before != null) {
            // Its lease ran out before a renewal came through; what it has sent is looked for as after a crash.
            before.dispose();
        }
        handle.update(Mono.defer(() -> driver.drive(job))
                .doFinally(signal -> {
                    if (underWay.remove(job.id(), handle)) {
                        wake();
                    }
                })
                .subscribe(pause -> pause.ifPresent(alarm::after), error -> leave(job, error)));
    }

    /// For as long as the worker lives, for without it nothing is ever done again.
    private static Retry again(String what) {
        return Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                .maxBackoff(Duration.ofSeconds(5))
                .transientErrors(true)
                .doBeforeRetry(signal -> LOG.error("Begins {} anew after an error", what, signal.failure()));
    }

    private Mono<Void> renew() {
        Map<Long, Disposable> held = Map.copyOf(underWay);
        if (held.isEmpty()) {
            return Mono.empty();
        }
        return ledger.renew(held.keySet())
                .doOnNext(still -> held.forEach((job, handle) -> {
                    // The same handle: a job that ended meanwhile may have been claimed anew.
                    if (!still.contains(job) && underWay.remove(job, handle)) {
                        handle.dispose();
                    }
                }))
                .then()
                .onErrorResume(error -> {
                    LOG.warn("Could not renew {} leases: {}", held.size(), error.toString());
                    return Mono.empty();
                });
    }

    private static void leave(Job job, Throwable error) {
        if (error instanceof LeaseLost || DatabaseTrouble.is(error)) {
            LOG.warn("{} {} is left to its lease: {}", job.kind(), job.key(), error.toString());
        } else {
            LOG.error("{} {} is left to its lease", job.kind(), job.key(), error);
        }
    }
}
