package dev.millrace.topology.metrics;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.ticket.TicketUpdate;
import dev.millrace.tickets.understanding.SideBySide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A ticket that two sets of models have read, when they read it and whenever a person corrects it.
///
/// @param isNew whether they have just read it
/// @param corrections what a person corrected just now
record ComparedTicket(
        TicketId ticket, String tenant, Instant at, SideBySide verdicts, boolean isNew, List<Correction> corrections) {
    ComparedTicket {
        corrections = corrections == null ? List.of() : List.copyOf(corrections);
    }

    /// A label that a person put in another's place.
    ///
    /// @param field `category` or `priority`; the tone may be that of a later message, which only one has read
    /// @param again whether it takes the place of an earlier one
    record Correction(String field, String from, String to, boolean again) {}

    static List<ComparedTicket> of(TicketUpdate update) {
        SideBySide verdicts = update.ticket().compared();
        if (verdicts == null) {
            return List.of();
        }
        boolean isNew = false;
        List<Correction> corrections = new ArrayList<>();
        for (TicketEvent event : update.events()) {
            switch (event) {
                case TicketEvent.Compared _ -> isNew = true;
                case TicketEvent.CategoryCorrected corrected ->
                    corrections.add(new Correction(
                            SideBySide.CATEGORY,
                            corrected.from().id(),
                            corrected.to().id(),
                            isCorrectedAgain(verdicts, SideBySide.CATEGORY)));
                case TicketEvent.PriorityCorrected corrected ->
                    corrections.add(new Correction(
                            SideBySide.PRIORITY,
                            corrected.from().name(),
                            corrected.to().name(),
                            isCorrectedAgain(verdicts, SideBySide.PRIORITY)));
                default -> {}
            }
        }
        return isNew || !corrections.isEmpty()
                ? List.of(new ComparedTicket(
                        update.ticketId(), update.tenant(), update.at(), verdicts, isNew, corrections))
                : List.of();
    }

    /// The ticket has counted this correction already; one update has one.
    private static boolean isCorrectedAgain(SideBySide verdicts, String field) {
        return verdicts.corrections().getOrDefault(field, 1) > 1;
    }
}
