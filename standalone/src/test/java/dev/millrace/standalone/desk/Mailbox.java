package dev.millrace.standalone.desk;

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody's mail program.
final class Mailbox {
    private final Desk desk;
    private final String address;

    Mailbox(Desk desk, String address) {
        this.desk = desk;
        this.address = address;
    }

    static String newMessageId() {
        return "<" + UUID.randomUUID() + "@acme.example>";
    }

    /// Mails the desk and returns the Message-ID.
    String send(String subject, String text) {
        String messageId = newMessageId();
        send(messageId, subject, text);
        return messageId;
    }

    void send(String messageId, String subject, String text) {
        send(messageId, "", subject, text);
    }

    /// Mails the desk what was written at that time.
    void sendWritten(Instant time, String header, String messageId, String subject, String text) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
        send(messageId, header + "Date: " + date + "\r\n", subject, text);
    }

    private void send(String messageId, String header, String subject, String text) {
        String raw =
                header + "From: " + address + "\r\nTo: support@acme.example\r\nSubject: " + subject + "\r\nMessage-ID: "
                        + messageId + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n\r\n" + text + "\r\n";
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", desk.value("smtp.port"));
        properties.put("mail.smtp.from", address);
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))),
                    new InternetAddress[] {new InternetAddress("support@acme.example")});
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail was not taken", e);
        }
    }

    /// The raw mails whose text has this in it; waits until there is one.
    List<String> awaitMailsWith(String part) {
        return await().atMost(Desk.LIMIT).until(() -> mailsWith(part), mails -> !mails.isEmpty());
    }

    /// The text of the one mail that has this in it.
    String awaitTextWith(String part) {
        return awaitMailsWith(part).getFirst();
    }

    List<String> mailsWith(String part) {
        List<String> found = new ArrayList<>();
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(
                    "127.0.0.1", Integer.parseInt(desk.value("imap.port")), address, desk.value("mailbox.password"));
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (Message message : inbox.getMessages()) {
                String text = headers(message) + "\n" + text(message);
                if (text.contains(part)) {
                    found.add(text);
                }
            }
            return found;
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The mailbox of " + address + " cannot be read", e);
        }
    }

    /// The first link in a mail to a page whose path begins so.
    static String link(String mail, String path) {
        Matcher matcher = Pattern.compile("https?://[^\\s\"<>]*" + Pattern.quote(path) + "[^\\s\"<>]*")
                .matcher(mail);
        if (!matcher.find()) {
            throw new AssertionError("No link to " + path + " in: " + mail);
        }
        return matcher.group();
    }

    /// The code in a mail to whoever was asked.
    static String code(String mail) {
        Matcher matcher = Pattern.compile("(?m)^\\d{4} \\d{4}\\s*$").matcher(mail);
        if (!matcher.find()) {
            throw new AssertionError("No code in: " + mail);
        }
        return matcher.group().strip();
    }

    private static String headers(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        String raw = bytes.toString(StandardCharsets.UTF_8);
        return raw.substring(0, Math.max(0, raw.indexOf("\r\n\r\n")));
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
