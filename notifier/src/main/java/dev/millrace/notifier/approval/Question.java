package dev.millrace.notifier.approval;

import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.ticket.PendingConsent;
import dev.millrace.tickets.ticket.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is behind a link that we have made.
sealed interface Question {
    /// It is open, for this person.
    ///
    /// @param agreement what he said before, and may take back; null where he has not agreed
    record Open(
            Ticket ticket,
            PendingConsent pending,
            Person consenter,
            @Nullable Agreement agreement) implements Question {}

    /// That somebody has agreed, while others must, too.
    ///
    /// @param at null where the ticket's last steps do not tell any more
    record Agreement(Person by, @Nullable Instant at) {}

    /// It is none any more, or never was.
    record Closed(Why why) implements Question {}

    /// Why a link leads nowhere.
    enum Why {
        /// It was used, or others have decided.
        ANSWERED("approval.gone", "the link was used, or others have decided"),
        /// Nobody answered in time.
        EXPIRED("approval.expired", "the link's time is over"),
        /// What would be done is something else now.
        CHANGED("approval.changed", "what the link was made for has changed since; it is void");

        private final String text;
        private final String reason;

        Why(String text, String reason) {
            this.text = text;
            this.reason = reason;
        }

        /// The key of what is said of it.
        String text() {
            return text;
        }

        /// The same for the ticket's history.
        String reason() {
            return reason;
        }
    }
}
