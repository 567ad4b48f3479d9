package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.email.MailMemory;
import dev.millrace.intake.email.MailOutcome;
import dev.millrace.intake.email.TakingMeters;
import dev.millrace.intake.email.mailbox.MailPipeline.DownstreamAway;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Mails that are being read and handed over.
///
/// @param alone whether nothing else may be in work meanwhile
/// @param room the memory that they take until they are settled
/// @param received what is counted of them
record Batch(
        List<Fetched> mails,
        boolean alone,
        CompletableFuture<@Nullable List<Handled>> outcomes,
        MailMemory.Room room,
        TakingMeters.Received received)
        implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration SLACK = Duration.ofSeconds(10);

    /// What became of one of them.
    record Handled(Fetched mail, MailOutcome outcome) {}

    long bytes() {
        return mails.stream().mapToLong(Fetched::bytes).sum();
    }

    /// Waits on the mailbox's own thread; nothing else runs on it.
    ///
    /// @param longest how long all of them may take
    /// @param eachStep what is done each second meanwhile
    List<Handled> await(Duration longest, Runnable eachStep) throws InterruptedException, DownstreamAway {
        for (Duration waited = Duration.ZERO;
                waited.compareTo(longest) < 0 && !isDoneWithin(STEP);
                waited = waited.plus(STEP)) {
            eachStep.run();
        }
        return Objects.requireNonNull(await(outcomes, Duration.ZERO));
    }

    private boolean isDoneWithin(Duration longest) throws InterruptedException {
        try {
            outcomes.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException later) {
            return false;
        }
    }

    /// Waits for something that mails are handed over by, and for a while longer than that should take.
    static <T extends @Nullable Object> T await(CompletableFuture<T> future, Duration longest)
            throws InterruptedException, DownstreamAway {
        try {
            return future.get(longest.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DownstreamAway(cause.toString(), cause);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new DownstreamAway("handing them over takes too long", e);
        }
    }

    @Override
    public void close() {
        room.close();
        received.close();
    }
}
