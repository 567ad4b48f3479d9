package dev.millrace.tickets.understanding;

/// The verdicts of two sets of models on one message.
///
/// @param inForce the one that was acted on
/// @param shadow the one that was only noted
public record SideBySide(Verdict inForce, Verdict shadow) {}
