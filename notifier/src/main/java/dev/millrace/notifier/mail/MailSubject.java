package dev.millrace.notifier.mail;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.signature.MailThread;
import java.util.regex.Pattern;

/// Subjects of our mails: one tag, at most one `Re:`, one line.
final class MailSubject {
    private static final int LENGTH = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u2028\u2029]+");
    /// What mail programs put before the subject of an answer, in the languages that people here use.
    private static final Pattern ANSWER = Pattern.compile(
            "^(?:(?:re|aw|antw|sv|rif|rép|rep|res|r)(?:\\[\\d+])?\\s*:\\s*)+", Pattern.CASE_INSENSITIVE);

    private static final Pattern TAG = Pattern.compile("\\s*\\[#[0-9A-Za-z]{5}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}]");

    private MailSubject() {}

    static String ofAnswer(String subject, TicketId ticket) {
        return "Re: " + tagged(ANSWER.matcher(oneLine(subject)).replaceFirst(""), ticket);
    }

    static String ofNotice(String subject, TicketId ticket) {
        return tagged(oneLine(subject), ticket);
    }

    private static String tagged(String subject, TicketId ticket) {
        String bare = TAG.matcher(subject).replaceAll("").strip();
        String stripped = ANSWER.matcher(bare).replaceFirst("");
        return (stripped + " " + MailThread.tag(ticket)).strip();
    }

    private static String oneLine(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH - 1) + "…";
    }
}
