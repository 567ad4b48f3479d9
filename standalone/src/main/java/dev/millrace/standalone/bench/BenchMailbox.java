package dev.millrace.standalone.bench;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mailbox that mails are taken from.
///
/// @param tls whether TLS protects it from the first byte
public record BenchMailbox(String host, int port, boolean tls, String user, String password) {
    private static final int IMAP = 143;
    private static final int IMAPS = 993;

    /// The mailbox on another server.
    ///
    /// @param uri `imap://user@host:port` or `imaps://…`
    /// @throws IllegalArgumentException where it is something else
    public static BenchMailbox of(URI uri, @Nullable String password) {
        boolean tls = "imaps".equals(uri.getScheme());
        if ((!tls && !"imap".equals(uri.getScheme())) || uri.getHost() == null || uri.getUserInfo() == null) {
            throw new IllegalArgumentException("Expected a mailbox such as imaps://user@host:993, found '" + uri + "'");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? IMAPS : IMAP;
        return new BenchMailbox(
                uri.getHost(),
                port,
                tls,
                uri.getUserInfo(),
                Optional.ofNullable(password).orElse(""));
    }

    /// The address of its mails.
    String address() {
        return user.contains("@") ? user : user + "@acme.example";
    }

    @Override
    public String toString() {
        return "%s at %s:%d".formatted(user, host, port);
    }
}
