package dev.millrace.standalone.mail;

import com.icegreen.greenmail.server.AbstractServer;
import dev.millrace.standalone.files.PrivateFiles;
import dev.millrace.standalone.files.TimeLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;

/// A mail server on loopback: SMTP for sending, IMAP for reading, mailboxes on disk.
///
/// Mail to an account's address is delivered, mail to anybody else refused. Sending needs no password on this machine,
/// reading does.
public final class MailServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final SmtpDoor smtp;
    private final ImapDoor imap;
    private final DiskStore store;

    private MailServer(SmtpDoor smtp, ImapDoor imap, DiskStore store) {
        this.smtp = smtp;
        this.imap = imap;
        this.store = store;
    }

    /// What the server needs to know.
    ///
    /// @param smtpPort the port for SMTP on 127.0.0.1; 0 takes a free one
    /// @param imapPort the port for IMAP on 127.0.0.1; 0 takes a free one
    /// @param domain   its own name, and the domain whose accounts may leave it out when they sign in
    /// @param accounts the addresses that have a mailbox
    /// @param password the password of every account
    public record Settings(int smtpPort, int imapPort, String domain, Collection<String> accounts, String password) {
        @Override
        public String toString() {
            return "Settings[smtpPort=" + smtpPort + ", imapPort=" + imapPort + ", domain=" + domain + "]";
        }
    }

    /// Starts the server and returns when it takes connections; mail accepted before a kill has been delivered then.
    ///
    /// @param directory where the mailboxes lie; created when missing
    /// @throws IOException when the folder can't be read or written, or a port is taken
    public static MailServer start(Path directory, Settings settings) throws IOException {
        PrivateFiles.createDirectories(directory);
        var files = new StoreFiles(directory.resolve("unfinished"));
        DiskStore store = DiskStore.open(directory.resolve("boxes"), files, settings.accounts());
        var spool = new Spool(directory.resolve("spool"), files, store);
        spool.deliverLeftOver();
        var folders = new OwnFolders(store);
        var accounts = new AccountBook(folders, settings.accounts(), settings.domain(), settings.password());
        var smtp = new SmtpDoor(settings.smtpPort(), settings.domain(), accounts, spool);
        var imap = new ImapDoor(settings.imapPort(), accounts, folders);
        var server = new MailServer(smtp, imap, store);
        try {
            open(smtp, "SMTP", settings.smtpPort());
            open(imap, "IMAP", settings.imapPort());
        } catch (IOException failure) {
            server.close();
            throw failure;
        }
        return server;
    }

    private static void open(AbstractServer door, String protocol, int port) throws IOException {
        door.startService();
        try {
            if (!door.waitTillRunning(START_LIMIT.toMillis())) {
                throw new IOException("The mail server cannot listen on 127.0.0.1:" + port + " for " + protocol);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the mail server was starting", interrupted);
        }
    }

    /// The port for SMTP.
    public int smtpPort() {
        return smtp.getPort();
    }

    /// The port for IMAP.
    public int imapPort() {
        return imap.getPort();
    }

    /// Closes all connections; what was accepted is on disk.
    @Override
    public void close() {
        TimeLimit.run("stopping the mail server", STOP_LIMIT, () -> {
            smtp.stopService(STOP_LIMIT.toMillis());
            imap.stopService(STOP_LIMIT.toMillis());
            store.close();
        });
    }
}
