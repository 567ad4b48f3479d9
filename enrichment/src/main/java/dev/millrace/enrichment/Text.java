package dev.millrace.enrichment;

import dev.millrace.tickets.message.Channel;
import org.jspecify.annotations.Nullable;

/// A message to be understood.
///
/// @param subject the subject line, empty where there is none (chat)
/// @param body the text as it was sent; the person's own new words where the door can tell them apart. Quoted history
/// and
///     signatures that are left are recognised roughly
/// @param channel the door it came through
/// @param languageHint ISO 639-1 code of the language that the conversation or the person is known to use; counts only
///     where the text itself is too short to tell
/// @param sender the address or chat handle it came from, where known: tells the writer's own account from others'
public record Text(
        String subject,
        String body,
        Channel channel,
        @Nullable String languageHint,
        @Nullable String sender) {
    public Text {
        subject = subject == null ? "" : subject;
        body = body == null ? "" : body;
    }

    /// A text of which nothing but its words and its door is known.
    public static Text of(String subject, String body, Channel channel) {
        return new Text(subject, body, channel, null, null);
    }

    /// Subject, line break and body; the body alone where there is no subject. Entities' offsets count in this.
    public String whole() {
        return subject.isEmpty() ? body : subject + "\n" + body;
    }
}
