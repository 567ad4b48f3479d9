package dev.millrace.intake.email.mailbox;

import dev.millrace.tickets.metrics.DeskMetric;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of one mailbox on a thread of its own: connect, take everything that is not marked done, wait for
/// more; after a failure pause, longer each time, and begin again.
final class Mailbox implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final MailboxSettings settings;
    private final ImapLogin login;
    private final ConnectionLimit limit;
    private final MailPipeline pipeline;
    private final MailboxMeters meters;
    private final WakeUp wakeUp;
    private volatile MailboxState state = new MailboxState.Starting();
    private volatile @Nullable String lastProblem;
    private final Backoff backoff;
    private volatile boolean stopping;
    private volatile @Nullable MailboxConnection open;

    Mailbox(ImapLogin login, ConnectionLimit limit, MailPipeline pipeline, MailboxMeters meters) {
        this.settings = login.settings();
        this.login = login;
        this.limit = limit;
        this.pipeline = pipeline;
        this.meters = meters;
        this.wakeUp = new WakeUp(settings.name());
        this.backoff =
                new Backoff(login.email().firstBackoff(), login.email().longestBackoff(), login.tokens() == null);
    }

    MailboxSettings settings() {
        return settings;
    }

    MailboxState state() {
        return state;
    }

    /// How it does now.
    DeskMetric.Mailbox figures(Instant now) {
        return new DeskMetric.Mailbox(
                settings.tenant(),
                settings.name(),
                settings.address(),
                state.word(),
                lastProblem,
                meters.backlog(),
                meters.lastLagMillis(),
                meters.count("accepted"),
                meters.count("ignored"),
                meters.count("parked"),
                now,
                meters.behind().since());
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                boolean more = visit();
                backoff.reset();
                if (!more) {
                    wakeUp.sleep(settings.pollInterval());
                }
            } catch (MessagingException | RuntimeException | MailPipeline.DownstreamAway | Error e) {
                // An error too: nobody else would begin this thread again, or say that it ended.
                pause(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopping = true;
            }
        }
        state = new MailboxState.Stopped();
    }

    /// Stays connected for as long as nobody else needs the connection.
    ///
    /// @return whether some mails are left for the next turn
    private boolean visit() throws MessagingException, InterruptedException, MailPipeline.DownstreamAway {
        meters.behind().standsStill();
        try (ConnectionLimit.Permit permit = limit.take(settings, () -> stopping);
                MailboxConnection connection = MailboxConnection.open(login, wakeUp)) {
            open = connection;
            FalseAlarms alarms = new FalseAlarms();
            while (true) {
                long settledBefore = pipeline.settled();
                Duration rest = settings.pollInterval();
                boolean more = true;
                boolean wentWell = false;
                try {
                    more = takeAll(connection, permit);
                    wentWell = true;
                } catch (RefusedAgain refused) {
                    if (permit.isWanted()) {
                        throw refused;
                    }
                    rest = failed(refused);
                }
                if (stopping || permit.isWanted()) {
                    return more;
                }
                wakeUp.sleep(alarms.pauseAfterLook(pipeline.settled() > settledBefore));
                awaitMail(connection, rest, alarms);
                // Not before: a server that ends whoever waits would be signed in to every second, until it locks the
                // account.
                if (wentWell) {
                    backoff.reset();
                }
            }
        } finally {
            open = null;
        }
    }

    private void awaitMail(MailboxConnection connection, Duration longest, FalseAlarms alarms)
            throws MessagingException, InterruptedException {
        long begun = System.nanoTime();
        boolean told = !stopping && connection.awaitMail(longest);
        alarms.waited(told, Duration.ofNanos(System.nanoTime() - begun));
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

    /// @return whether some mails are left for the next turn
    private boolean takeAll(MailboxConnection connection, ConnectionLimit.Permit permit)
            throws MessagingException, InterruptedException, MailPipeline.DownstreamAway {
        boolean more = !stopping && take(connection, permit);
        while (more && !stopping && !permit.isWanted()) {
            more = take(connection, permit);
        }
        working();
        if (!more) {
            meters.behind().workedOff();
        }
        return more;
    }

    private boolean take(MailboxConnection connection, ConnectionLimit.Permit permit)
            throws MessagingException, InterruptedException, MailPipeline.DownstreamAway {
        return pipeline.takeAll(connection, () -> stopping, permit::isWanted, this::settled);
    }

    private void settled() {
        backoff.reset();
        working();
    }

    private void working() {
        meters.working();
        lastProblem = null;
        if (!(state instanceof MailboxState.Working)) {
            LOG.info("Mailbox {} is open at {}:{}", settings.name(), settings.host(), settings.port());
            state = new MailboxState.Working(Instant.now());
        }
    }

    private void pause(Throwable error) {
        if (stopping) {
            return;
        }
        Duration time = failed(error);
        try {
            wakeUp.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /// Says what is wrong.
    ///
    /// @return how long to wait before it is tried again
    private Duration failed(Throwable error) {
        meters.failed();
        meters.behind().standsStill();
        Duration time = backoff.after(error);
        String problem = error.getMessage() == null || error instanceof Error ? error.toString() : error.getMessage();
        lastProblem = problem;
        state = new MailboxState.Failing(problem, Instant.now());
        LOG.warn("Mailbox {} failed and is tried again in {} ms: {}", settings.name(), time.toMillis(), problem);
        return time;
    }
}
