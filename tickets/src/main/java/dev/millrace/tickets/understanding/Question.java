package dev.millrace.tickets.understanding;

import java.util.List;

/// The one thing that the desk must still know before a runbook can run. The requester is asked in his language.
///
/// @param about what is asked for: `account`, `resource`, `mailbox`, `application`, `device`, `printer`, `path` or
///     `message`
/// @param choices what the message named, where it named more than one
/// @param runbook what it is asked for
/// @param suffices whether one name in the answer is enough for the runbook to be let go ahead, as if the first message
///     had said it
public record Question(String about, List<String> choices, String runbook, boolean suffices) {
    public Question {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }
}
