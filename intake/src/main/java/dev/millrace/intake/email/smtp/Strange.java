package dev.millrace.intake.email.smtp;

import java.io.IOException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// A command that the library knows and that is not spoken here.
final class Strange extends BaseCommand {
    private final String answer;

    Strange(String name, String answer) {
        super(name, "Not spoken here.");
        this.answer = answer;
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        session.sendResponse(answer);
    }
}
