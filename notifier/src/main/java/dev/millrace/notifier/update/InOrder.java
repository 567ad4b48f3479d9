package dev.millrace.notifier.update;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;

/// Does work for one key one after the other and for different keys side by side.
///
/// Holds no more than is under way: the listener takes no new records before the last ones it took are done.
final class InOrder {
    private final ConcurrentMap<String, Turn> last = new ConcurrentHashMap<>();

    /// The work, to start once all earlier work for the key has ended, well or not.
    Mono<Void> after(String key, Mono<Void> work) {
        Turn turn = last.compute(key, (_, previous) -> new Turn(previous, work));
        return turn.done.doFinally(_ -> last.remove(key, turn));
    }

    private static final class Turn {
        private final Mono<Void> done;

        Turn(@org.jspecify.annotations.Nullable Turn previous, Mono<Void> work) {
            // Shared, since both the caller and the next in turn wait for it.
            done = previous == null
                    ? work.cache()
                    : previous.done.onErrorComplete().then(work).cache();
        }
    }
}
