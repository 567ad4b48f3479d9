package dev.millrace.standalone.mail;

import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapRequestHandler;
import com.icegreen.greenmail.imap.ImapResponse;
import com.icegreen.greenmail.user.UserManager;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;

/// One client's IMAP connection: GreenMail's commands over a [LiveSession].
final class ImapConversation extends ImapHandler {
    private final ImapHostManager folders;
    private final UserManager accounts;
    private final LiveSession session;

    ImapConversation(UserManager accounts, ImapHostManager folders, Socket socket) {
        super(accounts, folders, socket);
        this.folders = folders;
        this.accounts = accounts;
        this.session = new LiveSession(this.folders, this.accounts, this);
    }

    @Override
    public void run() {
        try (var input = new BufferedInputStream(socket.getInputStream(), 8 * 1024);
                var output = new BufferedOutputStream(socket.getOutputStream(), 8 * 1024)) {
            socket.setTcpNoDelay(true);
            new ImapResponse(output).okResponse(null, "IMAP4rev1 Millrace ready");
            var commands = new ImapRequestHandler();
            while (!isQuitting() && commands.handleRequest(input, output, session)) {
                // The next command.
            }
        } catch (Exception failure) {
            if (!isQuitting()) {
                log.info("An IMAP connection ended: {}", failure.toString());
            }
        } finally {
            // GreenMail leaves a broken connection's folder open, and would go on telling it of every mail.
            session.deselect();
            close();
        }
    }

    @Override
    public void forceConnectionClose(String message) {
        try {
            new ImapResponse(socket.getOutputStream()).byeResponse(message);
        } catch (IOException gone) {
            log.debug("A client was gone before it could be told: {}", message);
        }
        close();
    }
}
