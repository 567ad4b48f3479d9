package dev.millrace.tickets.ticket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Excerpt;
import dev.millrace.tickets.message.Person;
import java.util.Locale;

/// Who gives a code, as far as a door can tell people apart: wrong ones are counted for each, so that nobody uses up
/// the tries of somebody else.
///
/// @param key the same for the same one
/// @param own whether he came by the link that stands beside the code in the mail, which nobody has who guesses
@JsonIgnoreProperties(ignoreUnknown = true)
public record CodeSource(String key, boolean own) {
    /// Whoever a door does not tell apart.
    static final CodeSource UNKNOWN = new CodeSource("unknown", false);

    /// Longer keys are cut: they come from outside.
    private static final int LONGEST = 120;

    public CodeSource {
        key = Excerpt.beginning(key, LONGEST);
    }

    /// Whoever has the link that a person was asked by, or was sent it on.
    public static CodeSource link(Person asked) {
        return new CodeSource("link " + asked.key(), false);
    }

    /// Whoever has the mail in which the code stands.
    public static CodeSource codeMail(Person asked) {
        return new CodeSource("code mail " + asked.key(), true);
    }

    /// Whoever has the link to the ticket's status page.
    public static CodeSource statusPage() {
        return new CodeSource("status page", false);
    }

    /// Whoever holds a conversation's token.
    public static CodeSource chat(String conversation) {
        return new CodeSource("chat " + conversation, false);
    }

    /// Whoever writes under an address; one that is only claimed is not the same as one that is proved.
    public static CodeSource mail(Person from, Assurance assurance) {
        return new CodeSource("mail %s %s".formatted(assurance.name().toLowerCase(Locale.ROOT), from.key()), false);
    }
}
