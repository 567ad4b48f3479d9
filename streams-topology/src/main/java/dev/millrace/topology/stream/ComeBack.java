package dev.millrace.topology.stream;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;

/// When a stream that has stopped is started again: after a pause that doubles each time, up to a longest one. One
/// that held for longer than that begins anew. A stream whose start fails may tell of it more than once.
final class ComeBack implements AutoCloseable {
    static final Duration FIRST = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ComeBack.class);

    private final Scheduler time;
    private Duration pause = FIRST;
    private long begun;
    private boolean isWaiting;
    private boolean isClosed;

    /// @param time where what is started may block; closed with this
    ComeBack(Scheduler time) {
        this.time = time;
    }

    /// The stream is started now for the first time.
    synchronized void begun() {
        begun = now();
    }

    /// Starts it again after the pause. Of several wishes the first counts, and none after the end.
    synchronized void later(Runnable start) {
        if (isWaiting || isClosed) {
            return;
        }
        isWaiting = true;
        if (now() - begun > LONGEST.toMillis()) {
            pause = FIRST;
        }
        LOG.warn("The stream has stopped and is started again in {} s", pause.toSeconds());
        var _ = time.schedule(() -> begin(start), pause.toMillis(), TimeUnit.MILLISECONDS);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    /// One that cannot even be started has not held.
    private void begin(Runnable start) {
        synchronized (this) {
            isWaiting = false;
            begun = now();
        }
        start.run();
    }

    private long now() {
        return time.now(TimeUnit.MILLISECONDS);
    }

    /// Starts nothing more.
    @Override
    public synchronized void close() {
        isClosed = true;
        time.dispose();
    }
}
