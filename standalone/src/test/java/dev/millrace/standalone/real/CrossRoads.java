package dev.millrace.standalone.real;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// A mail server between several desks: brings each mail to the desk of its recipient and keeps note of all.
///
/// For some domains it does what careless desks and gateways do: it takes away every sign that a program wrote
/// and every trace of the mail that is answered. For one that is called careless it puts its own words before the
/// subject, and leaves the letter alone of the text. For one that is called curt it leaves nothing of the
/// subject, for one that is called mute neither.
final class CrossRoads implements AutoCloseable {
    private static final List<String> RUDE = List.of("careless-", "curt-", "mute-");

    private final Map<String, Integer> desks = new ConcurrentHashMap<>();
    private final List<Passed> passed = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    /// A mail that came by.
    record Passed(String from, String to, String subject) {}

    CrossRoads() {
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(Passage::new)
                .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    /// Mails to a domain go to that port from now on. Others are only noted.
    void lead(String domain, int port) {
        desks.put(domain, port);
    }

    /// What came by from one to another, in order.
    List<Passed> passed(String from, String to) {
        return passed.stream()
                .filter(mail -> mail.from().equals(from) && mail.to().equals(to))
                .toList();
    }

    /// Sends a person's mail.
    void send(String from, String to, String subject, String text) throws MessagingException {
        MimeMessage mail = new MimeMessage(session(port(), from));
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject);
        mail.setText(text);
        Transport.send(mail);
    }

    private static Session session(int port, String envelopeSender) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        properties.put("mail.smtp.from", envelopeSender);
        properties.put("mail.smtp.connectiontimeout", "10000");
        properties.put("mail.smtp.timeout", "60000");
        return Session.getInstance(properties);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private final class Passage implements MessageHandler {
        private final List<String> recipients = new ArrayList<>();
        private String sender = "";

        Passage(MessageContext context) {}

        @Override
        public void from(String from) {
            sender = from == null ? "" : from;
        }

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
        }

        @Override
        public @Nullable String data(InputStream content) throws IOException, RejectException {
            byte[] raw = content.readAllBytes();
            for (String recipient : recipients) {
                try {
                    pass(raw, recipient);
                } catch (MessagingException e) {
                    throw new RejectException(451, String.valueOf(e.getMessage()));
                }
            }
            return null;
        }

        @Override
        public void done() {}

        private void pass(byte[] raw, String recipient) throws MessagingException {
            MimeMessage mail = new MimeMessage(session(port(), sender), new java.io.ByteArrayInputStream(raw));
            String from = ((InternetAddress) mail.getFrom()[0]).getAddress();
            passed.add(new Passed(from, recipient, String.valueOf(mail.getSubject())));
            Integer desk = desks.get(domain(recipient));
            if (desk != null) {
                deliver(isPolite(from) ? mail : carelessly(mail, from), from, recipient, desk);
            }
        }

        private void deliver(MimeMessage mail, String from, String recipient, int desk) throws MessagingException {
            String envelope = isPolite(from) && sender.isEmpty() ? "<>" : from;
            try (Transport transport = session(desk, envelope).getTransport("smtp")) {
                transport.connect();
                transport.sendMessage(mail, new InternetAddress[] {new InternetAddress(recipient)});
            }
        }

        private static boolean isPolite(String from) {
            return RUDE.stream().noneMatch(domain(from)::startsWith);
        }

        /// A desk's text without its footer, a person's as it is.
        private static String letter(MimeMessage mail) throws MessagingException {
            try {
                return mail.getContent() instanceof MimeMultipart texts
                        ? String.valueOf(texts.getBodyPart(0).getContent())
                                .replace("\r", "")
                                .replaceFirst("(?s)\n\n[^\n]*\n[^\n]*/status/.*", "")
                        : String.valueOf(mail.getContent());
            } catch (IOException e) {
                throw new MessagingException("The text cannot be read", e);
            }
        }

        private MimeMessage carelessly(MimeMessage mail, String from) throws MessagingException {
            String subject = String.valueOf(mail.getSubject())
                    .replaceAll("\\[#[^\\]]*]", "")
                    .strip();
            for (String name : List.of(
                    "Auto-Submitted",
                    "X-Auto-Response-Suppress",
                    "Return-Path",
                    "In-Reply-To",
                    "References",
                    "Reply-To")) {
                mail.removeHeader(name);
            }
            String words = "Your request " + (passed.size() + 4_000);
            mail.setSubject(domain(from).startsWith("careless-") ? words + ": " + subject : words, "UTF-8");
            if (!domain(from).startsWith("curt-")) {
                mail.setText(letter(mail), "UTF-8");
            }
            mail.saveChanges();
            mail.setHeader("Message-ID", "<" + UUID.randomUUID() + "@" + domain(from) + ">");
            return mail;
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
