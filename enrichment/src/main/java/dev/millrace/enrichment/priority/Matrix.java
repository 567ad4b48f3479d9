package dev.millrace.enrichment.priority;

import dev.millrace.tickets.understanding.Impact;
import dev.millrace.tickets.understanding.Priority;
import dev.millrace.tickets.understanding.Urgency;

/// The house's priority matrix.
final class Matrix {
    private Matrix() {}

    static Priority priority(Impact impact, Urgency urgency) {
        return switch (impact) {
            case WIDE ->
                switch (urgency) {
                    case NOW -> Priority.P1;
                    case SOON -> Priority.P2;
                    case WHENEVER -> Priority.P3;
                };
            case TEAM, PERSON ->
                switch (urgency) {
                    case NOW -> Priority.P2;
                    case SOON -> Priority.P3;
                    case WHENEVER -> Priority.P4;
                };
        };
    }
}
