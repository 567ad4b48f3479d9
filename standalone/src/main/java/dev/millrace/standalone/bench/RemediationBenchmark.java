package dev.millrace.standalone.bench;

import dev.millrace.remediation.connector.Guard;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.tickets.remediation.RemediationOutcome;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// How many runs of three steps a second one worker takes from the ledger to their last outcome, with a system
/// that takes 50 ms for each call: three guarded calls a step. The limit is a bare reactive loop of the same calls, as
/// many at once, without guard, ledger, journal, audit log and outbox. Outcomes are only counted; Kafka is not part
/// of this.
final class RemediationBenchmark implements Benchmark {
    private static final int RUNS = 6_000;
    private static final int AT_ONCE = 384;
    private static final int STEPS = 3;
    private static final Duration CALL = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "remediation";
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public int fewestItems() {
        return 1;
    }

    @Override
    public BenchmarkReport run(Size size, Consumer<String> progress) throws IOException {
        int items = size.itemsOr(RUNS);
        try (var database = new RemediationDatabase()) {
            List<BenchmarkReport.Run> runs = new ArrayList<>();
            int threads = 0;
            for (int run = 0; run <= size.runs(); run++) {
                progress.accept("run %d of %d".formatted(run + 1, size.runs() + 1));
                double limit = bare(items);
                Measured measured = measure(database, run, items);
                runs.add(BenchmarkReport.Run.of(measured.rate(), limit));
                threads = Math.max(threads, measured.threads());
            }
            Map<String, Object> environment = new LinkedHashMap<>();
            environment.put("runs", items);
            environment.put("atOnce", AT_ONCE);
            environment.put("stepsARun", STEPS);
            environment.put("callMillis", CALL.toMillis());
            environment.put("database", "embedded PostgreSQL, fsync on");
            environment.put("platformThreads", threads);
            // The first run only warms up.
            return BenchmarkReport.of(name(), "runs/s", runs.subList(1, runs.size()), environment);
        }
    }

    private record Measured(double rate, int threads) {}

    private static Measured measure(RemediationDatabase database, int round, int items) throws IOException {
        CountDownLatch ended = new CountDownLatch(items);
        Runbook runbook = new Runbook("bench", steps(), run -> "done");
        try (var engine =
                new RemediationEngine(database.connections(), List.of(runbook), List.of(), AT_ONCE, outcome -> {
                    if (outcome instanceof RemediationOutcome.Succeeded) {
                        ended.countDown();
                    }
                })) {
            // Requests lie in the ledger before the clock starts, as after an outage.
            await(Flux.range(0, items)
                    .flatMap(number -> engine.ask(RemediationEngine.request(round, number, "bench")), AT_ONCE)
                    .then());
            long start = System.nanoTime();
            engine.start();
            if (!ended.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("%d of %d runs did not end within %s".formatted(ended.getCount(), items, LIMIT));
            }
            return new Measured(
                    items / seconds(start), ManagementFactory.getThreadMXBean().getThreadCount());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while measuring", interrupted);
        }
    }

    private static double bare(int items) {
        Mono<Void> run =
                Flux.range(0, STEPS * 3).concatMap(call -> Mono.delay(CALL)).then();
        long start = System.nanoTime();
        await(Flux.range(0, items).flatMap(any -> run, AT_ONCE).then());
        return items / seconds(start);
    }

    /// The caller is the command's own thread, which may wait.
    private static void await(Mono<Void> work) {
        work.toFuture().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// Each call goes through the guard of its system, as all calls of runbooks do.
    private static List<Step> steps() {
        Guard guard = new Guards(new CompositeMeterRegistry()).guard("bench", roomForAll());
        Mono<Void> call = Mono.delay(CALL).then();
        return IntStream.rangeClosed(1, STEPS)
                .<Step>mapToObj(
                        number -> new ServedStep("step-" + number, "bench", guard.reading(call), guard.changing(call)))
                .toList();
    }

    /// The guard of a system that answers as many calls at once as there are runs under way.
    private static GuardSettings roomForAll() {
        GuardSettings usual = GuardSettings.defaults();
        return new GuardSettings(
                usual.timeLimit(),
                usual.attempts(),
                usual.firstPause(),
                usual.window(),
                usual.leastCalls(),
                usual.failureRate(),
                usual.waitInOpen(),
                usual.probes(),
                AT_ONCE);
    }
}
