package dev.millrace.standalone.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;

/// Listens for IMAP clients.
final class ImapDoor extends AbstractServer {
    /// RFC 3501, 5.4: a server may close a silent connection after 30 minutes, not earlier.
    private static final int SILENCE_MILLIS = 31 * 60 * 1000;

    private final UserManager accounts;
    private final ImapHostManager folders;

    ImapDoor(int port, UserManager accounts, ImapHostManager folders) {
        super(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP), new Managers());
        this.accounts = accounts;
        this.folders = folders;
        setClientSocketTimeout(SILENCE_MILLIS);
        setDaemon(true);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return new ImapConversation(accounts, folders, client);
    }
}
