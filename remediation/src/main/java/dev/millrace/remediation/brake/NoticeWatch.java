package dev.millrace.remediation.brake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks once for each notice while the program runs, and by itself now and then. However many come during a
/// look, one look follows.
abstract class NoticeWatch implements SmartLifecycle {
    private final Flux<String> notices;
    private volatile @Nullable Disposable watching;

    /// @param notices one element for each time that there is something new, and one at the start
    /// @param every how often it also looks by itself: a notice can be lost, and a connection whose other end
    ///     is gone says nothing for ever
    NoticeWatch(Flux<String> notices, Duration every) {
        this.notices = notices.mergeWith(Flux.interval(every).map(tick -> ""));
    }

    /// One look, which must not block. It does not fail: the watch would end.
    abstract Mono<Void> look();

    @Override
    public void start() {
        watching = notices.onBackpressureLatest().concatMap(notice -> look(), 1).subscribe();
    }

    @Override
    public void stop() {
        Disposable now = watching;
        watching = null;
        if (now != null) {
            now.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }
}
