package dev.millrace.standalone.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpenPartsTest {
    private final OpenParts parts = new OpenParts();
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    private AutoCloseable part(String name) {
        return () -> closed.add(name);
    }

    private CompletableFuture<AutoCloseable> startThatTakesLong() throws InterruptedException {
        CompletableFuture<AutoCloseable> start = CompletableFuture.supplyAsync(() -> {
            try {
                return parts.start(() -> {
                    begun.countDown();
                    awaitRelease();
                    return part("late");
                });
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        });
        begun.await();
        return start;
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldCloseTheLastStartedFirst() throws IOException {
        parts.start(() -> part("first"));
        parts.start(() -> part("second"));

        parts.close();
        parts.close();

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void shouldGoOnWhereSomethingDoesNotCloseWell() throws IOException {
        parts.start(() -> part("first"));
        parts.start(() -> (AutoCloseable) () -> {
            throw new IOException("no disk");
        });

        parts.close();

        assertThat(closed).containsExactly("first");
    }

    @Test
    void shouldCloseWhatIsStillStarting() throws Exception {
        parts.start(() -> part("early"));
        CompletableFuture<AutoCloseable> start = startThatTakesLong();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(parts::close);
        release.countDown();
        stop.join();

        assertThat(closed).containsExactly("late", "early");
        await().until(start::isDone);
    }

    @Test
    void shouldWaitNoLongerThanTheLimit() throws Exception {
        parts.start(() -> part("early"));
        CompletableFuture<AutoCloseable> start = startThatTakesLong();

        assertThat(parts.close(Duration.ZERO)).isFalse();

        assertThat(closed).containsExactly("early");
        release.countDown();
        assertThatThrownBy(start::join).hasMessageContaining("Asked to stop while starting");
        assertThat(closed).as("by whoever started it").containsExactly("early", "late");
    }

    /// Such as what is begun and ended several times, while what it needs goes on.
    @Test
    void shouldCloseWhatPartsAmongItsPartsHaveStarted() throws IOException {
        parts.start(() -> part("folder"));
        try (OpenParts run = parts.start(OpenParts::new)) {
            run.start(() -> part("first run"));
        }
        assertThat(closed).containsExactly("first run");

        OpenParts run = parts.start(OpenParts::new);
        run.start(() -> part("second run"));
        parts.close();

        assertThat(closed).containsExactly("first run", "second run", "folder");
        assertThatThrownBy(() -> run.start(() -> part("late"))).isInstanceOf(IOException.class);
    }

    @Test
    void shouldStartNothingOnceClosed() {
        parts.close();

        assertThatThrownBy(() -> parts.start(() -> part("late"))).isInstanceOf(IOException.class);
        assertThat(closed).isEmpty();
    }

    @Test
    void shouldTakeAFolderAway() throws IOException {
        Path folder = parts.start(() -> ThrowAwayFolder.create("millrace-test")).path();
        assertThat(folder).isDirectory();

        parts.close();

        assertThat(folder).doesNotExist();
    }
}
