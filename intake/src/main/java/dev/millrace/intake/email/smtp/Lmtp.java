package dev.millrace.intake.email.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.subethamail.smtp.internal.io.DotTerminatedInputStream;
import org.subethamail.smtp.internal.io.DotUnstuffingInputStream;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.internal.server.RequireTLSCommandWrapper;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/// What LMTP (RFC 2033) has in place of SMTP's commands: LHLO greets, and DATA is answered once for each
/// recipient.
final class Lmtp {
    private Lmtp() {}

    /// Makes a server speak LMTP and nothing else. To be called before it is started.
    static void teach(SMTPServer server) {
        server.getCommandHandler().addCommand(new Greeting());
        server.getCommandHandler().addCommand(new RequireTLSCommandWrapper(new Data()));
        for (String strange : List.of("HELO", "EHLO", "BDAT")) {
            server.getCommandHandler().addCommand(new Strange(strange));
        }
    }

    private static final class Greeting extends BaseCommand {
        Greeting() {
            super("LHLO", "Introduce yourself.", "<hostname>");
        }

        @Override
        public void execute(String line, Session session) throws IOException {
            String[] words = getArgs(line);
            if (words.length < 2) {
                session.sendResponse("501 5.5.4 Syntax: LHLO hostname");
                return;
            }
            session.resetMailTransaction();
            session.setHelo(words[1]);
            SMTPServer server = session.getServer();
            boolean offersTls = server.getEnableTLS() && !session.isTLSStarted();
            session.sendResponse("250-%s\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n%s250 SIZE %d"
                    .formatted(server.getHostName(), offersTls ? "250-STARTTLS\r\n" : "", server.getMaxMessageSize()));
        }
    }

    /// RFC 2033, 4.2: one answer for each recipient that was accepted, in their order.
    private static final class Data extends BaseCommand {
        Data() {
            super("DATA", "Following text is collected as the message.");
        }

        @Override
        public void execute(String line, Session session) throws IOException {
            if (!session.isMailTransactionInProgress() || session.getRecipientCount() == 0) {
                session.sendResponse("503 5.5.1 MAIL and RCPT come first");
                return;
            }
            session.sendResponse("354 End data with <CR><LF>.<CR><LF>");
            InputStream mail = new DotUnstuffingInputStream(new DotTerminatedInputStream(session.getRawInput()));
            for (String answer : ((HandOver) session.getMessageHandler()).answers(mail)) {
                session.sendResponse(answer);
            }
            session.resetMailTransaction();
        }
    }

    /// RFC 2033, 4.1: HELO and EHLO must not be taken for a greeting. Chunks are not offered.
    private static final class Strange extends BaseCommand {
        Strange(String name) {
            super(name, "Not spoken here.");
        }

        @Override
        public void execute(String line, Session session) throws IOException {
            session.sendResponse("500 5.5.1 This is LMTP, which has no " + getName());
        }
    }
}
