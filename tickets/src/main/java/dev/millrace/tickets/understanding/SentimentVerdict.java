package dev.millrace.tickets.understanding;

/// The writer's tone.
///
/// @param value the tone
/// @param confidence 0 to 1
/// @param anger whether the writer is angry, not just unhappy
public record SentimentVerdict(Sentiment value, double confidence, boolean anger) {}
