package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of one mailbox on a thread of its own: connect, take everything that is not marked done, wait for more;
/// after a failure pause, longer each time, and begin again.
final class Mailbox implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final MailboxSettings settings;
    private final EmailSettings email;
    private final MailBatch batches;
    private final MailboxMeters meters;
    private final WakeUp wakeUp;
    private volatile MailboxState state = new MailboxState.Starting();
    private volatile boolean stopping;
    private volatile @Nullable MailboxConnection open;

    Mailbox(MailboxSettings settings, EmailSettings email, MailBatch batches, MailboxMeters meters) {
        this.settings = settings;
        this.email = email;
        this.batches = batches;
        this.meters = meters;
        this.wakeUp = new WakeUp(settings.name());
    }

    MailboxSettings settings() {
        return settings;
    }

    MailboxState state() {
        return state;
    }

    @Override
    public void run() {
        int failures = 0;
        while (!stopping) {
            try (MailboxConnection connection = MailboxConnection.open(settings, email)) {
                open = connection;
                while (!stopping) {
                    takeAll(connection);
                    working();
                    failures = 0;
                    connection.awaitMail(settings.pollInterval(), wakeUp);
                }
            } catch (MessagingException | RuntimeException | MailBatch.DownstreamAway e) {
                failures++;
                pause(failures, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopping = true;
            } finally {
                open = null;
            }
        }
        state = new MailboxState.Stopped();
    }

    /// Ends the work: what has begun is finished, nothing new is begun.
    void stop() {
        stopping = true;
        wakeUp.call();
        MailboxConnection connection = open;
        if (connection != null) {
            connection.interrupt();
        }
    }

    void close() {
        wakeUp.close();
    }

    private void takeAll(MailboxConnection connection)
            throws MessagingException, InterruptedException, MailBatch.DownstreamAway {
        boolean more = true;
        while (more && !stopping) {
            List<Long> undone = connection.undone();
            meters.backlog(undone.size());
            more = batches.take(connection, undone);
        }
    }

    private void working() {
        if (!(state instanceof MailboxState.Working)) {
            LOG.info("Mailbox {} is open at {}:{}", settings.name(), settings.host(), settings.port());
            state = new MailboxState.Working(Instant.now());
        }
    }

    private void pause(int failures, Exception error) {
        if (stopping) {
            return;
        }
        meters.failed();
        Duration time = backoff(failures);
        String problem = error.getMessage() == null ? error.toString() : error.getMessage();
        state = new MailboxState.Failing(problem, Instant.now());
        LOG.warn("Mailbox {} failed and is tried again in {} ms: {}", settings.name(), time.toMillis(), problem);
        try {
            wakeUp.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /// Doubled with each failure and spread by a third, so that many mailboxes do not come back at the same moment.
    private Duration backoff(int failures) {
        long first = email.firstBackoff().toMillis();
        long longest = email.longestBackoff().toMillis();
        long doubled = Math.min(longest, first << Math.min(20, failures - 1));
        return Duration.ofMillis((long) (doubled * ThreadLocalRandom.current().nextDouble(0.67, 1.33)));
    }
}
