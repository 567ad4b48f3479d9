package dev.millrace.standalone.files;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs work that may hang, and stops waiting for it at a limit.
public final class TimeLimit {
    private static final Logger log = LoggerFactory.getLogger(TimeLimit.class);

    private TimeLimit() {}

    /// Runs the work on a thread of its own and returns when it is done, has failed or the limit has passed.
    ///
    /// Meant for stopping things: a failure is logged and not thrown, so that the other parts are stopped too.
    ///
    /// @param what what is being done, for the log, as in "stopping the mail server"
    /// @return whether the work ended well within the limit
    public static boolean run(String what, Duration limit, Work work) {
        var failed = new boolean[1];
        Thread worker = Thread.ofPlatform().daemon().name(what).start(() -> {
            try {
                work.run();
            } catch (Exception failure) {
                failed[0] = true;
                log.warn("{} failed: {}", what, failure.toString());
            }
        });
        try {
            if (!worker.join(limit)) {
                log.warn("{} took longer than {} s; going on without it", what, limit.toSeconds());
                return false;
            }
            return !failed[0];
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Work that may fail.
    @FunctionalInterface
    public interface Work {
        /// Does the work.
        void run() throws Exception;
    }
}
