package dev.millrace.remediation.runbook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.KnownActions;
import dev.millrace.scheduling.FileWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbookLibraryTest {
    private static final String RUNBOOK = """
            id: %s
            title: %s
            risk: low
            steps:
              - name: locate
                action: directory.locate-account
            summary: Done.
            """;

    @TempDir
    private Path folder;

    private final RunbookParser parser = new RunbookParser(KnownActions.unconfigured());

    @Test
    void shouldTakeUpAFileThatIsAddedChangedAndRemoved() throws Exception {
        RunbookLibrary library = library();
        assertThat(library.runbooks().ids()).containsExactly("shipped");

        write("own.yaml", RUNBOOK.formatted("own", "first"));
        lookTwice(library);
        assertThat(library.runbooks().ids()).containsExactly("own", "shipped");

        write("own.yaml", RUNBOOK.formatted("own", "second"));
        lookTwice(library);
        assertThat(library.files().getFirst().title()).isEqualTo("second");

        Files.delete(folder.resolve("own.yaml"));
        lookTwice(library);
        assertThat(library.runbooks().ids()).containsExactly("shipped");
    }

    @Test
    void shouldKeepTheLastGoodTextOfABadFileAndTakeTheOthers() throws Exception {
        write("own.yaml", RUNBOOK.formatted("own", "good"));
        RunbookLibrary library = library();

        write("own.yaml", RUNBOOK.formatted("own", "bad").replace("directory.locate-account", "directory.dance"));
        write("other.yaml", RUNBOOK.formatted("other", "good"));
        lookTwice(library);
        assertThat(library.runbooks().ids()).containsExactly("other", "own", "shipped");
        assertThat(library.files())
                .filteredOn(file -> file.id().equals("own"))
                .first()
                .satisfies(file -> assertThat(file.title()).isEqualTo("good"));
        assertThat(library.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith(folder.resolve("own.yaml") + ":6: "));

        write("own.yaml", RUNBOOK.formatted("own", "mended"));
        lookTwice(library);
        assertThat(library.problems()).isEmpty();
    }

    @Test
    void shouldPutAnOwnRunbookInTheShippedOnesPlace() throws Exception {
        write("own.yaml", RUNBOOK.formatted("shipped", "ours"));
        RunbookLibrary library = library();
        assertThat(library.files())
                .singleElement()
                .satisfies(file -> assertThat(file.title()).isEqualTo("ours"));
        Files.delete(folder.resolve("own.yaml"));
        lookTwice(library);
        assertThat(library.files())
                .singleElement()
                .satisfies(file -> assertThat(file.title()).isEqualTo("theirs"));
    }

    @Test
    void shouldRefuseASecondOwnFileOfOneId() throws Exception {
        RunbookLibrary library = library();
        write("a.yaml", RUNBOOK.formatted("own", "a"));
        write("b.yaml", RUNBOOK.formatted("own", "b"));
        lookTwice(library);
        assertThat(library.files().getFirst().title()).isEqualTo("a");
        assertThat(library.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("b.yaml:1: the id 'own' is already taken by"));
    }

    @Test
    void shouldNotStartWithABadFile() throws Exception {
        write("own.yaml", "id: [");
        assertThatThrownBy(this::library).isInstanceOf(InvalidRunbook.class).hasMessageContaining("own.yaml:");
    }

    @Test
    void shouldTakeTheOthersWhereAFileOrTheFolderCannotBeReadAndForgetItAfterwards() throws Exception {
        write("own.yaml", RUNBOOK.formatted("own", "first"));
        RunbookLibrary library = library();
        Files.write(folder.resolve("latin.yaml"), new byte[] {'i', 'd', ':', (byte) 0xe4});
        write("other.yaml", RUNBOOK.formatted("other", "good"));
        lookTwice(library);
        assertThat(library.runbooks().ids()).containsExactly("other", "own", "shipped");
        assertThat(library.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem).startsWith(folder.resolve("latin.yaml") + ":1: cannot be read"));
        Files.delete(folder.resolve("latin.yaml"));
        lookTwice(library);
        assertThat(library.problems()).isEmpty();

        Path away = folder.resolveSibling(folder.getFileName() + "-away");
        Files.move(folder, away);
        lookTwice(library);
        assertThat(library.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("cannot be read"));
        assertThat(library.runbooks().ids()).containsExactly("other", "own", "shipped");
        Files.move(away, folder);
        lookTwice(library);
        assertThat(library.problems()).isEmpty();
    }

    /// Each line of a file that is being written may end something that can be taken.
    @Test
    void shouldTakeNoFileThatIsBeingWritten() throws Exception {
        RunbookLibrary library = library();
        String whole = RUNBOOK.formatted("own", "whole") + "told:\n  en: It is done.\n";
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, whole.substring(0, whole.indexOf("told:")));
        library.look();
        assertThat(library.runbooks().ids()).containsExactly("shipped");
        Files.writeString(file, whole);
        library.look();
        assertThat(library.runbooks().ids()).containsExactly("shipped");
        library.look();
        assertThat(library.files().getFirst().told()).containsOnlyKeys("en");
    }

    @Test
    void shouldKeepARunbookThatIsTakenAwayToBeWrittenAnew() throws Exception {
        write("own.yaml", RUNBOOK.formatted("shipped", "ours"));
        RunbookLibrary library = library();
        Files.delete(folder.resolve("own.yaml"));
        library.look();
        assertThat(library.files().getFirst().title()).isEqualTo("ours");
        write("own.yaml", RUNBOOK.formatted("shipped", "ours, too"));
        library.look();
        assertThat(library.files().getFirst().title()).isEqualTo("ours");
        library.look();
        assertThat(library.files().getFirst().title()).isEqualTo("ours, too");
    }

    @Test
    void shouldLookByItself() throws Exception {
        RunbookLibrary library = library();
        FileWatch watch = new FileWatch("runbooks", library::look, Duration.ofMillis(20));
        watch.start();
        try {
            write("own.yaml", RUNBOOK.formatted("own", "added"));
            await().until(() -> library.runbooks().ids().contains("own"));
        } finally {
            watch.stop();
        }
    }

    /// What is new is taken when it is found to be the same once more.
    private static void lookTwice(RunbookLibrary library) {
        library.look();
        library.look();
    }

    private RunbookLibrary library() throws InvalidRunbook {
        return new RunbookLibrary(parser, Map.of("shipped.yaml", RUNBOOK.formatted("shipped", "theirs")), folder);
    }

    private void write(String name, String text) throws IOException {
        Path part = folder.resolve(name + ".part");
        Files.writeString(part, text);
        Files.move(part, folder.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
