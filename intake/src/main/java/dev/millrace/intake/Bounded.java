package dev.millrace.intake;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;

/// Keeps what is handed over small enough for one record, and free of characters nobody can write or read.
public final class Bounded {
    /// The largest message as JSON, in bytes; a record may have 1 MB with everything around it.
    static final int LARGEST = 900 * 1024;

    /// Characters of the texts, and attachments, that cannot make a message too large.
    private static final int SURELY_SMALL = 60_000;

    private static final int FEW_ATTACHMENTS = 100;

    private static final int LONGEST_FLAG = 400;

    private Bounded() {}

    /// The beginning of a text, without splitting a character in two.
    public static String clip(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

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
        InboundMessage clean = clean(message);
        String full = clean.fullText();
        if (full == null || isSurelySmall(clean, full) || Json.mapper().writeValueAsBytes(clean).length <= LARGEST) {
            return clean;
        }
        return clean.withTexts(clean.subject(), clean.text(), null).withFlag("text-cut");
    }

    /// Most messages are; they need not be written only to be measured. A character is six bytes of JSON at most.
    private static boolean isSurelySmall(InboundMessage message, String full) {
        long characters = (long) full.length()
                + message.text().length()
                + message.subject().length();
        return characters < SURELY_SMALL && message.attachments().size() < FEW_ATTACHMENTS;
    }

    private static InboundMessage clean(InboundMessage message) {
        String full = message.fullText();
        Person wanted = message.replyTo();
        Person forwarder = message.forwardedBy();
        String review = message.review();
        return message.withMessageId(text(message.messageId()))
                .withPeople(
                        person(message.from()),
                        wanted == null ? null : person(wanted),
                        forwarder == null ? null : person(forwarder))
                .withTexts(text(message.subject()), text(message.text()), full == null ? null : text(full))
                .withFlags(message.flags().stream().map(Bounded::flag).toList())
                .withReview(review == null ? null : text(review));
    }

    /// A flag may quote a header, which may be as long as a header is allowed to be.
    private static String flag(String flag) {
        String clean = text(flag);
        return clean.length() <= LONGEST_FLAG ? clean : clean.substring(0, LONGEST_FLAG - 1) + "…";
    }

    private static Person person(Person person) {
        return new Person(text(person.address()), person.name() == null ? null : text(person.name()));
    }
}
