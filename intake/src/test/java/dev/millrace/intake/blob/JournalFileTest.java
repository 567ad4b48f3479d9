package dev.millrace.intake.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path directory;

    @Test
    void shouldFindWhatIsWholeInAJournalThatACrashHasCut() throws IOException {
        JournalFile journal = JournalFile.create(directory);
        journal.append(HELLO, ByteBuffer.wrap("hello".getBytes(UTF_8)));
        journal.append(HELLO, ByteBuffer.wrap("hello".getBytes(UTF_8)));
        journal.close();
        Path file = journal.path();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        List<String> found = new ArrayList<>();
        try (JournalFile left = JournalFile.takeOver(file).orElseThrow()) {
            left.reader().forEach((sha256, bytes) -> found.add(sha256));
        }

        assertThat(found).containsExactly(HELLO);
    }

    /// One blob that is spoilt, by a disk or by whoever named it, takes none of the others with it.
    @Test
    void shouldFindWhatLiesBehindABlobThatIsNotWhole() throws IOException {
        List<String> found = new ArrayList<>();
        try (JournalFile journal = JournalFile.create(directory)) {
            journal.append(EMPTY, ByteBuffer.wrap("not empty".getBytes(UTF_8)));
            journal.append(HELLO, ByteBuffer.wrap("hello".getBytes(UTF_8)));
            journal.reader().forEach((sha256, bytes) -> found.add(sha256));
        }

        assertThat(found).containsExactly(HELLO);
    }

    @Test
    void shouldKeepEmptyBlobsInItsJournalToo() throws IOException {
        List<String> found = new ArrayList<>();
        try (JournalFile journal = JournalFile.create(directory)) {
            journal.append(EMPTY, ByteBuffer.allocate(0));
            journal.append(HELLO, ByteBuffer.wrap("hello".getBytes(UTF_8)));
            journal.reader().forEach((sha256, bytes) -> found.add(sha256));
        }

        assertThat(found).containsExactly(EMPTY, HELLO);
    }

    /// Whoever is interrupted while he looks through a journal takes it from nobody who writes.
    @Test
    void shouldGoOnWhenAReaderIsInterrupted() throws IOException {
        JournalFile journal = JournalFile.create(directory);
        journal.append(HELLO, ByteBuffer.wrap("hello".getBytes(UTF_8)));

        Thread.currentThread().interrupt();
        ByteBuffer found = journal.reader().find(HELLO);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(found).isEqualTo(ByteBuffer.wrap("hello".getBytes(UTF_8)));
        journal.append(HELLO, ByteBuffer.wrap("hello".getBytes(UTF_8)));
        assertThat(journal.blobs()).isEqualTo(2);
        journal.close();
        assertThat(journal.reader().find(HELLO)).isNull();
    }

    @Test
    void shouldNotTakeAJournalThatIsClosedForOneThatHasEnded() throws IOException {
        JournalFile journal = JournalFile.create(directory);
        journal.append(HELLO, ByteBuffer.wrap("hello".getBytes(UTF_8)));
        journal.close();

        assertThatThrownBy(() -> journal.reader().forEach((sha256, bytes) -> {}))
                .isInstanceOf(ClosedChannelException.class);
    }

    /// As where too many files are open: whoever took it for gone would say of a mail that it is lost.
    @Test
    void shouldNotTakeAJournalThatCannotBeOpenedForOneThatIsGone() throws IOException {
        Path unreadable = Files.createDirectory(directory.resolve("folder.journal"));

        assertThatThrownBy(() -> JournalReader.open(unreadable)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldPassOverAJournalThatIsGone() throws IOException {
        assertThat(JournalFile.takeOver(directory.resolve("gone.journal"))).isEmpty();
    }
}
