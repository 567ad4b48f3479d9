package dev.millrace.intake;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what is handed over small enough for one record, and free of characters nobody can write or read.
public final class Bounded {
    /// The largest message as JSON, in bytes; a record may have 1 MB with everything around it.
    static final int LARGEST = 900 * 1024;

    /// Characters of the texts, and attachments, that cannot make a message too large.
    private static final int SURELY_SMALL = 60_000;

    private static final int FEW_ATTACHMENTS = 100;

    private Bounded() {}

    /// The text without control characters.
    public static String text(String text) {
        int first = nextControl(text, 0);
        return first == text.length() ? text : withoutControls(text, first);
    }

    private static String withoutControls(String text, int first) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, first);
        int control = first;
        while (control < text.length()) {
            int next = nextControl(text, control + 1);
            clean.append(text, control + 1, next);
            control = next;
        }
        return clean.toString();
    }

    /// Where the next control character stands, or the text's end.
    private static int nextControl(String text, int from) {
        int at = from;
        while (at < text.length() && !isControl(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// The C0 controls but tab, line feed and carriage return. Each would be six bytes of JSON.
    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r';
    }

    /// The message without control characters, and without its full text where that makes it too large.
    public static InboundMessage message(InboundMessage message) {
        String full = message.fullText() == null ? null : text(message.fullText());
        InboundMessage clean = with(message, full, message.flags());
        if (full == null || isSurelySmall(clean, full) || Json.mapper().writeValueAsBytes(clean).length <= LARGEST) {
            return clean;
        }
        List<String> flags = new ArrayList<>(message.flags());
        if (!flags.contains("text-cut")) {
            flags.add("text-cut");
        }
        return with(message, null, flags);
    }

    /// Most messages are; they need not be written only to be measured. A character is six bytes of JSON at most.
    private static boolean isSurelySmall(InboundMessage message, String full) {
        long characters = (long) full.length()
                + message.text().length()
                + message.subject().length();
        return characters < SURELY_SMALL && message.attachments().size() < FEW_ATTACHMENTS;
    }

    private static InboundMessage with(InboundMessage message, @Nullable String fullText, List<String> flags) {
        return new InboundMessage(
                message.ticket(),
                message.conversation(),
                message.tenant(),
                message.channel(),
                text(message.messageId()),
                person(message.from()),
                message.replyTo() == null ? null : person(message.replyTo()),
                message.ourAddress(),
                text(message.subject()),
                text(message.text()),
                fullText,
                message.attachments(),
                message.automatic(),
                message.assurance(),
                message.threading(),
                message.mentions(),
                message.languageHint(),
                message.rawSha256(),
                flags,
                message.receivedAt(),
                message.traceparent(),
                message.bounce(),
                message.forwardedBy() == null ? null : person(message.forwardedBy()),
                message.review() == null ? null : text(message.review()),
                message.alternatives());
    }

    private static Person person(Person person) {
        return new Person(text(person.address()), person.name() == null ? null : text(person.name()));
    }
}
