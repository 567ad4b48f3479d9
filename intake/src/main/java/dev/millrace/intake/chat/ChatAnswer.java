package dev.millrace.intake.chat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.signature.ConsentCodes;
import dev.millrace.tickets.ticket.CodeSource;
import dev.millrace.tickets.ticket.TicketCommand;
import dev.millrace.tickets.ticket.TicketCommand.Door;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line by which somebody answers what he was asked by mail: `approve QUESTION` or `deny QUESTION`, upon which he is
/// mailed a code, and then the same with the code. It is no message to the desk and opens no ticket.
sealed interface ChatAnswer {
    Pattern FORM = Pattern.compile(
            "\\s*(approve|deny)\\s+(([0-9A-Z]{5}-[0-9A-Z]{4}-[0-9A-Z]{4})-[0-9]{1,4})(?:\\s+(\\S.{0,20})|\\s*)",
            Pattern.CASE_INSENSITIVE);

    /// Which question is answered, and how.
    ///
    /// @param ticket which the question is about
    /// @param id the question's
    record Question(TicketId ticket, String id, boolean approved) {}

    /// Wants to answer, and needs the code.
    record WithoutCode(Question question) implements ChatAnswer {
        /// Has the code mailed to whoever was asked, if that is whom the writer says he is.
        TicketCommand.RequestCode command(String tenant, Person by) {
            return new TicketCommand.RequestCode(
                    question.ticket(), tenant, question.id(), by, question.approved(), Door.CHAT, null);
        }
    }

    /// Answers.
    record WithCode(Question question, String code) implements ChatAnswer {
        /// The command, with the code's proof in its place.
        TicketCommand.AnswerByCode command(String tenant, ConsentCodes codes, String conversation) {
            return new TicketCommand.AnswerByCode(
                    question.ticket(),
                    tenant,
                    question.id(),
                    codes.proof(question.id(), code),
                    question.approved(),
                    CodeSource.chat(conversation));
        }
    }

    static Optional<ChatAnswer> in(String line) {
        Matcher form = FORM.matcher(line);
        return form.matches() ? question(form).flatMap(question -> answer(question, form)) : Optional.empty();
    }

    private static Optional<ChatAnswer> answer(Question question, Matcher form) {
        return form.group(4) == null
                ? Optional.of(new WithoutCode(question))
                : ConsentCodes.in(form.group(4)).map(code -> new WithCode(question, code));
    }

    private static Optional<Question> question(Matcher form) {
        return ticket(form.group(3))
                .map(ticket -> new Question(
                        ticket,
                        form.group(2).toUpperCase(Locale.ROOT),
                        form.group(1).equalsIgnoreCase("approve")));
    }

    private static Optional<TicketId> ticket(String text) {
        try {
            return Optional.of(TicketId.parse(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
