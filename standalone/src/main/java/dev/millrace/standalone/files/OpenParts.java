package dev.millrace.standalone.files;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a command has started and must not leave behind, such as a server's process or a folder. Closing it waits for a
/// start that is under way, and closes what comes of it.
public final class OpenParts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OpenParts.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final ReentrantLock starting = new ReentrantLock();
    private final Object closing = new Object();
    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final Thread hook = Thread.ofPlatform().name("close what is open").unstarted(this::close);
    private volatile boolean closed;

    /// Parts that are closed by whoever made them; they may be a part of others.
    public OpenParts() {}

    /// Parts that are closed when the process is asked to stop (SIGTERM, Ctrl-C), too, unless they are before.
    public static OpenParts untilStop() {
        OpenParts parts = new OpenParts();
        Runtime.getRuntime().addShutdownHook(parts.hook);
        return parts;
    }

    /// Starts something that is closed with the others, before those that were started earlier.
    ///
    /// @throws IOException when it fails, or when closed before or meanwhile; nothing of it is left running then
    public <T extends AutoCloseable> T start(Start<T> start) throws IOException {
        starting.lock();
        try {
            if (closed) {
                throw askedToStop();
            }
            T started = start.start();
            if (closed) {
                close(started);
                throw askedToStop();
            }
            open.push(started);
            return started;
        } finally {
            starting.unlock();
        }
    }

    private static IOException askedToStop() {
        return new IOException("Asked to stop while starting");
    }

    /// Closes all, the last started first.
    @Override
    public void close() {
        if (!close(START_LIMIT)) {
            log.warn("Something still starts after {} s; going on without it", START_LIMIT.toSeconds());
        }
    }

    /// Closes all, the last started first. Whoever closes beside another returns when all is closed, too.
    ///
    /// @param limit how long to wait for a start that is under way
    /// @return false where it did not end; what had started before is closed even so
    public boolean close(Duration limit) {
        closed = true;
        boolean settled = awaitStart(limit);
        synchronized (closing) {
            while (!open.isEmpty()) {
                close(open.pop());
            }
        }
        forgetHook();
        return settled;
    }

    private boolean awaitStart(Duration limit) {
        try {
            if (!starting.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            // Nothing else starts any more.
            starting.unlock();
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // It runs already, and finds nothing.
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            log.warn("Something did not stop well: {}", failure.toString());
        }
    }

    /// A start that may fail.
    @FunctionalInterface
    public interface Start<T> {
        /// Starts it.
        T start() throws IOException;
    }
}
