package dev.millrace.intake.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class FileBlobStoreTest {
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path directory;

    private FileBlobStore store;

    @BeforeEach
    void open() {
        store = new FileBlobStore(new BlobSettings(directory, 2));
    }

    @AfterEach
    void close() {
        store.destroy();
    }

    @Test
    void shouldKeepBytesUnderTheirHashInTwoLevelsOfFolders() {
        // when
        StepVerifier.create(store.store("hello".getBytes(UTF_8)))
                // then
                .expectNext(new Blob(HELLO, 5))
                .verifyComplete();
        assertThat(directory.resolve("2c").resolve("f2").resolve(HELLO)).hasContent("hello");
    }

    @Test
    void shouldKeepTheSameBytesOnceAndLeaveNoUploadBehind() throws IOException {
        store.store("hello".getBytes(UTF_8))
                .then(store.store("hello".getBytes(UTF_8)))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        assertThat(files()).containsExactly(HELLO);
    }

    @Test
    void shouldLeaveNothingWhenTheBytesBreakOff() throws IOException {
        Flux<ByteBuffer> breaking = Flux.concat(
                Flux.just(ByteBuffer.wrap("hel".getBytes(UTF_8))), Flux.error(new IOException("connection lost")));

        StepVerifier.create(store.store(breaking)).verifyErrorMessage("connection lost");

        assertThat(files()).isEmpty();
    }

    @Test
    void shouldReadBackWhatIsLargerThanAChunk() {
        byte[] large = new byte[200_000];
        large[150_000] = 7;

        Blob blob = store.store(large).blockOptional().orElseThrow();
        int length = store.read(blob.sha256())
                .map(ByteBuffer::remaining)
                .reduce(0, Integer::sum)
                .blockOptional()
                .orElseThrow();

        assertThat(length).isEqualTo(large.length);
    }

    @Test
    void shouldSayThatThereIsNoSuchBlob() {
        StepVerifier.create(store.read(HELLO)).verifyError(NoSuchFileException.class);
    }

    @Test
    void shouldRefuseANameThatLeadsElsewhere() {
        StepVerifier.create(store.read("../../etc/passwd"))
                .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("64 hexadecimal digits"))
                .verify();
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all
                    .filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .toList()
                    .stream();
        }
    }
}
