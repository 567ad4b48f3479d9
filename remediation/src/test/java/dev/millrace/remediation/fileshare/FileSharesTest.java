package dev.millrace.remediation.fileshare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.fileshare.FileShares.Backup;
import dev.millrace.remediation.runbook.Checked;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Undone;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class FileSharesTest {
    private static final List<String> PREFIXES = List.of("\\\\files\\finance", "F:");

    @TempDir
    private Path disk;

    private FileShares shares;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(disk.resolve("live/Q3"));
        Files.createDirectories(disk.resolve("snapshots/monday/Q3"));
        Files.writeString(disk.resolve("snapshots/monday/Q3/a.txt"), "saved");
        Files.writeString(disk.resolve("secret.txt"), "outside");
        shares = shares(disk);
    }

    private static FileShares shares(Path disk) {
        return new FileShares(
                new FileSettings(
                        Map.of(
                                "finance",
                                new FileSettings.Share(disk.resolve("live"), disk.resolve("snapshots"), PREFIXES)),
                        1000,
                        GuardSettings.defaults()),
                new Guards(new SimpleMeterRegistry()));
    }

    @AfterEach
    void stop() {
        shares.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Q3/a.txt,Q3/a.txt",
        "Q3\\a.txt,Q3/a.txt",
        "F:\\Q3\\a.txt,Q3/a.txt",
        "f:/Q3/a.txt,Q3/a.txt",
        "\\\\FILES\\finance\\Q3\\a.txt,Q3/a.txt",
        "Über uns (2026).docx,Über uns (2026).docx",
    })
    void shouldReadPathsAsPeopleWriteThem(String text, String path) {
        assertThat(SharePath.of(text, PREFIXES)).map(SharePath::toString).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../secret.txt",
                "Q3/../../secret.txt",
                "Q3/./a.txt",
                "Q3//a.txt",
                "F:\\..\\secret.txt",
                "G:\\Q3\\a.txt",
                "\\\\other\\finance\\a.txt",
                "a.txt:stream",
                "a\u0000b",
                "Q3/",
                " ",
                ".",
            })
    void shouldRefusePathsThatLeadElsewhere(String text) {
        assertThat(SharePath.of(text, PREFIXES)).isEmpty();
    }

    @Test
    void shouldNotFollowLinks() throws IOException {
        Files.createSymbolicLink(disk.resolve("snapshots/monday/out"), disk);
        Files.createSymbolicLink(disk.resolve("snapshots/monday/Q3/b.txt"), disk.resolve("secret.txt"));
        for (String path : List.of("out/secret.txt", "Q3/b.txt")) {
            assertThatThrownBy(() -> done(shares.backups(path)))
                    .isInstanceOf(ConnectorRefused.class)
                    .hasMessageContaining("a link is on the way");
        }
        Files.delete(disk.resolve("live/Q3"));
        Files.createSymbolicLink(disk.resolve("live/Q3"), disk);
        Backup backup = done(shares.backups("Q3/a.txt")).getFirst();
        assertThatThrownBy(() -> done(shares.restore(backup, "kept"))).isInstanceOf(ConnectorRefused.class);
        assertThat(disk.resolve("a.txt")).doesNotExist();
    }

    @Test
    void shouldKeepWhatIsThereAndTakeItBack() throws IOException {
        Path live = Files.writeString(disk.resolve("live/Q3/a.txt"), "spoilt");
        Backup backup = done(shares.backups("Q3/a.txt")).getFirst();
        done(shares.restore(backup, "a.txt.kept"));
        assertThat(live).hasContent("saved");
        assertThat(disk.resolve("live/Q3/a.txt.kept")).hasContent("spoilt");
        // Taken up again after a crash: what was kept first stays kept.
        done(shares.restore(backup, "a.txt.kept"));
        assertThat(disk.resolve("live/Q3/a.txt.kept")).hasContent("spoilt");

        assertThat(done(shares.takeBack(backup, "a.txt.kept"))).isTrue();
        assertThat(live).hasContent("spoilt");
        assertThat(done(shares.takeBack(backup, "a.txt.kept"))).isFalse();
    }

    @Test
    void shouldKeepWhatIsThereForEachRunOfATicketAndTakeBackItsOwn() throws IOException {
        Path live = Files.writeString(disk.resolve("live/Q3/a.txt"), "spoilt");
        restore(1);
        Files.writeString(live, "spoilt again");
        Restored second = restore(2);
        assertThat(live).hasContent("saved");

        // A newer snapshot is none of its business.
        Files.createDirectories(disk.resolve("snapshots/tuesday/Q3"));
        Files.writeString(disk.resolve("snapshots/tuesday/Q3/a.txt"), "newer");
        Run run = located(second.run().request()).with(second.before());
        assertThat(done(new Restore(shares).undo(run, second.before()))).isInstanceOf(Undone.Restored.class);
        assertThat(live).hasContent("spoilt again");
    }

    @Test
    void shouldLeaveAloneWhatSomebodyWroteIntoTheRestoredFile() throws IOException {
        Path live = Files.writeString(disk.resolve("live/Q3/a.txt"), "spoilt");
        Restored restored = restore(1);
        Files.writeString(live, "saved, and a day's work");
        assertThat(done(new Restore(shares).check(restored.run().with(restored.before()))))
                .isInstanceOfSatisfying(
                        Checked.Unknowable.class,
                        unknowable -> assertThat(unknowable.reason()).contains("somebody has changed the file since"));
        // Between the look and the change, too, nothing is lost.
        done(new Restore(shares).apply(restored.run().with(restored.before())));
        assertThat(live).hasContent("saved");
        try (Stream<Path> beside = Files.list(disk.resolve("live/Q3"))) {
            assertThat(beside.map(FileSharesTest::content)).contains("spoilt", "saved, and a day's work");
        }
        assertThat(done(new Restore(shares).undo(restored.run().with(restored.before()), restored.before())))
                .isInstanceOf(Undone.Restored.class);
        assertThat(live).hasContent("spoilt");
    }

    @Test
    void shouldRestoreWhatARunThatWasKilledHadOnlyKept() throws IOException {
        Path live = Files.writeString(disk.resolve("live/Q3/a.txt"), "spoilt");
        Run run = located(Requests.attempt(1, "restore-file", "Q3/a.txt"));
        Checked.Needed needed = (Checked.Needed) done(new Restore(shares).check(run));
        Backup backup = done(shares.backups("Q3/a.txt")).getFirst();
        done(shares.restore(backup, "a.txt.before-restore-00000-0000-0001-1"));
        Files.writeString(live, "spoilt");

        assertThat(done(new Restore(shares).check(run.with(needed.before())))).isInstanceOf(Checked.Needed.class);
        done(new Restore(shares).apply(run.with(needed.before())));
        assertThat(live).hasContent("saved");
        try (Stream<Path> beside = Files.list(disk.resolve("live/Q3"))) {
            assertThat(beside.map(FileSharesTest::content)).containsExactlyInAnyOrder("saved", "spoilt");
        }
    }

    @Test
    void shouldKeepNothingWhileTheBackupCannotBeRead() throws IOException {
        Files.writeString(disk.resolve("live/Q3/a.txt"), "spoilt");
        Backup backup = done(shares.backups("Q3/a.txt")).getFirst();
        Files.move(disk.resolve("snapshots/monday"), disk.resolve("snapshots/away"));
        assertThatThrownBy(() -> done(shares.restore(backup, "kept"))).isInstanceOf(ConnectorAway.class);
        try (Stream<Path> beside = Files.list(disk.resolve("live/Q3"))) {
            assertThat(beside.map(FileSharesTest::content)).containsExactly("spoilt");
        }
    }

    /// A copy that was given up goes on to its end, and the next one has begun.
    @Test
    void shouldPutNoHalfFileInItsPlaceWhereTwoRestoreIt() throws Exception {
        Path live = Files.writeString(disk.resolve("live/Q3/a.txt"), "spoilt");
        SlowDisk slow = new SlowDisk(disk);
        try (FileShares slowly = shares(slow.wrapPath(disk))) {
            Backup backup = done(slowly.backups("Q3/a.txt")).getFirst();
            Disposable first = slowly.restore(backup, "kept").subscribe();
            CountDownLatch given = slow.next();
            first.dispose();
            CompletableFuture<Void> second = slowly.restore(backup, "kept").toFuture();
            CountDownLatch other = slow.next();

            given.countDown();
            await().until(() -> slow.ended() == 1);
            assertThat(live).hasContent("spoilt");
            other.countDown();
            slow.next().countDown();
            second.get(20, TimeUnit.SECONDS);
        }
        assertThat(live).hasContent("saved");
        try (Stream<Path> beside = Files.list(disk.resolve("live/Q3"))) {
            assertThat(beside.map(FileSharesTest::content)).containsExactlyInAnyOrder("saved", "spoilt");
        }
    }

    /// What a program that was killed left there; what another is writing now stays.
    @Test
    void shouldSweepAwayWhatWasLeftHalfWritten() throws IOException {
        Instant now = Instant.now();
        Path left = half(now.minus(Duration.ofDays(2)));
        Path live = half(now.minus(Duration.ofHours(1)));
        Path strange = Files.writeString(disk.resolve("live/Q3/.restored-1-a.part"), "somebody's own");
        done(shares.restore(done(shares.backups("Q3/a.txt")).getFirst(), "kept"));
        assertThat(left).doesNotExist();
        assertThat(live).exists();
        assertThat(strange).exists();
    }

    private Path half(Instant since) throws IOException {
        return Files.writeString(
                disk.resolve("live/Q3/.restored-%d-%s.part".formatted(since.toEpochMilli(), UUID.randomUUID())), "sa");
    }

    @Test
    void shouldNotPutAFileInAFoldersPlace() throws IOException {
        Backup backup = done(shares.backups("Q3/a.txt")).getFirst();
        Files.createDirectories(disk.resolve("live/Q3/a.txt"));
        assertThatThrownBy(() -> done(shares.restore(backup, "kept")))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessageContaining("is no file");
    }

    @Test
    void shouldFindNothingBelowAFile() {
        assertThat(done(shares.backups("Q3/a.txt/b.txt"))).isEmpty();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param before what was found before the file was put in its place
    private record Restored(Run run, State before) {}

    /// As the worker takes the steps of `restore-file`.
    private Restored restore(int attempt) {
        Run run = located(Requests.attempt(attempt, "restore-file", "Q3/a.txt"));
        Checked.Needed needed = (Checked.Needed) done(new Restore(shares).check(run));
        done(new Restore(shares).apply(run));
        return new Restored(run, needed.before());
    }

    private Run located(Execute request) {
        Run run = Run.of(request);
        return run.with(((Looked.Found) done(new LocateBackup(shares).look(run))).state());
    }

    @Test
    void shouldSayWhatIsAwayAndWhatIsTooLarge() throws IOException {
        Files.writeString(disk.resolve("snapshots/monday/Q3/large.bin"), "x".repeat(1001));
        assertThatThrownBy(() -> done(shares.backups("Q3/large.bin"))).isInstanceOf(ConnectorRefused.class);
        done(shares.probe());
        Files.move(disk.resolve("live"), disk.resolve("elsewhere"));
        assertThatThrownBy(() -> done(shares.probe())).isInstanceOf(ConnectorAway.class);
    }

    private static <T> T done(Mono<T> call) {
        return call.block(Duration.ofSeconds(20));
    }
}
