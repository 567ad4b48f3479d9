package dev.millrace.intake.email.mailbox;

import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseHandler;
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
    void await(Duration longest) throws MessagingException {
        overdue = false;
        try (WakeUp.Timer _ = wakeUp.in(longest, this::interrupt);
                WakeUp.Timer _ = wakeUp.in(longest.plus(answerWithin), sockets::breakOff)) {
            folder.doCommand(this::idle);
        }
    }

    private @Nullable Object idle(IMAPProtocol protocol) throws ProtocolException {
        boolean told = start(protocol);
        waiting.set(protocol);
        if (told || overdue) {
            interrupt();
        }
        try {
            boolean goesOn = true;
            while (goesOn) {
                Response response = protocol.readIdleResponse();
                if (isSilence(response)) {
                    continue;
                }
                goesOn = protocol.processIdleResponse(response);
                if (isNews(response)) {
                    interrupt();
                }
            }
        } finally {
            waiting.set(null);
        }
        return null;
    }

    /// A server may tell what happened since the last command before it says that it waits.
    ///
    /// @return whether it told of something
    private static boolean start(IMAPProtocol protocol) throws ProtocolException {
        AtomicBoolean told = new AtomicBoolean();
        ResponseHandler listener = response -> {
            if (isNews(response)) {
                told.set(true);
            }
        };
        protocol.addResponseHandler(listener);
        try {
            protocol.idleStart();
        } finally {
            protocol.removeResponseHandler(listener);
        }
        return told.get();
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
