package dev.millrace.intake.email.mailbox;

import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;

/// Asks the server over one connection, for whoever has something to ask. What goes wrong is either
/// [MailboxConnection.Lost], or [MailboxConnection.NotNow], or the server's no.
final class ImapCommands {
    private final IMAPFolder folder;
    private final BreakableSockets sockets;
    private final WakeUp wakeUp;
    private final Duration usualLimit;
    private boolean news;

    /// @param usualLimit for the whole answer to a command, after which the connection is broken off
    ImapCommands(IMAPFolder folder, BreakableSockets sockets, WakeUp wakeUp, Duration usualLimit) {
        this.folder = folder;
        this.sockets = sockets;
        this.wakeUp = wakeUp;
        this.usualLimit = usualLimit;
    }

    /// How a folder is named to the server.
    static Argument folder(String name) {
        Argument argument = new Argument();
        argument.writeString(BASE64MailboxEncoder.encode(name));
        return argument;
    }

    /// Whether the server told of new mails since [#forgetNews].
    boolean hasNews() {
        return news;
    }

    void forgetNews() {
        news = false;
    }

    Response[] ask(String command) throws MessagingException {
        return ask(command, null, usualLimit);
    }

    Response[] ask(String command, Argument arguments) throws MessagingException {
        return ask(command, arguments, usualLimit);
    }

    Response[] ask(String command, Duration limit) throws MessagingException {
        return ask(command, null, limit);
    }

    private Response[] ask(String command, @Nullable Argument arguments, Duration limit) throws MessagingException {
        try (WakeUp.Timer _ = wakeUp.in(limit, sockets::breakOff)) {
            return (Response[]) folder.doCommand(protocol -> run(protocol, command, arguments));
        } catch (MessagingException e) {
            if (sockets.isBroken()) {
                throw new MailboxConnection.Lost("the server's answer took longer than " + limit.toSeconds() + " s", e);
            }
            if (e instanceof FolderClosedException || e instanceof StoreClosedException) {
                throw new MailboxConnection.Lost("the connection is lost: " + e.getMessage(), e);
            }
            if (e.getCause() instanceof CommandFailedException refusal && MailboxConnection.NotNow.isMeantBy(refusal)) {
                throw new MailboxConnection.NotNow(refusal);
            }
            throw e;
        }
    }

    private Response[] run(IMAPProtocol protocol, String command, @Nullable Argument arguments)
            throws ProtocolException {
        Response[] responses = protocol.command(command, arguments);
        for (Response response : responses) {
            news |= response instanceof IMAPResponse told && told.keyEquals("EXISTS");
        }
        protocol.notifyResponseHandlers(
                Arrays.stream(responses).filter(ImapCommands::isOfTheConnection).toArray(Response[]::new));
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }

    /// Whether Angus Mail must hear of it. For each mail that is fetched it would keep an object as long as the
    /// connection lasts, and for each that is moved count anew those that follow; nobody asks it for any of them.
    private static boolean isOfTheConnection(Response response) {
        return response.isOK() || response.isNO() || response.isBAD() || response.isBYE();
    }
}
