package dev.millrace.tickets.understanding;

import java.util.List;

/// The one thing that the desk must still know before a runbook can run. The requester is asked in his language.
///
/// @param about what is asked for: `account`, `resource`, `mailbox`, `application`, `device`, `printer`, `path`,
///     `message`, or `matter` where the message only greets: what comes next is then read like a first message
/// @param choices what the message named, where it named more than one
/// @param runbook what it is asked for
/// @param suffices whether one name in the answer is enough for the runbook to be let go ahead, as if the first message
///     had said it
public record Question(String about, List<String> choices, String runbook, boolean suffices) {
    /// What is asked of whoever has only greeted.
    public static final Question ABOUT_MATTER = new Question("matter", List.of(), Diagnosis.NO_RUNBOOK, false);

    public Question {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    /// Whether it is asked what the matter is, since nothing was said of it yet.
    public boolean asksForMatter() {
        return about.equals(ABOUT_MATTER.about);
    }
}
