package dev.millrace.intake.email.mailbox;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long a mailbox with nothing in hand has waited for memory that others hold. After a minute it says so, once.
final class MemoryWait {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryWait.class);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final String mailbox;
    private final MailboxMeters meters;
    private Duration waited = Duration.ZERO;
    private boolean told;
    private boolean inVain;

    MemoryWait(String mailbox, MailboxMeters meters) {
        this.mailbox = mailbox;
        this.meters = meters;
    }

    /// Each visit of the mailbox tries anew.
    void beginVisit() {
        inVain = false;
    }

    /// It waited for so long, and there was none.
    void more(Duration time) {
        waited = waited.plus(time);
        inVain = true;
        meters.waitingForMemory(waited);
        if (!told && waited.compareTo(LONG) >= 0) {
            told = true;
            LOG.warn(
                    "Mailbox {} takes no mails: for {} s others have held the memory that there is for mails"
                            + " (millrace.intake.email.memory)",
                    mailbox,
                    waited.toSeconds());
        }
    }

    /// There was some.
    void end() {
        if (told) {
            LOG.info("Mailbox {} has memory for its mails again, after {} s", mailbox, waited.toSeconds());
        }
        told = false;
        inVain = false;
        if (!waited.isZero()) {
            waited = Duration.ZERO;
            meters.waitingForMemory(waited);
        }
    }

    /// Whether it waited on this visit, and there was none.
    boolean isInVain() {
        return inVain;
    }
}
