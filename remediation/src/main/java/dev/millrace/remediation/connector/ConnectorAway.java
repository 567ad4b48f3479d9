package dev.millrace.remediation.connector;

import dev.millrace.tickets.remediation.WaitCause;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The system cannot be reached, does not answer, or is spared by its circuit breaker. It may pass. Whether a
/// change that was sent takes effect is then unknown; one that was not sent does not.
public final class ConnectorAway extends ConnectorFailure {
    private final Fate fate;
    private final WaitCause why;
    private final transient @Nullable Duration retryAfter;

    /// What became of the call.
    private enum Fate {
        /// The system did not get it, or said that it does nothing about it.
        NOT_TAKEN,
        /// It was given up, and nothing of it is on its way any more. What was done until then, was done.
        GIVEN_UP,
        /// No answer came within the time limit.
        LATE,
        /// It was sent, and no answer can come any more.
        CUT
    }

    private ConnectorAway(
            String connector,
            WaitCause why,
            String reason,
            Fate fate,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(connector, reason, cause);
        this.why = why;
        this.fate = fate;
        this.retryAfter = retryAfter;
    }

    /// It cannot be reached, or says that it is not ready. Only where it is certain that what was asked does not
    /// come about; else it is [#cut]. Where a part of it may be done, it is [#havingDoneAPart].
    public static ConnectorAway unreachable(String connector, String reason, @Nullable Throwable cause) {
        return new ConnectorAway(connector, WaitCause.AWAY, reason, Fate.NOT_TAKEN, null, cause);
    }

    /// It did not answer within its time limit.
    public static ConnectorAway slow(String connector, Duration limit, @Nullable Throwable cause) {
        return new ConnectorAway(
                connector,
                WaitCause.AWAY,
                "%s did not answer within %d ms".formatted(connector, limit.toMillis()),
                Fate.LATE,
                null,
                cause);
    }

    /// The call was sent, or may have been, and what came of it is not to be learnt: the connection ended, a
    /// gateway gave up on the system behind it, or the answer says nothing.
    public static ConnectorAway cut(String connector, String reason, @Nullable Throwable cause) {
        return new ConnectorAway(connector, WaitCause.AWAY, reason, Fate.CUT, null, cause);
    }

    /// It is not asked now.
    ///
    /// @param why it is not
    /// @param retryAfter when asking makes sense again, where that is known
    public static ConnectorAway spared(
            String connector, WaitCause why, String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        return new ConnectorAway(connector, why, reason, Fate.NOT_TAKEN, retryAfter, cause);
    }

    /// Why whoever asked has to wait.
    public WaitCause why() {
        return why;
    }

    /// Whether it used up its time limit, so that asking again at once only makes the wait longer.
    public boolean isSlow() {
        return fate == Fate.LATE;
    }

    /// Whether what was asked may come about all the same, now or in a while.
    public boolean isUnanswered() {
        return fate == Fate.LATE || fate == Fate.CUT;
    }

    /// Whether it is certain that the system did nothing at all about what was asked.
    public boolean isNotTaken() {
        return fate == Fate.NOT_TAKEN;
    }

    /// The same, of a call that was one of several, or one that does several things: a part of what was asked may
    /// be done.
    public ConnectorAway havingDoneAPart() {
        return isNotTaken() ? new ConnectorAway(connector(), why, reason(), Fate.GIVEN_UP, retryAfter, this) : this;
    }

    /// The same, but asking again makes sense after that long at the latest.
    ConnectorAway within(Duration most) {
        return retryAfter == null || retryAfter.compareTo(most) <= 0
                ? this
                : new ConnectorAway(connector(), why, reason(), fate, most, this);
    }

    /// When asking again makes sense, where that is known.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
