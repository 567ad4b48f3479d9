package dev.millrace.intake.email.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.server.CommandHandler;
import org.subethamail.smtp.internal.server.RequireTLSCommandWrapper;
import org.subethamail.smtp.server.SMTPServer;

/// What SMTP (RFC 5321) has in place of the library's own commands.
final class Smtp {
    private Smtp() {}

    /// To be called before the server is started.
    static void teach(SMTPServer server) {
        CommandHandler commands = server.getCommandHandler();
        commands.addCommand(new Greeting("EHLO", List.of("8BITMIME", "SMTPUTF8")));
        commands.addCommand(new RequireTLSCommandWrapper(new Data(Smtp::answer)));
        // The library takes a mail whose connection ends within a chunk (RFC 3030) for a whole one.
        commands.addCommand(new Strange("BDAT", "502 5.5.1 No mail is taken in chunks"));
    }

    /// One for all recipients.
    private static List<String> answer(HandOver mail, InputStream data) throws IOException {
        try {
            mail.data(data);
            return List.of("250 2.0.0 The desk has it");
        } catch (RejectException e) {
            return List.of(e.getErrorResponse());
        }
    }
}
