package dev.millrace.standalone.real;

import static org.awaitility.Awaitility.await;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The mail server as its users' mail programs see it.
///
/// @param password the same for every mailbox
public record PostOffice(int smtpPort, int imapPort, String password) {
    private static final String SUPPORT = "support@acme.example";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// A mail that somebody has.
    ///
    /// @param inReplyTo null where there is none
    public record Mail(String messageId, @Nullable String inReplyTo, String subject, String text) {
        /// The first link to a page whose path begins so.
        public String link(String path) {
            Matcher matcher = Pattern.compile("https?://[^\\s\"<>]*" + Pattern.quote(path) + "[^\\s\"<>]*")
                    .matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("No link to " + path + " in: " + text);
            }
            return matcher.group();
        }

        /// The code to answer with.
        public String code() {
            Matcher matcher = Pattern.compile("(?m)^\\d{4} \\d{4}\\s*$").matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("No code in: " + text);
            }
            return matcher.group().strip();
        }
    }

    /// A Message-ID that no other mail has.
    public static String newMessageId() {
        return "<" + UUID.randomUUID() + "@acme.example>";
    }

    /// Mails the desk and returns the Message-ID.
    public String send(String from, String subject, String text) throws IOException {
        String messageId = newMessageId();
        send(from, subject, text, messageId);
        return messageId;
    }

    /// Mails the desk.
    ///
    /// @throws IOException when the mail was not accepted, or nobody knows whether it was
    void send(String from, String subject, String text, String messageId) throws IOException {
        sendBody(from, subject, "text/plain; charset=utf-8", text, messageId);
    }

    /// Mails the desk a body of this type.
    public void sendBody(String from, String subject, String type, String body) throws IOException {
        sendBody(from, subject, type, body, newMessageId());
    }

    /// Mails the desk a body of this type under this Message-ID.
    public void sendBody(String from, String subject, String type, String body, String messageId) throws IOException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(smtpPort));
        properties.put("mail.smtp.from", from);
        properties.put("mail.smtp.connectiontimeout", "10000");
        properties.put("mail.smtp.timeout", "10000");
        Session session = Session.getInstance(properties);
        String raw = """
                From: %s
                To: %s
                Message-ID: %s
                MIME-Version: 1.0
                Content-Type: %s
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(from, SUPPORT, messageId, type, body).replace("\n", "\r\n");
        try (Transport transport = session.getTransport("smtp")) {
            var message = new MimeMessage(session, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
            message.setSubject(subject, "UTF-8");
            transport.connect();
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(SUPPORT)});
        } catch (MessagingException e) {
            throw new IOException("The mail was not taken", e);
        }
    }

    /// All mails in somebody's mailbox.
    public List<Mail> inbox(String address) throws IOException {
        var properties = new Properties();
        properties.put("mail.imap.timeout", "20000");
        properties.put("mail.imap.partialfetch", "false");
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", imapPort, address, password);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<Mail> mails = new ArrayList<>();
            for (Message message : inbox.getMessages()) {
                mails.add(new Mail(
                        Objects.requireNonNull(header(message, "Message-ID"), "a mail without Message-ID"),
                        header(message, "In-Reply-To"),
                        String.valueOf(message.getSubject()),
                        text(message)));
            }
            return mails;
        } catch (MessagingException e) {
            throw new IOException("The mailbox of " + address + " cannot be read", e);
        }
    }

    /// The reply to a mail, once it is there.
    public Mail awaitReply(String address, String messageId) {
        return await().atMost(LIMIT)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> inbox(address).stream()
                                .filter(mail -> messageId.equals(mail.inReplyTo()))
                                .toList(),
                        replies -> !replies.isEmpty())
                .getFirst();
    }

    /// The first mail whose text has this in it, once it is there.
    public Mail awaitMailWith(String address, String part) {
        return await().atMost(LIMIT)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> inbox(address).stream()
                                .filter(mail -> mail.text().contains(part))
                                .toList(),
                        mails -> !mails.isEmpty())
                .getFirst();
    }

    private static @Nullable String header(Message message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null ? null : values[0].strip();
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return String.valueOf(part.getContent());
        }
        StringBuilder text = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                text.append(text(parts.getBodyPart(i)));
            }
        }
        return text.toString();
    }
}
