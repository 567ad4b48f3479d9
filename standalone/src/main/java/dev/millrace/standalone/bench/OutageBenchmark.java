package dev.millrace.standalone.bench;

import dev.millrace.remediation.connector.Connector;
import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.tickets.remediation.RemediationOutcome;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// One of three systems answers nothing for a minute while runs for all three keep coming: how many runs a second
/// the other two get done meanwhile, beside what they got done just before (the limit). Ends when every run that
/// waited for the third has ended as well, and fails where that takes too long. Guards, breaker and probes are the
/// defaults; each system takes 50 ms a call; a run has three steps.
final class OutageBenchmark implements Benchmark {
    private static final int SECONDS = 60;
    private static final int A_SECOND_EACH = 50;
    private static final int AT_ONCE = 128;
    private static final int STEPS = 3;
    private static final Duration CALL = Duration.ofMillis(50);
    private static final Duration SETTLING = Duration.ofSeconds(15);
    /// The rate before is one that was asked for: it takes no minute to see that it is kept.
    private static final Duration BEFORE = Duration.ofSeconds(20);
    /// What waited for a system that takes 32 calls of 50 ms at once, three a step, is worked off in about as
    /// long as the outage lasted; a busy machine may take longer.
    private static final int CATCHING_UP = 3;
    private static final Duration BREAKER = Duration.ofMinutes(1);
    private static final Duration TOLD = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "outage";
    }

    /// A run takes minutes, and the next begins as it did.
    @Override
    public int usualRuns() {
        return 1;
    }

    @Override
    public int fewestItems() {
        return 1;
    }

    @Override
    public BenchmarkReport run(Size size, Consumer<String> progress) throws IOException {
        Duration outage = Duration.ofSeconds(size.itemsOr(SECONDS));
        Duration limit = outage.multipliedBy(CATCHING_UP).plus(BREAKER);
        progress.accept("%d times %d s before, %d s of outage and until what waited has ended, at most %d s"
                .formatted(size.runs(), SETTLING.plus(BEFORE).toSeconds(), outage.toSeconds(), limit.toSeconds()));
        try (var database = new RemediationDatabase()) {
            List<BenchmarkReport.Run> runs = new ArrayList<>();
            Map<String, Object> environment = new LinkedHashMap<>();
            for (int run = 0; run < size.runs(); run++) {
                runs.add(measure(database, run, outage, limit, progress, environment));
            }
            environment.put("outageSeconds", outage.toSeconds());
            environment.put("askedASecondOfEach", A_SECOND_EACH);
            environment.put("atOnce", AT_ONCE);
            environment.put("stepsARun", STEPS);
            environment.put("callMillis", CALL.toMillis());
            return BenchmarkReport.of(name(), "runs/s", runs, environment);
        }
    }

    private static BenchmarkReport.Run measure(
            RemediationDatabase database,
            int round,
            Duration outage,
            Duration limit,
            Consumer<String> progress,
            Map<String, Object> environment)
            throws IOException {
        List<Served> systems =
                Stream.of("first", "second", "third").map(Served::new).toList();
        Served third = systems.getLast();
        AtomicLong others = new AtomicLong();
        AtomicLong thirds = new AtomicLong();
        AtomicLong asked = new AtomicLong();
        List<Runbook> runbooks = systems.stream().map(Served::runbook).toList();
        Sinks.Empty<Void> enough = Sinks.empty();
        Disposable telling = Flux.interval(TOLD)
                .subscribe(tick -> progress.accept("%d runs asked for, %d ended of the two, %d of the third"
                        .formatted(asked.get(), others.get(), thirds.get())));
        try (var engine =
                new RemediationEngine(database.connections(), runbooks, List.copyOf(systems), AT_ONCE, outcome -> {
                    if (outcome instanceof RemediationOutcome.Succeeded succeeded) {
                        (succeeded.runId().contains("/third/") ? thirds : others).incrementAndGet();
                    }
                })) {
            engine.start();
            AtomicLong number = new AtomicLong();
            Mono<Void> asking = Flux.interval(Duration.ofSeconds(1).dividedBy(A_SECOND_EACH))
                    .onBackpressureBuffer()
                    .takeUntilOther(enough.asMono())
                    .concatMap(tick -> Flux.fromIterable(systems)
                            .concatMap(system -> engine.ask(RemediationEngine.request(
                                            round, (int) number.incrementAndGet(), system.name()))
                                    .doOnSuccess(done -> asked.incrementAndGet())))
                    .then()
                    .cache();
            var _ = asking.subscribe();
            pass(SETTLING);
            double before = rate(others, BEFORE);
            progress.accept("the third hangs");
            third.answers = false;
            double during = rate(others, outage);
            progress.accept("the third is back");
            third.answers = true;
            enough.tryEmitEmpty();
            long back = System.nanoTime();
            await(asking, limit);
            await(
                    Flux.interval(Duration.ofMillis(50))
                            .takeUntil(tick -> others.get() + thirds.get() >= asked.get())
                            .then(),
                    limit);
            environment.put("runsAskedFor", asked.get());
            environment.put("runsEnded", others.get() + thirds.get());
            environment.put("secondsUntilAllHadEnded", Math.round((System.nanoTime() - back) / 1e6) / 1e3);
            return BenchmarkReport.Run.of(during, before);
        } finally {
            telling.dispose();
        }
    }

    private static double rate(AtomicLong count, Duration time) throws IOException {
        long start = System.nanoTime();
        long first = count.get();
        pass(time);
        return (count.get() - first) / ((System.nanoTime() - start) / 1e9);
    }

    private static void pass(Duration time) throws IOException {
        await(Mono.delay(time).then(), time.multipliedBy(2));
    }

    /// The caller is the command's own thread, which may wait.
    private static void await(Mono<Void> work, Duration limit) throws IOException {
        try {
            work.toFuture().get(limit.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IOException("Not all runs ended within %d s".formatted(limit.toSeconds()), late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while measuring", interrupted);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    /// A guarded system that takes its time, or never answers.
    private static final class Served implements Connector {
        private final String name;
        private final Guard guard;
        private volatile boolean answers = true;

        Served(String name) {
            this.name = name;
            this.guard = new Guards(new CompositeMeterRegistry()).guard(name, GuardSettings.defaults());
        }

        Runbook runbook() {
            List<Step> steps = IntStream.rangeClosed(1, STEPS)
                    .<Step>mapToObj(number ->
                            new ServedStep("step-" + number, name, guard.reading(call()), guard.changing(call())))
                    .toList();
            return new Runbook(name, steps, run -> "done");
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Guard guard() {
            return guard;
        }

        @Override
        public Mono<Void> probe() {
            return guard.reading(call());
        }

        private Mono<Void> call() {
            return Mono.defer(() -> answers ? Mono.delay(CALL).then() : Mono.never());
        }
    }
}
