package dev.millrace.topology.query;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.scheduling.BlockingCalls;
import dev.millrace.topology.models.ModelSettings;
import dev.millrace.topology.models.ModelShelf;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Looks at the files of models. Whoever waits for it no longer, as one who has left the page, interrupts it; what
/// comes of it then concerns nobody.
@Component
final class ShelfQuery implements AutoCloseable {
    /// Files lie wherever somebody has put them, and take their time.
    private static final int AT_ONCE = 2;
    private static final int WAITING = 100;
    /// How long an answer waits for what else there would be.
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final ModelShelf listed;
    private final ModelShelf checked;
    /// Two, so that who only looks is not in the way of a command.
    private final BlockingCalls looking;
    private final BlockingCalls checking;

    @Autowired
    ShelfQuery(ModelSettings settings, Enrichment shipped) {
        this(
                settings,
                shipped,
                new BlockingCalls("model-list", AT_ONCE, WAITING),
                new BlockingCalls("model-check", AT_ONCE, WAITING));
    }

    ShelfQuery(ModelSettings settings, Enrichment shipped, BlockingCalls looking, BlockingCalls checking) {
        this.listed = ModelShelf.of(settings, shipped);
        this.checked = ModelShelf.of(settings, shipped);
        this.looking = looking;
        this.checking = checking;
    }

    /// What lies on the shelf; empty where the place does not answer at once.
    Mono<List<ModelShelf.Listed>> available() {
        return looking.call(listed::list).timeout(LOOK).onErrorReturn(List.of());
    }

    /// Takes a version from the shelf to see whether it can be used; ends with
    /// [dev.millrace.topology.models.UnusableModel] where it cannot.
    Mono<Void> check(String version) {
        return checking.call(() -> checked.take(version)).then();
    }

    @Override
    public void close() {
        looking.close();
        checking.close();
    }
}
