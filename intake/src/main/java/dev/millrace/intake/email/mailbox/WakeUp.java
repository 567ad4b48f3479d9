package dev.millrace.intake.email.mailbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The alarm clock of one mailbox's thread: ends its pauses and its waiting for the server.
final class WakeUp implements AutoCloseable {
    private final ScheduledExecutorService clock;
    private final Semaphore calls = new Semaphore(0);

    WakeUp(String mailbox) {
        this.clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .name("mailbox-" + mailbox + "-clock")
                .factory());
    }

    /// An alarm that is set; closing it unsets it.
    interface Timer extends AutoCloseable {
        @Override
        void close();
    }

    /// Sets an alarm that goes off once. It must not block.
    Timer in(Duration time, Runnable alarm) {
        Future<?> set = clock.schedule(alarm, time.toMillis(), TimeUnit.MILLISECONDS);
        return () -> set.cancel(false);
    }

    /// Pauses the calling thread, unless [#call] ends it.
    void sleep(Duration time) throws InterruptedException {
        if (calls.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }

    /// Ends the pause there is, or the next one.
    void call() {
        calls.release();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
