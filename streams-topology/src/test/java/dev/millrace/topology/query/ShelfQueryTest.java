package dev.millrace.topology.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.bundle.ModelBundle;
import dev.millrace.scheduling.BlockingCalls;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.topology.Shipped;
import dev.millrace.topology.models.ModelSettings;
import dev.millrace.topology.models.TestModels;
import dev.millrace.topology.models.UnusableModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ShelfQueryTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String HANGING = "00000000000000ff";

    @TempDir
    private Path folder;

    /// One: what comes next on it comes when what was interrupted has ended.
    private final BlockingCalls thread = new BlockingCalls("one", 1, 10);

    @AfterEach
    void close() {
        thread.close();
    }

    private ShelfQuery query() {
        return new ShelfQuery(new ModelSettings(folder.toString(), LIMIT, 1), Shipped.ENRICHMENT, thread, thread);
    }

    /// A pipe that nobody writes to hangs as a file server does.
    private void hang() throws IOException, InterruptedException {
        Path pipe = folder.resolve(HANGING + ModelBundle.SUFFIX);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }

    private void assertEndedWhenLeft(Mono<?> look) {
        StepVerifier.create(look)
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(200))
                .thenCancel()
                .verify(LIMIT);
        StepVerifier.create(thread.call(() -> true))
                .expectNext(true)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void shouldTellWhatLiesThereAndWhetherItCanBeUsed() throws IOException {
        String version = TestModels.put(folder, Category.VPN);

        StepVerifier.create(query().available().flatMapIterable(listed -> listed))
                .expectNextMatches(listed -> listed.version().equals(version) && listed.fault() == null)
                .expectComplete()
                .verify(LIMIT);
        StepVerifier.create(query().check(version)).expectComplete().verify(LIMIT);
        StepVerifier.create(query().check(HANGING))
                .expectError(UnusableModel.class)
                .verify(LIMIT);
    }

    @Test
    void shouldEndTheListWhereThePageIsLeft() throws Exception {
        hang();

        assertEndedWhenLeft(query().available());
    }

    @Test
    void shouldEndACheckThatNobodyWaitsForAnyMore() throws Exception {
        hang();

        assertEndedWhenLeft(query().check(HANGING));
    }

    @Test
    void shouldListNothingWhereThePlaceDoesNotAnswer() throws Exception {
        hang();

        StepVerifier.create(query().available().map(List::size))
                .expectNext(0)
                .expectComplete()
                .verify(LIMIT);
        assertEndedWhenLeft(Mono.never());
    }
}
