package dev.millrace.notifier.reply;

import java.util.ArrayList;
import java.util.List;

/// A reply in words, before it is a mail or a chat line.
///
/// @param subject without prefix and tag
/// @param greeting the first line of a letter
/// @param paragraphs what is said; a paragraph may have several lines
/// @param actions what the reader may do, in the order of the buttons
/// @param regards the last lines of a letter
public record Words(
        String subject, String greeting, List<String> paragraphs, List<Action> actions, List<String> regards) {
    public Words {
        paragraphs = List.copyOf(paragraphs);
        actions = List.copyOf(actions);
        regards = List.copyOf(regards);
    }

    /// Something the reader may do by following a link.
    public record Action(Deed deed, String label) {}

    /// What a link does.
    public enum Deed {
        APPROVE,
        DENY,
        FETCH_SECRET
    }

    /// The letter without any link: what the ticket's history keeps.
    public String letter() {
        List<String> parts = new ArrayList<>();
        parts.add(greeting);
        parts.addAll(paragraphs);
        parts.add(String.join("\n", regards));
        return String.join("\n\n", parts);
    }

    /// What is said, without the forms of a letter.
    public String said() {
        return String.join("\n\n", paragraphs);
    }
}
