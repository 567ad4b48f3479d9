package dev.millrace.topology.stream;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/// When a stream that has stopped is started again: after a pause that doubles each time, up to a longest one. One
/// that held for longer than that begins anew.
final class ComeBack implements AutoCloseable {
    static final Duration FIRST = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ComeBack.class);

    private final Scheduler time;
    private final Disposable.Swap waiting = Disposables.swap();
    private Duration pause = FIRST;
    private long begun;

    /// @param time where what is started may block; closed with this
    ComeBack(Scheduler time) {
        this.time = time;
    }

    /// The stream is started now.
    synchronized void begun() {
        begun = now();
    }

    /// Starts it again after the pause. Of several wishes the last counts.
    synchronized void later(Runnable start) {
        if (now() - begun > LONGEST.toMillis()) {
            pause = FIRST;
        }
        LOG.warn("The stream has stopped and is started again in {} s", pause.toSeconds());
        waiting.update(time.schedule(start, pause.toMillis(), TimeUnit.MILLISECONDS));
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private long now() {
        return time.now(TimeUnit.MILLISECONDS);
    }

    /// Starts nothing more.
    @Override
    public void close() {
        waiting.dispose();
        time.dispose();
    }
}
