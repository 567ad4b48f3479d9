package dev.millrace.notifier.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import javax.net.SocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// A connection to the mail server. It waits longer for the answer to a whole mail than for others,
/// and knows whether the server may have taken a mail without saying so.
final class SmtpConnection extends SMTPTransport {
    /// RFC 5321, 4.5.3.2.6: a server may deliver a mail before it answers. Whoever does not wait for
    /// that sends it twice.
    private static final Duration TAKES_UP_TO = Duration.ofMinutes(10);

    private final OneSocket socket;
    private final Duration answerWithin;
    private boolean mayHaveTaken;
    private BooleanSupplier mayEnd = () -> false;

    private SmtpConnection(Session session, OneSocket socket, Duration answerWithin) {
        super(session, null);
        this.socket = socket;
        this.answerWithin = answerWithin;
    }

    /// One that is yet to be connected.
    ///
    /// @param answerWithin longest wait for other answers
    static SmtpConnection of(Properties settings, Duration answerWithin) {
        OneSocket socket = new OneSocket();
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.put("mail.smtp.socketFactory", socket);
        properties.put("mail.smtp.socketFactory.fallback", "false");
        return new SmtpConnection(Session.getInstance(properties), socket, answerWithin);
    }

    /// Whether the server got all of the last mail and did not say that it took it. Before the
    /// mail's end it takes nothing (RFC 5321, 4.1.1.4), whatever goes wrong.
    boolean mayHaveTaken() {
        return mayHaveTaken;
    }

    /// Hands a mail over.
    ///
    /// @param mayEnd asked before the mail's end; where it is not to end, the connection is closed, so
    ///     that the server takes none of it
    void send(Message mail, Address[] recipients, BooleanSupplier mayEnd) throws MessagingException {
        this.mayEnd = mayEnd;
        sendMessage(mail, recipients);
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        if (!mayEnd.getAsBoolean()) {
            throw new IOException("It was not ended: it may be somebody else's now");
        }
        socket.answerWithin(answerWithin.compareTo(TAKES_UP_TO) > 0 ? answerWithin : TAKES_UP_TO);
        mayHaveTaken = true;
        super.finishData();
        mayHaveTaken = false;
        socket.answerWithin(answerWithin);
    }

    /// Keeps hold of the connection's socket. Where there is TLS, it lies beneath that.
    private static final class OneSocket extends SocketFactory {
        private Socket made = new Socket();

        void answerWithin(Duration limit) throws IOException {
            made.setSoTimeout(Math.toIntExact(limit.toMillis()));
        }

        @Override
        public Socket createSocket() {
            made = new Socket();
            return made;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            made = new Socket(host, port);
            return made;
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            made = new Socket(host, port, local, localPort);
            return made;
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            made = new Socket(host, port);
            return made;
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            made = new Socket(host, port, local, localPort);
            return made;
        }
    }
}
