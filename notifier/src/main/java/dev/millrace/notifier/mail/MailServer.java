package dev.millrace.notifier.mail;

import dev.millrace.access.token.AccessTokens;
import dev.millrace.access.token.NoAccessToken;
import dev.millrace.tickets.message.Excerpt;
import dev.millrace.tickets.message.MailDomain;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The server that takes our mail, with a few connections that are kept open between mails.
///
/// Everything here blocks, for as long as the settings allow; it runs on the mail scheduler only.
@Component
final class MailServer {
    /// RFC 5321, 4.2.3: answers from here on are about the mail; 500 to 549 are about how we speak to the
    /// server.
    private static final int NO_SUCH_MAILBOX = 550;

    /// RFC 2034: behind the answer's code.
    private static final Pattern ENHANCED_STATUS = Pattern.compile("^5\\d\\d[ -](5\\.\\d{1,3}\\.\\d{1,3})\\b");

    /// RFC 3463, RFC 7505: there is no such mailbox or mail domain, or it moved or is disabled for good. Of the others
    /// 5.1.0 may mean anything, and 5.1.7 and 5.1.8 our own address.
    private static final Pattern BAD_ADDRESS = Pattern.compile("5\\.1\\.([1236]|10)|5\\.2\\.1");

    /// RFC 3463: larger than the mailbox or the server takes.
    private static final Pattern TOO_LARGE = Pattern.compile("5\\.2\\.3|5\\.3\\.4");

    /// RFC 5321 and, for a size that was announced, RFC 1870.
    private static final int EXCEEDS_STORAGE = 552;

    /// Of what a server says, in characters.
    private static final int LONGEST_REASON = 500;

    private final MailSettings settings;
    private final Properties properties;
    private final BlockingQueue<Kept> kept;
    private final @Nullable AccessTokens tokens;

    MailServer(MailSettings settings) {
        this.settings = settings;
        this.properties = properties(settings);
        this.kept = new ArrayBlockingQueue<>(settings.connections());
        MailSettings.Smtp smtp = settings.smtp();
        this.tokens = smtp.oauth() == null
                ? null
                : new AccessTokens(smtp.oauth(), String.valueOf(smtp.user()), InstantSource.system());
    }

    private record Kept(SmtpConnection connection, long since) {}

    /// Hands a mail over, to its recipient and, in the same transaction, to the mailbox for copies.
    ///
    /// @param mayEnd asked once the server has all of the mail but its end; where it is not to end, the
    ///     server takes none of it
    HandOver handOver(ComposedMail mail, BooleanSupplier mayEnd) {
        SmtpConnection connection;
        try {
            connection = connection();
        } catch (MessagingException e) {
            return new HandOver.NotNow(reason(e));
        }
        try {
            connection.send(mail, recipients(mail), mayEnd);
            keep(connection);
            return new HandOver.Taken();
        } catch (MessagingException e) {
            close(connection);
            return judge(mail, connection.mayHaveTaken(), e);
        }
    }

    /// Whether the server answers.
    ///
    /// @throws MessagingException when it does not
    void greet() throws MessagingException {
        keep(connection());
    }

    /// Closes connections that have not been used for a while.
    void closeIdle() {
        Kept oldest = kept.peek();
        while (oldest != null && isIdle(oldest) && kept.remove(oldest)) {
            close(oldest.connection());
            oldest = kept.peek();
        }
    }

    /// Closes all connections that are not in use.
    void closeAll() {
        List<Kept> all = new ArrayList<>();
        kept.drainTo(all);
        all.forEach(one -> close(one.connection()));
    }

    private SmtpConnection connection() throws MessagingException {
        for (Kept one = kept.poll(); one != null; one = kept.poll()) {
            if (!isIdle(one) && one.connection().isConnected()) {
                return one.connection();
            }
            close(one.connection());
        }
        MailSettings.Smtp smtp = settings.smtp();
        SmtpConnection connection = SmtpConnection.of(properties, smtp.answerWithin());
        try {
            connection.connect(smtp.host(), smtp.port(), smtp.user(), secret());
            return connection;
        } catch (AuthenticationFailedException e) {
            if (tokens != null) {
                tokens.forget();
            }
            throw e;
        }
    }

    private @Nullable String secret() throws MessagingException {
        try {
            return tokens == null ? settings.smtp().password() : tokens.token();
        } catch (NoAccessToken e) {
            throw new MessagingException(e.getMessage(), e);
        }
    }

