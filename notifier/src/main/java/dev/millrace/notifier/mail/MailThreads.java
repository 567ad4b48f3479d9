package dev.millrace.notifier.mail;

import java.util.concurrent.Callable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// The only threads that wait for mail servers: one for each connection and one to see whether the server answers.
@Component
final class MailThreads implements DisposableBean {
    private static final int QUEUED = 64;
    private static final int KEPT_SECONDS = 60;

    private final Scheduler scheduler;

    MailThreads(MailSettings settings) {
        scheduler = Schedulers.newBoundedElastic(settings.connections() + 1, QUEUED, "mail", KEPT_SECONDS, true);
    }

    /// Does blocking work there.
    <T> Mono<T> call(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(scheduler);
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
