package dev.millrace.notifier.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/// A mail with a Message-ID of our choice.
final class ComposedMail extends SMTPMessage {
    private final String messageId;

    ComposedMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
