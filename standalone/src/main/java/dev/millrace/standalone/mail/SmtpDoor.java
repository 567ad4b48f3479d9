package dev.millrace.standalone.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;

/// Listens for SMTP clients.
final class SmtpDoor extends AbstractServer {
    /// RFC 5321, 4.5.3.2.7.
    private static final int SILENCE_MILLIS = 5 * 60 * 1000;

    private final AccountBook accounts;
    private final Spool spool;
    private final String host;

    SmtpDoor(int port, String host, AccountBook accounts, Spool spool) {
        super(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP), new Managers());
        this.host = host;
        this.accounts = accounts;
        this.spool = spool;
        setClientSocketTimeout(SILENCE_MILLIS);
        setDaemon(true);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return new SmtpConversation(client, host, accounts, spool);
    }
}
