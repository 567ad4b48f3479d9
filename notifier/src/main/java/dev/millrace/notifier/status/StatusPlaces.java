package dev.millrace.notifier.status;

import dev.millrace.notifier.link.Links.StatusLink;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Bounds the streams of status pages: whoever has a link may open them, and one link must not take them all.
@Component
final class StatusPlaces {
    private final StatusSettings settings;
    private final Map<StatusLink, Integer> taken = new HashMap<>();
    private int all;

    StatusPlaces(StatusSettings settings) {
        this.settings = settings;
    }

    synchronized boolean hasRoom(StatusLink link) {
        return all < settings.streams() && taken.getOrDefault(link, 0) < settings.streamsPerLink();
    }

    /// The stream, which holds a place for as long as it runs; it ends at once when there is none left.
    <T> Flux<T> within(StatusLink link, Flux<T> stream) {
        return Flux.using(() -> take(link), got -> got ? stream : Flux.<T>empty(), got -> {
            if (got) {
                leave(link);
            }
        });
    }

    private synchronized boolean take(StatusLink link) {
        boolean room = hasRoom(link);
        if (room) {
            all++;
            taken.merge(link, 1, Integer::sum);
        }
        return room;
    }

    private synchronized void leave(StatusLink link) {
        all--;
        taken.computeIfPresent(link, (_, count) -> count == 1 ? null : count - 1);
    }
}
