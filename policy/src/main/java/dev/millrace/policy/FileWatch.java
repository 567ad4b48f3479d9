package dev.millrace.policy;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Looks at files again and again, at policies as at runbooks and rules: that works on network file systems and
/// mounted configuration, too.
public final class FileWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

    private final String what;
    private final Runnable look;
    private final Duration every;
    private volatile Disposable watching = () -> {};
    private volatile boolean running;

    /// @param what is looked at, in a word for logs and the thread's name, such as `policies`
    public FileWatch(String what, Runnable look, Duration every) {
        this.what = what;
        this.look = look;
        this.every = every;
    }

    @Override
    public void start() {
        running = true;
        Scheduler scheduler = Schedulers.newSingle("watch-" + what, true);
        Disposable looks = Flux.interval(every, scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> lookOnce(), 1)
                .subscribe();
        watching = Disposables.composite(looks, scheduler);
    }

    private Mono<Void> lookOnce() {
        return Mono.<Void>fromRunnable(look).onErrorResume(error -> {
            LOG.error("The files of the {} could not be looked at", what, error);
            return Mono.empty();
        });
    }

    @Override
    public void stop() {
        running = false;
        watching.dispose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
