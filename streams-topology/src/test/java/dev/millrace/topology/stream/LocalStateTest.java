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
        state.prepare();
        assertThat(store).exists();
    }

    @Test
    void shouldRemoveWhatACrashLeftButKeepTheProcessId() {
        state.prepare();
        assertThat(folder.resolve("app/0_3")).doesNotExist();
        assertThat(processId).exists();
    }

    @Test
    void shouldCountAsOpenFromTheStartOn() {
        state.closed();
        state.prepare();
        state.open();
        assertThat(folder.resolve("closed-cleanly")).doesNotExist();
    }

    /// As where another part of the program fails before the stream starts.
    @Test
    void shouldStayCleanlyClosedWhereNothingWasOpened() {
        state.closed();
        state.prepare();
        assertThat(folder.resolve("closed-cleanly")).exists();
    }

    @Test
    void shouldTakeNothingFromUnderWhoeverHasItOpen() {
        state.closed();
        state.prepare();
        LocalState second = new LocalState(folder, "app");
        assertThatThrownBy(second::prepare)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("millrace.stream.state-directory");
        assertThat(store).exists();

        state.closed();
        second.prepare();
        assertThat(store).exists();
    }

    @Test
    void shouldNotMindAFirstStart() {
        LocalState first = new LocalState(folder.resolve("new"), "app");
        first.prepare();
        first.closed();
        assertThat(folder.resolve("new/closed-cleanly")).exists();
    }
}
