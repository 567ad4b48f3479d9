package dev.millrace.notifier.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A reply in words, before it is a mail or a chat line.
///
/// @param subject without prefix and tag
/// @param greeting the first line of a letter
/// @param paragraphs what is said; a paragraph may have several lines
/// @param actions what the reader may do, in the order of the buttons
/// @param regards the last lines of a letter
/// @param goOn words that begin a sentence and are written small where it goes on after the greeting
public record Words(
        String subject,
        String greeting,
        List<String> paragraphs,
        List<Action> actions,
        List<String> regards,
        Set<String> goOn) {
    public Words {
        goOn = Set.copyOf(goOn);
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
        parts.addAll(below());
        parts.add(String.join("\n", regards));
        return String.join("\n\n", parts);
    }

    /// What is said, as it goes on below the greeting: after a comma German writes small what is no noun.
    public List<String> below() {
        if (paragraphs.isEmpty()) {
            return paragraphs;
        }
        String first = paragraphs.getFirst();
        int end = first.indexOf(' ');
        if (end < 0 || !goOn.contains(first.substring(0, end))) {
            return paragraphs;
        }
        List<String> below = new ArrayList<>(paragraphs);
        below.set(0, Character.toLowerCase(first.charAt(0)) + first.substring(1));
        return below;
    }

    /// What is said, without the forms of a letter.
    public String said() {
        return String.join("\n\n", paragraphs);
    }
}
