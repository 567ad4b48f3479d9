package dev.millrace.intake.email.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/// How a server that hands mail over says who it is, and hears what is spoken here.
final class Greeting extends BaseCommand {
    private final List<String> extensions;

    /// @param extensions what is offered beside SIZE and STARTTLS
    Greeting(String name, List<String> extensions) {
        super(name, "Introduce yourself.", "<hostname>");
        this.extensions = extensions;
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        String[] words = getArgs(line);
        if (words.length < 2) {
            session.sendResponse("501 5.5.4 Syntax: " + getName() + " hostname");
            return;
        }
        session.resetMailTransaction();
        session.setHelo(words[1]);
        session.sendResponse(answer(session));
    }

    private String answer(Session session) {
        SMTPServer server = session.getServer();
        List<String> lines = new ArrayList<>();
        lines.add(server.getHostName());
        lines.addAll(extensions);
        if (server.getEnableTLS() && !session.isTLSStarted()) {
            lines.add("STARTTLS");
        }
        return "250-" + String.join("\r\n250-", lines) + "\r\n250 SIZE " + server.getMaxMessageSize();
    }
}
