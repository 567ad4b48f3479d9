package dev.millrace.standalone.mail;

import com.icegreen.greenmail.server.AbstractSocketProtocolHandler;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One client's SMTP connection (RFC 5321), from greeting to QUIT.
///
/// GreenMail's own refuses the empty return path, holds every mail in memory and knows no size limit.
final class SmtpConversation extends AbstractSocketProtocolHandler {
    private static final int MOST_RECIPIENTS = 100;
    private static final int MOST_MISTAKES = 20;
    private static final Pattern MAIL = Pattern.compile("FROM:\\s*<([^>]*)>\\s*(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RCPT = Pattern.compile("TO:\\s*<([^>]*)>.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("(?:^|\\s)SIZE=(\\d{1,18})", Pattern.CASE_INSENSITIVE);

    private final String host;
    private final AccountBook accounts;
    private final Spool spool;
    private String greetedAs = "unknown";
    private @Nullable Envelope envelope;
    private int mistakes;

    SmtpConversation(Socket socket, String host, AccountBook accounts, Spool spool) {
        super(socket);
        this.host = host;
        this.accounts = accounts;
        this.spool = spool;
    }

    @Override
    public void run() {
        try (InputStream input = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
                OutputStream output = new BufferedOutputStream(socket.getOutputStream(), 4 * 1024)) {
            socket.setTcpNoDelay(true);
            var lines = new SmtpLines(input, output);
            lines.answer("220 " + host + " ESMTP Millrace");
            String line = lines.read();
            while (line != null && !isQuitting()) {
                if (!answer(line, lines)) {
                    return;
                }
                line = lines.read();
            }
        } catch (SocketTimeoutException silent) {
            log.debug("An SMTP client said nothing for too long");
        } catch (IOException gone) {
            if (!isQuitting()) {
                log.debug("An SMTP connection broke: {}", gone.toString());
            }
        } finally {
            close();
        }
    }

    /// Answers one command; false ends the conversation.
    private boolean answer(String line, SmtpLines lines) throws IOException {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String rest = space < 0 ? "" : line.substring(space + 1).strip();
        switch (verb) {
            case "EHLO" -> {
                greet(rest);
                lines.answer("250-" + host);
                lines.answer("250-SIZE " + Spool.MOST_BYTES);
                lines.answer("250-PIPELINING");
                lines.answer("250-8BITMIME");
                lines.answer("250-SMTPUTF8");
                lines.answer("250 AUTH PLAIN LOGIN");
            }
            case "HELO" -> {
                greet(rest);
                lines.answer("250 " + host);
            }
            case "MAIL" -> lines.answer(mail(rest));
            case "RCPT" -> lines.answer(recipient(rest));
            case "DATA" -> data(lines);
            case "AUTH" -> lines.answer(authenticate(rest, lines));
            case "RSET" -> {
                envelope = null;
                lines.answer("250 2.0.0 Forgotten");
            }
            case "NOOP" -> lines.answer("250 2.0.0 Still here");
            case "VRFY" -> lines.answer("252 2.1.5 Send a mail and see");
            case "QUIT" -> {
                lines.answer("221 2.0.0 Goodbye");
                return false;
            }
            default -> {
                mistakes++;
                lines.answer("500 5.5.2 Expected an SMTP command, found \"" + SmtpLines.printable(verb, 20) + "\"");
            }
        }
        if (mistakes > MOST_MISTAKES) {
            lines.answer("421 4.7.0 Too many mistakes");
            return false;
        }
        return true;
    }

    private void greet(String name) {
        greetedAs = SmtpLines.printable(name, 100);
        envelope = null;
    }

    private String mail(String rest) {
        Matcher form = MAIL.matcher(rest);
        if (!form.matches()) {
            return mistake("501 5.5.4 Expected MAIL FROM:<address>");
        }
        Matcher size = SIZE.matcher(form.group(2));
        if (size.find() && Long.parseLong(size.group(1)) > Spool.MOST_BYTES) {
            return "552 5.3.4 The mail is larger than " + Spool.MOST_BYTES + " bytes";
        }
        envelope = Envelope.from(SmtpLines.printable(form.group(1), 320));
        return "250 2.1.0 Sender accepted";
    }

    private String recipient(String rest) {
        if (envelope == null) {
            return mistake("503 5.5.1 Expected MAIL before RCPT");
        }
        Matcher form = RCPT.matcher(rest);
        if (!form.matches()) {
            return mistake("501 5.5.4 Expected RCPT TO:<address>");
        }
        return switch (accounts.recipient(form.group(1))) {
            case AccountBook.Recipient.Known(String account) -> {
                if (envelope.recipients().size() >= MOST_RECIPIENTS) {
                    yield "452 4.5.3 More than " + MOST_RECIPIENTS + " recipients";
                }
                envelope.recipients().add(account);
                yield "250 2.1.5 Recipient accepted";
            }
            case AccountBook.Recipient.Unknown ignored -> mistake("550 5.1.1 No mailbox of that name here");
            case AccountBook.Recipient.Elsewhere ignored -> mistake("550 5.7.1 Mail to other domains is not relayed");
        };
    }

    private void data(SmtpLines lines) throws IOException {
        Envelope complete = envelope;
        if (complete == null || complete.recipients().isEmpty()) {
            lines.answer(mistake("503 5.5.1 Expected MAIL and at least one accepted RCPT before DATA"));
            return;
        }
        envelope = null;
        lines.answer("354 Send the mail, end with a line of one dot");
        switch (spool.accept(complete, new Spool.Origin(greetedAs, host), lines::copyMail)) {
            case Spool.Acceptance.Accepted(String key, var delivery) -> {
                lines.answer("250 2.0.0 Accepted as " + key);
                delivery.run();
            }
            case Spool.Acceptance.TooLarge ignored ->
                lines.answer("552 5.3.4 The mail is larger than " + Spool.MOST_BYTES + " bytes");
            case Spool.Acceptance.NotKept(String reason) -> {
                log.error("A mail could not be kept: {}", reason);
                lines.answer("451 4.3.0 The mail could not be kept now, please send it again");
            }
        }
    }

    /// Signing in is not needed on loopback, but mail programs that are set up to do it can.
    private String authenticate(String rest, SmtpLines lines) throws IOException {
        String[] words = rest.split("\\s+", 2);
        try {
            if (words[0].equalsIgnoreCase("PLAIN")) {
                String response = words.length > 1 ? words[1] : lines.ask("334 ");
                String[] parts = decode(response).split("\0", -1);
                return verdict(parts.length == 3 && accounts.test(parts[1], parts[2]));
            }
            if (words[0].equalsIgnoreCase("LOGIN")) {
                String name = decode(words.length > 1 ? words[1] : lines.ask("334 VXNlcm5hbWU6"));
                return verdict(accounts.test(name, decode(lines.ask("334 UGFzc3dvcmQ6"))));
            }
        } catch (IllegalArgumentException notBase64) {
            return mistake("501 5.5.2 Expected base64");
        }
        return mistake("504 5.5.4 Expected AUTH PLAIN or AUTH LOGIN");
    }

    private String verdict(boolean right) {
        return right ? "235 2.7.0 Signed in" : mistake("535 5.7.8 Name or password is wrong");
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
    }

    private String mistake(String answer) {
        mistakes++;
        return answer;
    }
}
