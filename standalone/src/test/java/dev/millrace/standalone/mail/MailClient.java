package dev.millrace.standalone.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/// Uses the mail server as a mail program does.
final class MailClient implements AutoCloseable {
    private final MailServer server;
    private final String password;
    private final List<IMAPStore> stores = new ArrayList<>();

    MailClient(MailServer server, String password) {
        this.server = server;
        this.password = password;
    }

    void send(String from, String subject, String... recipients) throws MessagingException {
        sendRaw(from, mail(from, subject, "The text\r\n"), recipients);
    }

    static String mail(String from, String subject, String text) {
        return "From: " + from + "\r\nSubject: " + subject + "\r\nMessage-ID: <" + subject.replace(' ', '-')
                + "@test.example>\r\n\r\n" + text;
    }

    void sendRaw(String from, String mail, String... recipients) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(server.smtpPort()));
        properties.put("mail.smtp.from", from);
        Session session = Session.getInstance(properties, (Authenticator) null);
        var message = new MimeMessage(session, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        var addresses = new ArrayList<InternetAddress>();
        for (String recipient : recipients) {
            addresses.add(new InternetAddress(recipient));
        }
        // Not Transport.send, which changes the message first.
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, addresses.toArray(InternetAddress[]::new));
        }
    }

    IMAPStore signIn(String user) throws MessagingException {
        return signIn(user, password);
    }

    IMAPStore signIn(String user, String with) throws MessagingException {
        var store = (IMAPStore) Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", server.imapPort(), user, with);
        stores.add(store);
        return store;
    }

    IMAPFolder open(String user, String name) throws MessagingException {
        var folder = (IMAPFolder) signIn(user).getFolder(name);
        folder.open(Folder.READ_WRITE);
        return folder;
    }

    List<String> subjects(String user, String folder) throws MessagingException {
        IMAPFolder open = open(user, folder);
        var subjects = new ArrayList<String>();
        for (Message message : open.getMessages()) {
            subjects.add(message.getSubject());
        }
        open.close(false);
        return subjects;
    }

    static String raw(Message message) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws MessagingException {
        for (IMAPStore store : stores) {
            store.close();
        }
    }
}
