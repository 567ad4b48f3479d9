package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.jspecify.annotations.Nullable;

/// Waiting with IDLE (RFC 2177) for the server to tell of something. A server that does not answer when the waiting is
/// over is gone, whatever TCP says.
final class Idling {
    private final IMAPFolder folder;
    private final BreakableSockets sockets;
    private final WakeUp wakeUp;
    private final Duration answerWithin;
    private final AtomicReference<@Nullable IMAPProtocol> waiting = new AtomicReference<>();
    private volatile boolean overdue;

    /// @param answerWithin longest wait for the server's last word
    Idling(IMAPFolder folder, BreakableSockets sockets, WakeUp wakeUp, Duration answerWithin) {
        this.folder = folder;
        this.sockets = sockets;
        this.wakeUp = wakeUp;
        this.answerWithin = answerWithin;
    }

    /// Waits until the server tells of something, or that time has passed, or [#interrupt].
    ///
    /// @return whether it told of something
    boolean await(Duration longest) throws MessagingException {
        overdue = false;
        try (WakeUp.Timer _ = wakeUp.in(longest, this::interrupt);
                WakeUp.Timer _ = wakeUp.in(longest.plus(answerWithin), sockets::breakOff)) {
            return (Boolean) folder.doCommand(this::idle);
        }
    }

    /// Not by Angus Mail's own command, which takes no refusal and waits on until the connection is given up.
    private Object idle(IMAPProtocol protocol) throws ProtocolException {
        String tag = begin(protocol);
        // A server may tell what happened since the last command before it says that it waits.
        boolean told = false;
        for (Response response = next(protocol); !response.isContinuation(); response = next(protocol)) {
            told |= isNews(response);
            if (isEnd(protocol, response, tag)) {
                protocol.handleResult(response);
                throw new CommandFailedException(response);
            }
        }
        waiting.set(protocol);
        if (told || overdue) {
            interrupt();
        }
        try {
            boolean goesOn = true;
            while (goesOn) {
                Response response = next(protocol);
                if (isSilence(response)) {
                    continue;
                }
                // With whatever word it ends, it has waited.
                goesOn = !isEnd(protocol, response, tag);
                if (isNews(response)) {
                    told = true;
                    interrupt();
                }
            }
        } finally {
            waiting.set(null);
        }
        return told;
    }

    private static String begin(IMAPProtocol protocol) throws ProtocolException {
        try {
            return protocol.writeCommand("IDLE", null);
        } catch (IOException e) {
            throw new ConnectionException(protocol, Response.byeResponse(e));
        }
    }

    private static Response next(IMAPProtocol protocol) {
        try {
            return protocol.readResponse();
        } catch (IOException | ProtocolException e) {
            return Response.byeResponse(e);
        }
    }

    /// @throws ProtocolException where the server is gone
    private static boolean isEnd(IMAPProtocol protocol, Response response, String tag) throws ProtocolException {
        protocol.notifyResponseHandlers(new Response[] {response});
        boolean end = response.isBYE() || (response.isTagged() && tag.equals(response.getTag()));
        if (response.isBYE()) {
            protocol.handleResult(response);
        }
        return end;
    }

    private static boolean isNews(Response response) {
        return response.isUnTagged() && !response.isOK();
    }

    /// The read timeout is meant for answers; an idling server may be silent for longer.
    private boolean isSilence(Response response) {
        return response.isSynthetic()
                && response.getException() instanceof SocketTimeoutException
                && !sockets.isBroken();
    }

    /// Ends an [#await], from any thread. The word that ends it is said once.
    void interrupt() {
        overdue = true;
        IMAPProtocol idle = waiting.getAndSet(null);
        if (idle != null) {
            idle.idleAbort();
        }
    }
}
