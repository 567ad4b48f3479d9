package dev.millrace.intake.chat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.TicketCommand;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line by which somebody answers what he was asked by mail: `approve QUESTION CODE` or `deny QUESTION CODE`. It is
/// no message to the desk and opens no ticket.
///
/// @param ticket which the question is about
/// @param question its id
record ChatAnswer(TicketId ticket, String question, String code, boolean approved) {
    private static final Pattern FORM = Pattern.compile(
            "\\s*(approve|deny)\\s+(([0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4})-[0-9]{1,4})\\s+(\\S.{0,20})",
            Pattern.CASE_INSENSITIVE);

    static Optional<ChatAnswer> in(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            return Optional.empty();
        }
        return ConsentCodes.in(form.group(4))
                .flatMap(code -> ticket(form.group(3))
                        .map(ticket -> new ChatAnswer(
                                ticket,
                                form.group(2).toUpperCase(Locale.ROOT),
                                code,
                                form.group(1).equalsIgnoreCase("approve"))));
    }

    /// The command, with the code's proof in its place.
    TicketCommand.AnswerByCode command(String tenant, ConsentCodes codes) {
        return new TicketCommand.AnswerByCode(ticket, tenant, question, codes.proof(question, code), approved);
    }

    private static Optional<TicketId> ticket(String text) {
        try {
            return Optional.of(TicketId.parse(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
