package dev.millrace.topology.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {
    @TempDir
    private Path folder;

    private LocalState state;
    private Path store;
    private Path processId;

    @BeforeEach
    void fill() throws IOException {
        state = new LocalState(folder, "app");
        store = Files.createDirectories(folder.resolve("app/0_3/rocksdb/tickets"));
        Files.writeString(store.resolve("000001.sst"), "x");
        processId = Files.writeString(folder.resolve("app/kafka-streams-process-metadata"), "id");
    }

    @Test
    void shouldKeepWhatWasClosedCleanly() {
        state.closed();
        state.open();
        assertThat(store).exists();
    }

    @Test
    void shouldRemoveWhatACrashLeftButKeepTheProcessId() {
        state.open();
        assertThat(folder.resolve("app/0_3")).doesNotExist();
        assertThat(processId).exists();
    }

    @Test
    void shouldCountAsOpenFromTheStartOn() {
        state.closed();
        state.open();
        assertThat(folder.resolve("closed-cleanly")).doesNotExist();
    }

    @Test
    void shouldTakeNothingFromUnderWhoeverHasItOpen() {
        state.closed();
        state.open();
        LocalState second = new LocalState(folder, "app");
        assertThatThrownBy(second::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("millrace.stream.state-directory");
        assertThat(store).exists();

        state.closed();
        second.open();
        assertThat(store).exists();
    }

    @Test
    void shouldNotMindAFirstStart() {
        LocalState first = new LocalState(folder.resolve("new"), "app");
        first.open();
        first.closed();
        assertThat(folder.resolve("new/closed-cleanly")).exists();
    }
}
