package dev.millrace.tickets.understanding;

/// What one set of models makes of a message, as far as two sets are compared.
///
/// @param model the models' version
/// @param category what it is about
/// @param priority how soon
/// @param sentiment the writer's tone
/// @param runbook the one proposed, or `none`
/// @param automatable whether it would run by itself, policy permitting
public record Verdict(
        String model, Category category, Priority priority, Sentiment sentiment, String runbook, boolean automatable) {
    /// The verdict of a whole understanding.
    public static Verdict of(String model, Reading reading, PriorityVerdict priority, Diagnosis diagnosis) {
        return new Verdict(
                model,
                reading.category().value(),
                priority.value(),
                reading.sentiment().value(),
                diagnosis.runbook(),
                diagnosis.automatable());
    }
}
