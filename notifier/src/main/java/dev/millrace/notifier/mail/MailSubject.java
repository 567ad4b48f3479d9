package dev.millrace.notifier.mail;

import dev.millrace.notifier.reply.OneLine;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.signature.MailThread;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Subjects of our mails: one tag, at most one `Re:`, one line.
final class MailSubject {
    private static final int LENGTH = 200;
    /// What mail programs put before the subject of an answer, in the languages that people here use.
    private static final Pattern ANSWER = Pattern.compile(
            "^(?:(?:re|aw|antw|sv|rif|rép|rep|res|r)(?:\\[\\d+])?\\s*:\\s*)+", Pattern.CASE_INSENSITIVE);

    /// What people put before a subject of their own, too, when they write anew.
    private static final Pattern OF_PEOPLE = Pattern.compile(
            "\\s*(?:re|aw|antw|sv|rif|rép|rep|res|r|fw|fwd|wg|tr|rv|i|vs|doorst|urgent|important|dringend|eilt|wichtig"
                    + "|importante|urgente|spoed|pilne)(?:\\[\\d+])?\\s*");

    private static final Pattern TAG = Pattern.compile("\\s*\\[#[0-9A-Za-z]{5}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}]");

    private MailSubject() {}

    static String ofAnswer(String subject, TicketId ticket) {
        return "Re: " + tagged(ANSWER.matcher(OneLine.of(subject, LENGTH)).replaceFirst(""), ticket);
    }

    static String ofNotice(String subject, TicketId ticket) {
        return tagged(OneLine.of(subject, LENGTH), ticket);
    }

    /// The subjects that this one may answer: what stands behind each colon, in lower case, as "Meeting room" does in
    /// "Your request 4711: Re: Meeting room". Programs put their own words before a subject that they answer,
    /// or keep our tag in it; people write "Urgent: meeting room".
    static Set<String> answeredBy(String subject) {
        String bare = OneLine.of(TAG.matcher(subject).replaceAll(""), LENGTH).toLowerCase(Locale.ROOT);
        boolean program = TAG.matcher(subject).find();
        Set<String> answered = new LinkedHashSet<>();
        int from = 0;
        for (int colon = bare.indexOf(':'); colon >= 0; colon = bare.indexOf(':', from)) {
            program |= !OF_PEOPLE.matcher(bare.substring(from, colon)).matches();
            from = colon + 1;
            String rest = bare.substring(from).strip();
            if (program && !rest.isEmpty()) {
                answered.add(rest);
                answered.add("re: " + rest);
            }
        }
        return answered;
    }

    private static String tagged(String subject, TicketId ticket) {
        String bare = TAG.matcher(subject).replaceAll("").strip();
        String stripped = ANSWER.matcher(bare).replaceFirst("");
        return (stripped + " " + MailThread.tag(ticket)).strip();
    }
}
