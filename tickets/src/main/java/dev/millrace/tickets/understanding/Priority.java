package dev.millrace.tickets.understanding;

/// How soon a ticket is worked on: impact by urgency, `P1` first.
public enum Priority {
    P1,
    P2,
    P3,
    P4
}
