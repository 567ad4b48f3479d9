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

/// Looks at the policies' files again and again, as remediation does at runbooks: that works on network file
/// systems and mounted configuration, too.
public final class PolicyWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

    private final Policies policies;
    private final Duration every;
    private volatile Disposable watching = () -> {};
    private volatile boolean running;

    public PolicyWatch(Policies policies, Duration every) {
        this.policies = policies;
        this.every = every;
    }

    @Override
    public void start() {
        running = true;
        Scheduler scheduler = Schedulers.newSingle("policy-files", true);
        Disposable looks = Flux.interval(every, scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> look(), 1)
                .subscribe();
        watching = Disposables.composite(looks, scheduler);
    }

    private Mono<Void> look() {
        return Mono.<Void>fromRunnable(policies::look).onErrorResume(error -> {
            LOG.error("The policies' files could not be looked at", error);
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
