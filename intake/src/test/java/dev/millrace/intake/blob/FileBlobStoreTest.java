package dev.millrace.intake.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class FileBlobStoreTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path directory;

    private FileBlobStore store;

    @BeforeEach
    void open() {
        store = open(Duration.ofHours(1));
    }

    private FileBlobStore open(Duration age) {
        return new FileBlobStore(new BlobSettings(directory, 2), age);
    }

    @AfterEach
    void close() throws IOException {
        store.destroy();
    }

    @Test
    void shouldKeepBytesUnderTheirHash() {
        // when
        StepVerifier.create(store.store("hello".getBytes(UTF_8)))
                // then
                .expectNext(new Blob(HELLO, 5))
                .verifyComplete();
        assertThat(read(store, HELLO)).isEqualTo("hello");
    }

    /// Many small blobs are written as one file at first.
    @Test
    void shouldGiveASmallBlobItsPlaceLater() throws IOException {
        store.destroy();
        store = open(Duration.ofMillis(300));

        store.store("hello".getBytes(UTF_8)).block();

        assertThat(files()).isEmpty();
        soon().untilAsserted(() -> assertThat(files()).containsExactly(HELLO));
        soon().untilAsserted(() -> assertThat(journals()).isEmpty());
        assertThat(read(store, HELLO)).isEqualTo("hello");
    }

    @Test
    void shouldTellTheSizeOfWhatHasNoPlaceYet() {
        store.store("hello".getBytes(UTF_8)).block();

        assertThat(store.size(HELLO).block()).isEqualTo(5);
    }

    /// Another program may be asked for what this one has just taken.
    @Test
    void shouldFindWhatAnotherKeepsInItsJournal() throws IOException {
        store.store("world".getBytes(UTF_8)).block();
        store.store("hello".getBytes(UTF_8)).block();

        FileBlobStore other = open(Duration.ofHours(1));

        assertThat(read(other, HELLO)).isEqualTo("hello");
        other.destroy();
    }

    @Test
    void shouldFindAtOnceWhatOneBeforeHasLeftInItsJournal() throws IOException {
        store.store("world".getBytes(UTF_8)).block();
        store.store("hello".getBytes(UTF_8)).block();
        store.destroy();

        store = open(Duration.ofHours(1));

        assertThat(read(store, HELLO)).isEqualTo("hello");
    }

    /// One of several programs may end for good.
    @Test
    void shouldGiveItsPlaceToWhatAnotherLeavesWhileThisRuns() throws IOException {
        FileBlobStore ending = store;
        store = open(Duration.ofMillis(50));
        ending.store("hello".getBytes(UTF_8)).block();

        ending.destroy();

        soon().untilAsserted(() -> assertThat(journals()).isEmpty());
        assertThat(files()).containsExactly(HELLO);
    }

    @Test
    void shouldRunBesideAJournalThatCannotBeOpened() throws IOException {
        store.destroy();
        Files.createDirectory(directory.resolve("journal").resolve("folder.journal"));

        store = open(Duration.ofMillis(50));
        store.store("hello".getBytes(UTF_8)).block();

        soon().untilAsserted(() -> assertThat(files()).containsExactly(HELLO));
        assertThat(read(store, HELLO)).isEqualTo("hello");
        StepVerifier.create(store.size("0".repeat(64)))
                .verifyErrorSatisfies(error ->
                        assertThat(error).isInstanceOf(IOException.class).isNotInstanceOf(NoSuchFileException.class));
    }

    /// A write that failed is told once, to whoever forces the file next, and counts as done after that.
    @Test
    void shouldWriteAFileAnewThatCannotBeForcedToDisk() throws IOException {
        Path file = Files.writeString(directory.resolve("2c").resolve(HELLO), "hello");
        file.toFile().setReadOnly();
        assumeThat(Files.isWritable(file)).as("root may write whatever it is").isFalse();
        try (JournalFile left = JournalFile.create(directory.resolve("journal"))) {
            left.append(HELLO, ByteBuffer.wrap("hello".getBytes(UTF_8)));
        }
        store.destroy();

        store = open(Duration.ofMillis(50));

        soon().untilAsserted(() -> assertThat(journals()).isEmpty());
        assertThat(file).hasContent("hello");
    }

    /// On its way from the journal to its place a blob is never away.
    @Test
    void shouldFindEachBlobAtAnyTime() throws IOException {
        store.destroy();
        store = open(Duration.ofMillis(1));
        List<String> texts =
                IntStream.range(0, 2_000).mapToObj("mail %d"::formatted).toList();

        Flux.fromIterable(texts)
                .flatMap(text -> store.store(text.getBytes(UTF_8)).flatMap(this::read), 16)
                .as(flux -> StepVerifier.create(flux.collectList()))
                .assertNext(read -> assertThat(read).containsExactlyInAnyOrderElementsOf(texts))
                .verifyComplete();
    }

    /// A look at the journals may be under way at a stop.
    @Test
    void shouldLoseNothingWhenItIsClosedDuringALook() throws IOException {
        store.destroy();
        List<Blob> kept = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            FileBlobStore brief = open(Duration.ofMillis(1));
            for (int part = 0; part < 5; part++) {
                String name = "round " + round + " part " + part + " mail ";
                Flux.range(0, 40)
                        .flatMap(number -> brief.store((name + number).getBytes(UTF_8)), 40)
                        .collectList()
                        .blockOptional()
                        .ifPresent(kept::addAll);
            }
            brief.destroy();
        }

        store = open(Duration.ofHours(1));

        assertThat(kept)
                .hasSize(2_000)
                .allSatisfy(blob -> assertThat(read(store, blob.sha256())).hasSize((int) blob.size()));
    }

    /// The bytes in the journal count, until a look has mended the file.
    @Test
    void shouldReadWhatCameAgainAndNotTheFileThatACrashHasCut() throws IOException {
        Path file = directory.resolve("2c").resolve(HELLO);
        Files.writeString(file, "hel");

        store.store("hello".getBytes(UTF_8)).block();

        assertThat(read(store, HELLO)).isEqualTo("hello");
        assertThat(store.size(HELLO).block()).isEqualTo(5);
    }

    /// To read needs no room on the disk, and puts nothing over a file that is sure already.
    @Test
    void shouldWriteNothingWhenItIsRead() throws IOException {
        store.store("hello".getBytes(UTF_8)).block();

        assertThat(read(store, HELLO)).isEqualTo("hello");
        assertThat(files()).isEmpty();
    }

    @Test
    void shouldKeepBytesWhoseHashIsKnown() throws IOException {
        Blob hello = new Blob(HELLO, 5);
        ByteBuffer bytes = ByteBuffer.wrap("hello".getBytes(UTF_8));

        Flux.just(1, 2, 3)
                .concatMap(_ -> store.store(hello, bytes))
                .as(StepVerifier::create)
                .expectNext(hello, hello, hello)
                .verifyComplete();

        assertThat(read(store, HELLO)).isEqualTo("hello");
        // Only the first was written.
        assertThat(Files.size(journals().getFirst())).isEqualTo(32 + Integer.BYTES + 5);
    }

    /// A folder's own name must be on disk too before a blob in it is safe.
    @Test
    void shouldHaveAllFoldersBeforeTheFirstBlob() {
        assertThat(IntStream.range(0, 256).mapToObj(i -> directory.resolve("%02x".formatted(i))))
                .allSatisfy(folder -> assertThat(folder).isDirectory());
    }

    @Test
    void shouldKeepTheSameBytesOnceAndLeaveNoUploadBehind() throws IOException {
        store.store("hello".getBytes(UTF_8))
                .then(store.store("hello".getBytes(UTF_8)))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();

        assertThat(read(store, HELLO)).isEqualTo("hello");
        assertThat(files()).isEmpty();
        assertThat(Files.size(journals().getFirst())).isEqualTo(32 + Integer.BYTES + 5);
    }

    @Test
    void shouldLeaveNothingWhenTheBytesBreakOff() throws IOException {
        Flux<ByteBuffer> breaking = Flux.concat(
                Flux.just(ByteBuffer.wrap("hel".getBytes(UTF_8))), Flux.error(new IOException("connection lost")));

        StepVerifier.create(store.store(breaking)).verifyErrorMessage("connection lost");

        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 200_000, 2_000_000})
    void shouldLetBlobsBeReadWhereTheyLie(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'a');

        store.store(bytes)
                .flatMap(blob -> store.mapped(blob.sha256()))
                .as(StepVerifier::create)
                .assertNext(mapped -> assertThat(mapped.bytes()).isEqualTo(ByteBuffer.wrap(bytes)))
                .verifyComplete();
    }

    @Test
    void shouldKeepWhatIsWrittenPieceByPiece() throws IOException {
        try (BlobStore.Writing writing = store.begin()) {
            writing.write(ByteBuffer.wrap("hel".getBytes(UTF_8)));
            writing.write(ByteBuffer.wrap("lo".getBytes(UTF_8)));

            MappedBlob written = writing.finish();

            assertThat(written.blob()).isEqualTo(new Blob(HELLO, 5));
            assertThat(written.bytes()).isEqualTo(ByteBuffer.wrap("hello".getBytes(UTF_8)));
        }
        assertThat(files()).containsExactly(HELLO);
    }

    @Test
    void shouldForgetWhatIsNotWrittenToItsEnd() throws IOException {
        try (BlobStore.Writing writing = store.begin()) {
            writing.write(ByteBuffer.wrap("hel".getBytes(UTF_8)));
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void shouldSayThatThereIsNothingToBeRead() {
        StepVerifier.create(store.mapped(HELLO)).verifyError(NoSuchFileException.class);
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
    void shouldFindWhatLiesInTwoLevelsOfFolders() throws IOException {
        Path former = directory.resolve("2c").resolve("f2").resolve(HELLO);
        Files.createDirectories(former.getParent());
        Files.writeString(former, "hello");

        assertThat(store.read(HELLO).map(UTF_8::decode).collectList().block()).hasToString("[hello]");
        assertThat(store.size(HELLO).block()).isEqualTo(5);
        assertThat(store.store("hello".getBytes(UTF_8)).block()).isEqualTo(new Blob(HELLO, 5));
        assertThat(files()).containsExactly(HELLO);
    }

    @Test
    void shouldSayThatThereIsNoSuchBlob() {
        StepVerifier.create(store.read(HELLO)).verifyError(NoSuchFileException.class);
        StepVerifier.create(store.size(HELLO)).verifyError(NoSuchFileException.class);
    }

    @Test
    void shouldRefuseANameThatLeadsElsewhere() {
        StepVerifier.create(store.read("../../etc/passwd"))
                .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("64 hexadecimal digits"))
                .verify();
    }

    @Test
    void shouldBringBackWhatACrashTookFromAFileThatWasNotOnDiskYet() throws IOException {
        store.store("hello".getBytes(UTF_8)).block();
        store.store("world".getBytes(UTF_8)).block();
        store.destroy();
        Path file = directory.resolve("2c").resolve(HELLO);
        // The system writes a file's size before its bytes.
        Files.write(file, new byte[5]);

        store = open(Duration.ofMillis(50));

        soon().untilAsserted(() -> assertThat(file).hasContent("hello"));
        soon().untilAsserted(() -> assertThat(journals()).isEmpty());
        assertThat(files()).hasSize(2);
    }

    @Test
    void shouldReplaceAFileThatAKillHasCutWhenItsBytesComeAgain() throws IOException {
        Path file = directory.resolve("2c").resolve(HELLO);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "hel");
        store.destroy();
        store = open(Duration.ofMillis(50));

        store.store("hello".getBytes(UTF_8)).block();

        soon().untilAsserted(() -> assertThat(file).hasContent("hello"));
        assertThat(files()).containsExactly(HELLO);
    }

    @Test
    void shouldLeaveTheJournalToWhoeverUsesIt() throws IOException {
        store.store("hello".getBytes(UTF_8)).block();
        List<Path> inUse = journals();

        FileBlobStore other = open(Duration.ofMillis(50));
        other.destroy();

        assertThat(journals()).containsExactlyElementsOf(inUse).hasSize(1);
    }

    @Test
    void shouldKeepManyAtOnce() throws IOException {
        Flux.range(0, 500)
                .flatMap(number -> store.store(("mail " + number).getBytes(UTF_8)), 64)
                .as(StepVerifier::create)
                .expectNextCount(500)
                .verifyComplete();

        assertThat(journals()).hasSize(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void shouldLetNobodyElseReadWhatPeopleWrite() throws IOException {
        assumeThat(Files.getFileStore(directory).supportsFileAttributeView("posix"))
                .isTrue();
        store.destroy();
        directory = directory.resolve("blobs");
        store = open(Duration.ofMillis(50));
        store.store("hello".getBytes(UTF_8)).block();
        soon().until(() -> files().toList().size() == 1);
        store.store("world".getBytes(UTF_8)).block();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(journals().getFirst())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("2c").resolve(HELLO))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldRemoveUploadsThatAKilledProcessHasLeft() throws IOException {
        Path uploads = directory.resolve("uploads");
        Path left = Files.createTempFile(uploads, "blob", ".part");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Path begun = Files.createTempFile(uploads, "blob", ".part");
        store.destroy();

        store = open(Duration.ofHours(1));

        assertThat(left).doesNotExist();
        assertThat(begun).exists();
    }

    /// Looks go on while files are listed, of which one may be gone then.
    private static ConditionFactory soon() {
        return await().atMost(SOON).ignoreException(UncheckedIOException.class);
    }

    private Mono<String> read(Blob blob) {
        return store.read(blob.sha256())
                .map(bytes -> UTF_8.decode(bytes).toString())
                .reduce(String::concat);
    }

    private static String read(FileBlobStore store, String sha256) {
        return store.read(sha256)
                .map(bytes -> UTF_8.decode(bytes).toString())
                .reduce(String::concat)
                .blockOptional()
                .orElseThrow();
    }

    private List<Path> journals() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("journal"))) {
            return all.filter(path -> path.toString().endsWith(JournalFile.SUFFIX))
                    .toList();
        }
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(JournalFile.SUFFIX))
                    .map(path -> path.getFileName().toString())
                    .toList()
                    .stream();
        }
    }
}
