package dev.millrace.topology.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.access.InvalidRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

/// A runbook that there is not is refused by name, before the ticket says that it is to be run.
class RunbookIdsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void shouldSayThatThereIsNoSuchRunbookAndWhichThereAre() {
        assertRefused("unlok-account", null);
    }

    @Test
    void shouldKnowAnInstallationsOwn() throws IOException {
        Files.writeString(folder.resolve("room.yaml"), "id: book-room\n");

        assertRefused("book-desk", folder);
        assertTaken("book-room", folder, List.of());
        assertTaken("book-desk", folder, List.of("book-desk"));
        assertTaken("unlock-account", null, List.of());
    }

    @Test
    void shouldLeaveItToTheWorkerWhereNobodyCanTell() {
        assertTaken("book-room", folder.resolve("gone"), List.of());
    }

    private static void assertTaken(String runbook, @Nullable Path folder, List<String> own) {
        try (RunbookIds ids = new RunbookIds(new RunbookSettings(own), folder)) {
            StepVerifier.create(ids.check(runbook)).expectComplete().verify(LIMIT);
        }
    }

    private static void assertRefused(String runbook, @Nullable Path folder) {
        try (RunbookIds ids = new RunbookIds(new RunbookSettings(List.of()), folder)) {
            StepVerifier.create(ids.check(runbook))
                    .expectErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(InvalidRequest.class)
                            .hasMessageContaining("there is no runbook '" + runbook + "'; known are ")
                            .hasMessageContaining("unlock-account")
                            .hasMessageNotContaining("none"))
                    .verify(LIMIT);
        }
    }
}
