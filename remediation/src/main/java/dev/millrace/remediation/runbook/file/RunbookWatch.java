package dev.millrace.remediation.runbook.file;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Looks at the folder again and again. Asking is simpler than being told, and works on network file systems and
/// mounted configuration, too.
final class RunbookWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RunbookWatch.class);

    private final RunbookLibrary library;
    private final Duration every;
    private final Scheduler scheduler = Schedulers.newSingle("runbook-files", true);
    private volatile Disposable watching = () -> {};
    private volatile boolean running;

    RunbookWatch(RunbookLibrary library, Duration every) {
        this.library = library;
        this.every = every;
    }

    @Override
    public void start() {
        running = true;
        watching = Flux.interval(every, scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> look(), 1)
                .subscribe();
    }

    private Mono<Void> look() {
        return Mono.<Void>fromRunnable(library::look).onErrorResume(error -> {
            LOG.error("The runbooks' folder could not be looked at", error);
            return Mono.empty();
        });
    }

    @Override
    public void stop() {
        running = false;
        watching.dispose();
        scheduler.dispose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
