package dev.millrace.topology.step;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.ticket.Timer;
import java.time.Instant;

/// The key of a timer: text that sorts by due time, so that what is due lies at the front of the store.
///
/// @param due when it fires
/// @param ticket whose timer
/// @param timer what for
record TimerKey(Instant due, TicketId ticket, Timer timer) {
    static final int PARTS = 3;

    /// Begins the keys of timers that could not be read: behind those of all others.
    static final String UNREADABLE = "~";

    String text() {
        return dueText(due) + "|" + ticket + "|" + timer;
    }

    /// Reads a key.
    ///
    /// @throws IllegalArgumentException when it is none: perhaps a newer program set a timer of a kind
    ///     unknown here
    static TimerKey parse(String text) {
        String[] parts = parts(text);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("Expected due|ticket|timer");
        }
        return new TimerKey(
                Instant.ofEpochMilli(Long.parseLong(parts[0], 16)), TicketId.parse(parts[1]), Timer.valueOf(parts[2]));
    }

    static String[] parts(String text) {
        return text.split("\\|", -1);
    }

    /// The smallest text that is greater than the keys of all timers due by then.
    static String after(Instant time) {
        return dueText(time.plusMillis(1));
    }

    /// Where a timer lies that came due and could not be read.
    static String unreadable(String text) {
        return UNREADABLE + text;
    }

    /// The key that it had before, of one that lies there.
    static String readable(String text) {
        return text.substring(UNREADABLE.length());
    }

    private static String dueText(Instant due) {
        return "%016x".formatted(due.toEpochMilli());
    }
}
