package dev.millrace.enrichment.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownRunbooksTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKnowThoseWhoseFilesLieInAFolder() throws IOException {
        Files.writeString(folder.resolve("rooms.yaml"), "id: book-room\ntitle: Book a room\n");
        Files.writeString(folder.resolve("notes.txt"), "id: dance\n");
        KnownRunbooks known = KnownRunbooks.with(List.of("sing")).and(folder);
        assertThat(List.of("book-room", "sing", "restore-file", "none"))
                .allSatisfy(id -> assertThat(known.known(id)).isEqualTo(id));
        assertThatThrownBy(() -> known.known("dance"))
                .hasMessageStartingWith("'dance' is no runbook; there are [book-room, ");
    }

    @Test
    void shouldNameTheFileThatSaysNoId() throws IOException {
        Path file = Files.writeString(folder.resolve("rooms.yaml"), "title: Book a room\n");
        assertThatThrownBy(() -> KnownRunbooks.shipped().and(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":1: 'id' is missing");
        assertThatThrownBy(() -> KnownRunbooks.shipped().and(folder.resolve("none-such")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none-such");
    }
}
