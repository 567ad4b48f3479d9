package dev.millrace.intake.email.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.subethamail.smtp.internal.io.DotTerminatedInputStream;
import org.subethamail.smtp.internal.io.DotUnstuffingInputStream;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// The mail itself. Once it is answered its sender and recipients are forgotten, whatever the answer (RFC 5321,
/// 4.1.1.4): else the next mail on the connection would be refused for one that had to come again.
final class Data extends BaseCommand {
    private final Answers answers;

    /// What is said of a mail once it is read to its end, in the protocol's own way.
    interface Answers {
        List<String> of(HandOver mail, InputStream data) throws IOException;
    }

    Data(Answers answers) {
        super("DATA", "Following text is collected as the message.");
        this.answers = answers;
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        if (!session.isMailTransactionInProgress() || session.getRecipientCount() == 0) {
            session.sendResponse("503 5.5.1 MAIL and RCPT come first");
            return;
        }
        session.sendResponse("354 End data with <CR><LF>.<CR><LF>");
        InputStream mail = new DotUnstuffingInputStream(new DotTerminatedInputStream(session.getRawInput()));
        for (String answer : answers.of((HandOver) session.getMessageHandler(), mail)) {
            session.sendResponse(answer);
        }
        session.resetMailTransaction();
    }
}
