package dev.millrace.notifier.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/// A mail with a Message-ID of our choice that knows whether its handing over has begun.
final class ComposedMail extends SMTPMessage {
    private final String messageId;
    private volatile boolean handingOver;

    ComposedMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /// Whether the server was given any of it. Until then it cannot have been taken, whatever went wrong.
    boolean isHandingOver() {
        return handingOver;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        handingOver = true;
        super.writeTo(out, ignored);
    }
}
