package dev.millrace.intake.email.mailbox;

import dev.millrace.access.token.AccessTokens;
import dev.millrace.access.token.NoAccessToken;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/// How a mailbox's server is reached and what it is shown: TLS, and a password or an access token.
///
/// @param trust whose certificates are believed, or null for those that the Java platform believes
/// @param tokens where access tokens come from, or null to sign in with the password
record ImapLogin(
        MailboxSettings settings,
        EmailSettings email,
        @Nullable SSLContext trust,
        @Nullable AccessTokens tokens) {

    /// Connects and signs in.
    IMAPStore connect(BreakableSockets sockets) throws MessagingException {
        String protocol = settings.tls() == MailboxSettings.Tls.IMPLICIT ? "imaps" : "imap";
        Session session = Session.getInstance(properties("mail." + protocol + ".", sockets));
        IMAPStore store = (IMAPStore) session.getStore(protocol);
        try {
            store.connect(settings.host(), settings.port(), settings.userOrAddress(), secret());
            return store;
        } catch (MessagingException e) {
            if (tokens != null && isRefusal(e)) {
                tokens.forget();
            }
            throw e;
        }
    }

    /// Whether the server answered and did not let us in. Some say BAD where the token is not taken, since the
    /// answer to their challenge (RFC 7628, section 3.2.3) is not what they expect.
    private static boolean isRefusal(MessagingException e) {
        return e instanceof AuthenticationFailedException
                || e.getCause() instanceof BadCommandException
                || e.getCause() instanceof CommandFailedException;
    }

    private String secret() throws MessagingException {
        try {
            return tokens == null ? String.valueOf(settings.password()) : tokens.token();
        } catch (NoAccessToken e) {
            throw new MessagingException(e.getMessage(), e);
        }
    }

    private Properties properties(String prefix, BreakableSockets sockets) {
        Properties properties = new Properties();
        properties.setProperty(
                prefix + "connectiontimeout",
                Long.toString(email.connectTimeout().toMillis()));
        properties.setProperty(
                prefix + "timeout", Long.toString(email.readTimeout().toMillis()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectionpoolsize", "1");
        properties.put(prefix + "socketFactory", sockets.plain());
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        if (settings.tls() != MailboxSettings.Tls.NONE) {
            properties.put(prefix + "ssl.socketFactory", sockets.protectedBy(trusted()));
        }
        if (settings.tls() == MailboxSettings.Tls.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        if (tokens != null) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    private SSLContext trusted() {
        try {
            return trust == null ? SSLContext.getDefault() : trust;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has a default TLS context", e);
        }
    }

    @Override
    public String toString() {
        return "ImapLogin[" + settings + "]";
    }
}
