package dev.millrace.topology.query;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.topology.models.ModelSettings;
import dev.millrace.topology.models.ModelShelf;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Looks at the files of models. Whoever waits for it no longer, as one who has left the page, interrupts it; what
/// comes of it then concerns nobody.
@Component
final class ShelfQuery {
    /// Files lie wherever somebody has put them, and take their time. Who only looks is not in the way of a command.
    private static final Scheduler LOOKING = Schedulers.newBoundedElastic(2, 100, "model-list", 30, true);
    private static final Scheduler CHECKING = Schedulers.newBoundedElastic(2, 100, "model-check", 30, true);
    /// How long an answer waits for what else there would be.
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final ModelShelf listed;
    private final ModelShelf checked;
    private final Scheduler looking;
    private final Scheduler checking;

    @Autowired
    ShelfQuery(ModelSettings settings, Enrichment shipped) {
        this(settings, shipped, LOOKING, CHECKING);
    }

    ShelfQuery(ModelSettings settings, Enrichment shipped, Scheduler looking, Scheduler checking) {
        this.listed = ModelShelf.of(settings, shipped);
        this.checked = ModelShelf.of(settings, shipped);
        this.looking = looking;
        this.checking = checking;
    }

    /// What lies on the shelf; empty where the place does not answer at once.
    Mono<List<ModelShelf.Listed>> available() {
        return call(listed::list, looking).timeout(LOOK).onErrorReturn(List.of());
    }

    /// Takes a version from the shelf to see whether it can be used; ends with
    /// [dev.millrace.topology.models.UnusableModel] where it cannot.
    Mono<Void> check(String version) {
        return call(() -> checked.take(version), checking).then();
    }

    private static <T> Mono<T> call(Callable<T> look, Scheduler threads) {
        return Mono.fromCallable(() -> outcome(look)).subscribeOn(threads).flatMap(outcome -> outcome);
    }

    /// The error is a value: one that is thrown would be logged as dropped when nobody waits any more.
    private static <T> Mono<T> outcome(Callable<T> look) {
        try {
            return Mono.just(look.call());
        } catch (Exception e) {
            return Mono.error(e);
        }
    }
}
