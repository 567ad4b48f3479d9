package dev.millrace.intake.email.smtp;

import java.util.List;
import org.subethamail.smtp.internal.server.CommandHandler;
import org.subethamail.smtp.internal.server.RequireTLSCommandWrapper;
import org.subethamail.smtp.server.SMTPServer;

/// What LMTP (RFC 2033) has in place of SMTP's commands: LHLO greets, and DATA is answered once for each
/// recipient that was accepted, in their order.
final class Lmtp {
    private Lmtp() {}

    /// Makes a server speak LMTP and nothing else. To be called before it is started.
    static void teach(SMTPServer server) {
        CommandHandler commands = server.getCommandHandler();
        commands.addCommand(new Greeting("LHLO", List.of("PIPELINING", "ENHANCEDSTATUSCODES", "8BITMIME")));
        commands.addCommand(new RequireTLSCommandWrapper(new Data(HandOver::answers)));
        // RFC 2033, 4.1: HELO and EHLO must not be taken for a greeting. Chunks are not offered.
        for (String strange : List.of("HELO", "EHLO", "BDAT")) {
            commands.addCommand(new Strange(strange, "500 5.5.1 This is LMTP, which has no " + strange));
        }
    }
}
