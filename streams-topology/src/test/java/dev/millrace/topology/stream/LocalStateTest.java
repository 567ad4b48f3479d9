package dev.millrace.topology.stream;

import static org.assertj.core.api.Assertions.assertThat;

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
        state.open();
        assertThat(store).doesNotExist();
    }

    @Test
    void shouldNotMindAFirstStart() {
        LocalState first = new LocalState(folder.resolve("new"), "app");
        first.open();
        first.closed();
        assertThat(folder.resolve("new/closed-cleanly")).exists();
    }
}
