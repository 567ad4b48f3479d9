package dev.millrace.notifier.mail;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.MessageIDTerm;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// Looks into the mailbox of copies to learn whether an uncertain mail went out. Blocks; on the mail scheduler only.
@Component
final class SentCopies {
    private final MailSettings settings;

    SentCopies(MailSettings settings) {
        this.settings = settings;
    }

    /// Whether there are copies to look at.
    boolean areKept() {
        return settings.sentCopy() != null;
    }

    /// Whether the copy of a mail arrived: as it is delivered in the same transaction, so was the mail.
    ///
    /// @throws MessagingException when the mailbox cannot be looked into
    boolean haveArrived(String messageId) throws MessagingException {
        MailSettings.SentCopy copy = settings.sentCopy();
        if (copy == null) {
            return false;
        }
        Session session = Session.getInstance(properties(copy));
        try (Store store = session.getStore("imap")) {
            store.connect(copy.host(), copy.port(), copy.user(), copy.password());
            try (Folder folder = store.getFolder(copy.folder())) {
                folder.open(Folder.READ_ONLY);
                return folder.search(new MessageIDTerm(messageId)).length > 0;
            }
        }
    }

    private static Properties properties(MailSettings.SentCopy copy) {
        Properties properties = new Properties();
        String millis = Long.toString(copy.answerWithin().toMillis());
        properties.put("mail.imap.connectiontimeout", millis);
        properties.put("mail.imap.timeout", millis);
        properties.put("mail.imap.writetimeout", millis);
        switch (copy.security()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.put("mail.imap.starttls.enable", "true");
                properties.put("mail.imap.starttls.required", "true");
            }
            case TLS -> properties.put("mail.imap.ssl.enable", "true");
        }
        return properties;
    }
}