    private void keep(SmtpConnection connection) {
        if (!kept.offer(new Kept(connection, System.nanoTime()))) {
            close(connection);
        }
    }

    private boolean isIdle(Kept one) {
        return Duration.ofNanos(System.nanoTime() - one.since()).compareTo(settings.idle()) > 0;
    }

    private static void close(SmtpConnection connection) {
        try {
            connection.close();
        } catch (MessagingException alreadyGone) {
            // It is not used any more; whether it could say goodbye does not matter.
        }
    }

    private Address[] recipients(ComposedMail mail) throws MessagingException {
        List<Address> all = new ArrayList<>(List.of(mail.getAllRecipients()));
        MailSettings.SentCopy copy = settings.sentCopy();
        if (copy != null) {
            all.add(new InternetAddress(copy.address()));
        }
        return all.toArray(Address[]::new);
    }

    /// Only an answer that names our recipient, or one to the mail itself, speaks about this mail for good. A
    /// refused sender or a mailbox for copies that is missing is a fault of the installation, which will be
    /// mended.
    private static HandOver judge(ComposedMail mail, boolean mayHaveTaken, MessagingException error) {
        SMTPAddressFailedException aboutRecipient = null;
        Integer aboutMail = null;
        for (Exception e = error; e != null; e = next(e)) {
            if (e instanceof SMTPAddressFailedException address && isRecipient(mail, address.getAddress())) {
                aboutRecipient = address;
            } else if (e instanceof SMTPSendFailedException sent && !(e instanceof SMTPSenderFailedException)) {
                aboutMail = sent.getReturnCode();
            }
        }
        String reason = reason(error);
        if (aboutRecipient != null) {
            return aboutRecipient.getReturnCode() >= NO_SUCH_MAILBOX
                    ? refused(aboutRecipient, reason)
                    : new HandOver.NotNow(reason);
        }
        if (aboutMail != null && aboutMail > 0) {
            return mayHaveTaken && aboutMail >= NO_SUCH_MAILBOX
                    ? new HandOver.Refused(reason)
                    : new HandOver.NotNow(reason);
        }
        return mayHaveTaken ? new HandOver.Unknown(reason) : new HandOver.NotNow(reason);
    }

    /// Servers refuse our sender and relaying, too, only when they hear the recipient (as Postfix with
    /// `smtpd_delay_reject`), so what says neither that there is nobody nor that the mail is too large
    /// may not be about this mail.
    private static HandOver refused(SMTPAddressFailedException refusal, String reason) {
        Matcher found = ENHANCED_STATUS.matcher(String.valueOf(refusal.getMessage()));
        String status = found.find() ? found.group(1) : "";
        if (BAD_ADDRESS.matcher(status).matches()) {
            return new HandOver.NoSuchAddress(status, reason);
        }
        return TOO_LARGE.matcher(status).matches() || (status.isEmpty() && refusal.getReturnCode() == EXCEEDS_STORAGE)
                ? new HandOver.Refused(reason)
                : new HandOver.NotAllowed(reason);
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static boolean isRecipient(ComposedMail mail, @Nullable InternetAddress address) {
        try {
            return address != null && List.of(mail.getAllRecipients()).contains(address);
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail that we composed has recipients that cannot be read", e);
        }
    }

    private static String reason(MessagingException e) {
        String reason = String.valueOf(e.getMessage()).strip();
        Exception next = e.getNextException();
        if (next != null
                && next.getMessage() != null
                && (e instanceof SendFailedException || next instanceof IOException)) {
            String more = next.getMessage().strip();
            reason = reason.contains(more) ? reason : reason + ": " + more;
        }
        return Excerpt.of(reason, LONGEST_REASON);
    }

    private static Properties properties(MailSettings settings) {
        MailSettings.Smtp smtp = settings.smtp();
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", millis(smtp.connectWithin()));
        properties.put("mail.smtp.timeout", millis(smtp.answerWithin()));
        properties.put("mail.smtp.writetimeout", millis(smtp.answerWithin()));
        properties.put(
                "mail.smtp.localhost",
                smtp.hello() == null || smtp.hello().isBlank() ? MailDomain.of(settings.address()) : smtp.hello());
        properties.put("mail.smtp.quitwait", "false");
        properties.put(
                "mail.smtp.auth",
                Boolean.toString(smtp.user() != null && !smtp.user().isEmpty()));
        if (smtp.oauth() != null) {
            properties.put("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        switch (smtp.security()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
