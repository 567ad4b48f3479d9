package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.intake.email.content.RawMail;
import dev.millrace.intake.email.receiving.MailRules;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.signature.MailThread;
import dev.millrace.tickets.signature.Signer;
import java.util.List;

/// Mails for tests, written as text.
public final class Mails {
    public static final String SUPPORT = "support@acme.example";
    public static final MailThread THREADS = new MailThread(new Signer("a key for tests, thirty-two bytes long"));
    public static final MailboxContext CONTEXT =
            new MailboxContext("acme", SUPPORT, "mx.acme.example", List.of(), THREADS);

    private Mails() {}

    /// The mailbox with other rules.
    public static MailboxContext withRules(MailRules rules) {
        return new MailboxContext("acme", SUPPORT, "mx.acme.example", List.of(), THREADS, rules);
    }

    public static MailReading read(String mail) {
        return read(mail, CONTEXT);
    }

    public static MailReading read(String mail, MailboxContext context) {
        return read(mail.replace("\n", "\r\n").getBytes(UTF_8), context);
    }

    /// The mail's characters are its bytes.
    public static MailReading readBytes(String mail) {
        return read(mail.replace("\n", "\r\n").getBytes(ISO_8859_1), CONTEXT);
    }

    public static MailReading read(byte[] mail, MailboxContext context) {
        return MailParser.parse(RawMail.of(mail), context);
    }

    /// A mail of several parts.
    ///
    /// @param type such as `multipart/mixed`
    /// @param parts each with its header, an empty line and its body
    public static String ofParts(String type, String... parts) {
        return "From: anna@acme.example\nMessage-ID: <m@acme.example>\nContent-Type: " + type + "; boundary=b\n\n--b\n"
                + String.join("\n--b\n", parts) + "\n--b--\n";
    }

    /// A mail with this header and text from Anna.
    public static String withHeader(String header) {
        return """
                From: Anna Keller <anna@acme.example>
                To: support@acme.example
                Subject: Locked
                Message-ID: <a1@acme.example>
                Date: Mon, 5 Jan 2026 10:00:00 +0100
                %s
                Content-Type: text/plain; charset=utf-8

                My account is locked.
                """.formatted(header).replace("\n\nContent-Type", "\nContent-Type");
    }

    /// The HTML to be shown, empty where there is none.
    public static String html(ParsedMail mail) {
        return mail.html() == null ? "" : mail.html().text();
    }

    /// More than any mail needs.
    public static MailMemory.Room room() {
        return new MailMemory(1L << 30).room();
    }
}
