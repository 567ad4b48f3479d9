package dev.millrace.intake.email.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/// An open connection to one mailbox.
///
/// Angus Mail connects, signs in, protects and idles; mails are named by UID throughout, since sequence numbers shift
/// when others delete mails. Used by one thread; only [#interrupt] and [#close] may come from others.
final class MailboxConnection implements AutoCloseable {
    private static final String DONE_KEYWORD = "$MillraceDone";

    private final MailboxSettings settings;
    private final IMAPStore store;
    private final IMAPFolder folder;
    private final boolean canIdle;
    private final boolean keepsKeywords;
    private final AtomicBoolean idling = new AtomicBoolean();

    /// What is known of a mail before it is fetched.
    record Listed(long uid, long size, Instant deliveredAt) {}

    private MailboxConnection(MailboxSettings settings, IMAPStore store, IMAPFolder folder) throws MessagingException {
        this.settings = settings;
        this.store = store;
        this.folder = folder;
        this.canIdle = store.hasCapability("IDLE");
        this.keepsKeywords = folder.getPermanentFlags().contains(jakarta.mail.Flags.Flag.USER)
                || folder.getPermanentFlags().contains(DONE_KEYWORD);
    }

    static MailboxConnection open(MailboxSettings settings, EmailSettings email) throws MessagingException {
        String protocol = settings.tls() == MailboxSettings.Tls.IMPLICIT ? "imaps" : "imap";
        Session session = Session.getInstance(properties(protocol, settings, email));
        IMAPStore store = (IMAPStore) session.getStore(protocol);
        try {
            store.connect(settings.host(), settings.port(), settings.userOrAddress(), settings.password());
            IMAPFolder folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            makeFolders(store, settings);
            return new MailboxConnection(settings, store, folder);
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Properties properties(String protocol, MailboxSettings settings, EmailSettings email) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(
                prefix + "connectiontimeout",
                Long.toString(email.connectTimeout().toMillis()));
        properties.setProperty(
                prefix + "timeout", Long.toString(email.readTimeout().toMillis()));
        properties.setProperty(
                prefix + "writetimeout", Long.toString(email.readTimeout().toMillis()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectionpoolsize", "1");
        properties.setProperty(prefix + "tcpnodelay", "true");
        if (settings.tls() != MailboxSettings.Tls.IMPLICIT) {
            properties.put(prefix + "socketFactory", new PromptSockets());
        }
        if (settings.tls() == MailboxSettings.Tls.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }

    private static void makeFolders(IMAPStore store, MailboxSettings settings) throws MessagingException {
        List<String> wanted = new ArrayList<>(List.of(settings.ignoredFolder(), settings.parkedFolder()));
        if (settings.movesDoneMails()) {
            wanted.add(settings.doneFolder());
        }
        for (String name : wanted) {
            Folder target = store.getFolder(name);
            if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
                throw new MessagingException("The server does not let the folder '" + name + "' be made");
            }
        }
    }

    /// UIDs of all mails that are not marked done, oldest first.
    List<Long> undone() throws MessagingException {
        String unmarked = keepsKeywords ? "UNKEYWORD " + DONE_KEYWORD : "UNSEEN";
        String criteria = settings.movesDoneMails() ? "UNDELETED" : "UNDELETED " + unmarked;
        List<Long> uids = new ArrayList<>();
        for (Response response : command("UID SEARCH " + criteria, null)) {
            if (response instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
                for (long uid = found.readLong(); uid != -1; uid = found.readLong()) {
                    uids.add(uid);
                }
            }
        }
        return uids.stream().sorted().toList();
    }

    /// Size and time of delivery; mails that others removed meanwhile are missing.
    List<Listed> list(List<Long> uids) throws MessagingException {
        List<Listed> listed = new ArrayList<>();
        for (Response response : command("UID FETCH " + set(uids) + " (UID RFC822.SIZE INTERNALDATE)", null)) {
            if (response instanceof FetchResponse fetched) {
                UID uid = fetched.getItem(UID.class);
                RFC822SIZE size = fetched.getItem(RFC822SIZE.class);
                INTERNALDATE date = fetched.getItem(INTERNALDATE.class);
                if (uid != null && size != null) {
                    Instant delivered = date == null || date.getDate() == null
                            ? Instant.now()
                            : date.getDate().toInstant();
                    listed.add(new Listed(uid.uid, size.size, delivered));
                }
            }
        }
        return listed;
    }

    /// The raw bytes of mails, in one request, without marking them read.
    Map<Long, byte[]> fetch(List<Long> uids) throws MessagingException {
        return fetch(uids, "BODY.PEEK[]");
    }

    /// The raw header of a mail that is too large to fetch.
    Map<Long, byte[]> fetchHeader(long uid) throws MessagingException {
        return fetch(List.of(uid), "BODY.PEEK[HEADER]");
    }

    private Map<Long, byte[]> fetch(List<Long> uids, String what) throws MessagingException {
        Map<Long, byte[]> raw = new HashMap<>();
        for (Response response : command("UID FETCH " + set(uids) + " (UID " + what + ")", null)) {
            if (response instanceof FetchResponse fetched) {
                UID uid = fetched.getItem(UID.class);
                BODY body = fetched.getItem(BODY.class);
                if (uid != null && body != null && body.getByteArray() != null) {
                    raw.put(uid.uid, body.getByteArray().getNewBytes());
                }
            }
        }
        return raw;
    }

    void markDone(List<Long> uids) throws MessagingException {
        if (settings.movesDoneMails()) {
            move(uids, settings.doneFolder());
        } else if (!uids.isEmpty()) {
            String flags = keepsKeywords ? "(\\Seen " + DONE_KEYWORD + ")" : "(\\Seen)";
            command("UID STORE " + set(uids) + " +FLAGS.SILENT " + flags, null);
        }
    }

    void markIgnored(List<Long> uids) throws MessagingException {
        move(uids, settings.ignoredFolder());
    }

    void park(List<Long> uids) throws MessagingException {
        move(uids, settings.parkedFolder());
    }

    /// Moves in one step where the server can (RFC 6851), else copies and removes.
    private void move(List<Long> uids, String target) throws MessagingException {
        if (uids.isEmpty()) {
            return;
        }
        Argument to = new Argument();
        to.writeString(BASE64MailboxEncoder.encode(target));
        if (store.hasCapability("MOVE")) {
            command("UID MOVE " + set(uids), to);
            return;
        }
        command("UID COPY " + set(uids), to);
        command("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Deleted)", null);
        // Without UIDPLUS (RFC 4315) there is only the command that removes whatever anybody has marked.
        command(store.hasCapability("UIDPLUS") ? "UID EXPUNGE " + set(uids) : "EXPUNGE", null);
    }

    /// Waits until the server tells of something, or that time has passed, or [#interrupt].
    void awaitMail(Duration longest, WakeUp wakeUp) throws MessagingException, InterruptedException {
        if (!canIdle) {
            wakeUp.sleep(longest);
            return;
        }
        idling.set(true);
        try (WakeUp.Timer _ = wakeUp.in(longest, this::interrupt)) {
            folder.idle(true);
        } finally {
            idling.set(false);
        }
    }

    /// Ends an [#awaitMail] of another thread. Asking an idling folder anything makes it stop idling.
    void interrupt() {
        if (idling.get()) {
            folder.isOpen();
        }
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }

    private Response[] command(String command, @org.jspecify.annotations.Nullable Argument arguments)
            throws MessagingException {
        Object responses = folder.doCommand(protocol -> run(protocol, command, arguments));
        return (Response[]) responses;
    }

    private static Response[] run(
            IMAPProtocol protocol, String command, @org.jspecify.annotations.Nullable Argument arguments)
            throws ProtocolException {
        Response[] responses = protocol.command(command, arguments);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }

    private static String set(List<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
