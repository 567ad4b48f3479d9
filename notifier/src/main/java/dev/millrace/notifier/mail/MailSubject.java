package dev.millrace.notifier.mail;

import dev.millrace.notifier.reply.OneLine;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.signature.MailThread;
import java.util.regex.Pattern;

/// Subjects of our mails: one tag, at most one `Re:`, one line.
final class MailSubject {
    private static final int LENGTH = 200;
    /// What mail programs put before the subject of an answer, in the languages that people here use.
    private static final Pattern ANSWER = Pattern.compile(
            "^(?:(?:re|aw|antw|sv|rif|rép|rep|res|r)(?:\\[\\d+])?\\s*:\\s*)+", Pattern.CASE_INSENSITIVE);

    private static final Pattern TAG = Pattern.compile("\\s*\\[#[0-9A-Za-z]{5}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}]");

    private MailSubject() {}

    static String ofAnswer(String subject, TicketId ticket) {
        return "Re: " + tagged(ANSWER.matcher(OneLine.of(subject, LENGTH)).replaceFirst(""), ticket);
    }

    static String ofNotice(String subject, TicketId ticket) {
        return tagged(OneLine.of(subject, LENGTH), ticket);
    }

    private static String tagged(String subject, TicketId ticket) {
        String bare = TAG.matcher(subject).replaceAll("").strip();
        String stripped = ANSWER.matcher(bare).replaceFirst("");
        return (stripped + " " + MailThread.tag(ticket)).strip();
    }
}
