package dev.millrace.standalone.kafka;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/// What Kafka says when it gives up, as it does where its disk is full: it ends the process that it runs in, at
/// once and without regard for what else runs there.
public final class LastWords {
    private final Path directory;
    private final Consumer<String> end;
    private final AtomicBoolean said = new AtomicBoolean();
    private final CountDownLatch never = new CountDownLatch(1);

    LastWords(Path directory, Consumer<String> end) {
        this.directory = directory;
        this.end = end;
    }

    /// Asks Kafka to leave the end of this process to somebody else.
    ///
    /// @param directory where its data lies
    /// @param end       ends the process; told what happened, once, on a thread of its own: Kafka's may hold locks
    public static void hear(Path directory, Consumer<String> end) {
        LastWords words = new LastWords(directory, end);
        Exit.setExitProcedure(words::say);
        Exit.setHaltProcedure(words::say);
    }

    /// Does not return, for Kafka counts on that.
    void say(int status, @Nullable String reason) {
        if (said.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("end of Kafka").start(() -> end.accept(text(reason)));
        }
        while (true) {
            try {
                never.await();
            } catch (InterruptedException _) {
                // The process ends; nobody waits for this thread.
            }
        }
    }

    private String text(@Nullable String reason) {
        return "The Kafka broker gave up, as its own log lines tell; its data lies in %s, where %s%s"
                .formatted(directory, room(), reason == null || reason.isBlank() ? "" : " (" + reason + ")");
    }

    private String room() {
        try {
            FileStore disk = Files.getFileStore(directory);
            return "%d of %d MB are free".formatted(disk.getUsableSpace() >> 20, disk.getTotalSpace() >> 20);
        } catch (IOException unknown) {
            return "nothing can be read either: " + unknown;
        }
    }
}
