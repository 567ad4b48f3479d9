package dev.millrace.intake.email.mailbox;

import dev.millrace.intake.blob.BlobStore;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/// An open connection to one mailbox.
///
/// Angus Mail connects, signs in and protects; mails are named by UID throughout, since sequence numbers shift
/// when others delete mails. Every command has a time limit, after which the connection is broken off. Used by
/// one thread; only [#interrupt] and [#close] may come from others.
final class MailboxConnection implements AutoCloseable {
    /// A server that gives mails more slowly than this is as good as gone.
    private static final int LEAST_BYTES_A_SECOND = 32 * 1024;

    /// In bytes, of a mail that is fetched piece by piece.
    private static final int PIECE = 512 * 1024;

    /// By this part of itself a mail may be smaller than the server told.
    private static final int SIZE_MARGIN = 20;

    private final MailboxSettings settings;
    private final EmailSettings email;
    private final IMAPFolder folder;
    private final BreakableSockets sockets;
    private final WakeUp wakeUp;
    private final ImapCommands commands;
    private final Marking marking;
    private final long uidValidity;
    private final Idling idling;
    private boolean idles;

    /// The connection is gone, or was broken off: the server said nothing against what was asked.
    static final class Lost extends MessagingException {
        private static final long serialVersionUID = 1L;

        Lost(String reason, @Nullable MessagingException cause) {
            super(reason, cause);
        }
    }

    /// The server cannot do it for now, and does not say for how long (RFC 5530): that says nothing against a mail.
    static final class NotNow extends MessagingException {
        private static final long serialVersionUID = 1L;
        private static final Pattern CODE = Pattern.compile("(?i)\\bNO \\[(UNAVAILABLE|INUSE|LIMIT)\\b");

        NotNow(CommandFailedException cause) {
            super(cause.getMessage(), cause);
        }

        static boolean isMeantBy(CommandFailedException refusal) {
            return CODE.matcher(String.valueOf(refusal.getMessage())).find();
        }
    }

    /// What is known of a mail before it is fetched.
    record Listed(long uid, long size, Instant deliveredAt) {}

    /// What the server can do. Asked for while the store's only connection is not the folder's yet: Angus Mail
    /// would open another one to ask later.
    private record Abilities(boolean idle, boolean move, boolean uidPlus) {
        static Abilities of(IMAPStore store) throws MessagingException {
            return new Abilities(
                    store.hasCapability("IDLE"), store.hasCapability("MOVE"), store.hasCapability("UIDPLUS"));
        }
    }

    private MailboxConnection(
            ImapLogin login, Abilities abilities, IMAPFolder folder, BreakableSockets sockets, WakeUp wakeUp)
            throws MessagingException {
        this.settings = login.settings();
        this.email = login.email();
        this.folder = folder;
        this.sockets = sockets;
        this.wakeUp = wakeUp;
        this.commands = new ImapCommands(folder, sockets, wakeUp, email.commandTimeout());
        this.idling = new Idling(folder, sockets, wakeUp, email.readTimeout());
        this.idles = abilities.idle();
        this.uidValidity = folder.getUIDValidity();
        CopySearch copySearch = new CopySearch(commands, settings.folder(), uidValidity);
        this.marking = new Marking(settings, commands, copySearch, abilities.move(), abilities.uidPlus());
        requireAMark(folder, settings);
    }

    /// That a mail was read is no mark of ours: others read mails too.
    private static void requireAMark(IMAPFolder folder, MailboxSettings settings) throws MessagingException {
        Flags kept = folder.getPermanentFlags();
        boolean keepsKeywords = kept.contains(Flags.Flag.USER) || kept.contains(Marking.DONE_KEYWORD);
        if (Mark.DONE.folder(settings).isBlank() && !keepsKeywords) {
            throw new MessagingException(
                    "the server keeps no keywords, so taken mails cannot be marked in place: set done-folder");
        }
    }

    static MailboxConnection open(ImapLogin login, WakeUp wakeUp) throws MessagingException {
        BreakableSockets sockets = new BreakableSockets();
        try (WakeUp.Timer _ = wakeUp.in(login.email().commandTimeout(), sockets::breakOff)) {
            IMAPStore store = login.connect(sockets);
            makeFolders(store, login.settings());
            Abilities abilities = Abilities.of(store);
            IMAPFolder folder = (IMAPFolder) store.getFolder(login.settings().folder());
            folder.open(Folder.READ_WRITE);
            return new MailboxConnection(login, abilities, folder, sockets, wakeUp);
        } catch (MessagingException | RuntimeException e) {
            sockets.breakOff();
            throw e;
        }
    }

    private static void makeFolders(IMAPStore store, MailboxSettings settings) throws MessagingException {
        for (Mark mark : Mark.values()) {
            String name = mark.folder(settings);
            if (!name.isBlank()) {
                Folder target = store.getFolder(name);
                if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
                    throw new MessagingException("The server does not let the folder '" + name + "' be made");
                }
            }
        }
    }

    /// UIDs hold for as long as this stays the same (RFC 3501, 2.3.1.1).
    long uidValidity() {
        return uidValidity;
    }

    /// Marks mails over this connection.
    Marking marking() {
        return marking;
    }

    /// UIDs of all mails that are not marked done, ascending.
    long[] undone() throws MessagingException {
        commands.forgetNews();
        return search(1);
    }

    /// Whether the server told of new mails since the last search.
    boolean hasNews() {
        return commands.hasNews();
    }

    /// UIDs of the mails after that one that are not marked done, ascending.
    long[] undoneAfter(long uid) throws MessagingException {
        commands.forgetNews();
        return search(uid + 1);
    }

    private long[] search(long from) throws MessagingException {
        String criteria =
                Mark.DONE.folder(settings).isBlank() ? "UNDELETED UNKEYWORD " + Marking.DONE_KEYWORD : "UNDELETED";
        LongStream.Builder uids = LongStream.builder();
        for (Response response : commands.ask("UID SEARCH UID " + from + ":* " + criteria)) {
            if (response instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
                for (long uid = found.readLong(); uid != -1; uid = found.readLong()) {
                    uids.add(uid);
                }
            }
        }
        // "n:*" names the last mail even when its UID is below n.
        return uids.build().filter(uid -> uid >= from).sorted().toArray();
    }

    /// Size and time of delivery; mails that others removed meanwhile are missing.
    List<Listed> list(List<Long> uids) throws MessagingException {
        List<Listed> listed = new ArrayList<>();
        for (Response response : commands.ask("UID FETCH " + UidSet.of(uids) + " (UID RFC822.SIZE INTERNALDATE)")) {
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
    ///
    /// @param size how many bytes they have together: the time for them grows with it
    Map<Long, byte[]> fetch(List<Long> uids, long size) throws MessagingException {
        return fetch(uids, "BODY.PEEK[]", timeFor(size));
    }

    /// The raw bytes of a mail, piece by piece, without marking it read.
    ///
    /// @param most bytes that it may have, whatever the server told before
    /// @return whether the server gave them all
    boolean fetch(Listed mail, long most, BlobStore.Writing target) throws MessagingException, IOException {
        long fetched = 0;
        while (fetched <= most) {
            ByteBuffer piece = piece(mail.uid(), fetched);
            if (piece == null || (fetched > 0 && piece.remaining() > PIECE)) {
                return false;
            }
            int length = piece.remaining();
            target.write(piece);
            fetched += length;
            // One may give all whatever is asked for.
            if (length == 0) {
                return fetched > 0 && fetched <= most && isAbout(mail.size(), fetched);
            }
            if (length > PIECE || (length < PIECE && fetched >= mail.size())) {
                return fetched <= most;
            }
        }
        return false;
    }

    /// Some servers tell sizes that are not quite true.
    private static boolean isAbout(long told, long fetched) {
        return told - fetched <= told / SIZE_MARGIN;
    }

    /// A stretch of a mail that is shorter at its end, and empty behind it; null where there is no such mail.
    private @Nullable ByteBuffer piece(long uid, long from) throws MessagingException {
        String command = "UID FETCH " + uid + " (UID BODY.PEEK[]<" + from + "." + PIECE + ">)";
        for (Response response : commands.ask(command, timeFor(PIECE))) {
            BODY body = response instanceof FetchResponse fetched ? fetched.getItem(BODY.class) : null;
            if (body != null) {
                ByteArray bytes = body.getByteArray();
                return bytes == null
                        ? ByteBuffer.allocate(0)
                        : ByteBuffer.wrap(bytes.getBytes(), bytes.getStart(), bytes.getCount());
            }
        }
        return null;
    }

    private Duration timeFor(long size) {
        return email.commandTimeout().plusMillis(size * 1000 / LEAST_BYTES_A_SECOND);
    }

    /// The raw header of a mail that is too large to fetch.
    Map<Long, byte[]> fetchHeader(long uid) throws MessagingException {
        return fetch(List.of(uid), "BODY.PEEK[HEADER]", email.commandTimeout());
    }

    private Map<Long, byte[]> fetch(List<Long> uids, String what, Duration limit) throws MessagingException {
        Map<Long, byte[]> raw = new HashMap<>();
        for (Response response : commands.ask("UID FETCH " + UidSet.of(uids) + " (UID " + what + ")", limit)) {
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

    /// Waits until the server tells of something, or that time has passed, or [#interrupt].
    ///
    /// @return whether it told of something
    boolean awaitMail(Duration longest) throws MessagingException, InterruptedException {
        if (idles) {
            try {
                return idling.await(longest);
            } catch (MessagingException e) {
                noteRefusal(e);
            }
        }
        wakeUp.sleep(longest);
        return false;
    }

    /// Whether to wait so again where the server says that it can, and does not: for now, or at all on this
    /// connection.
    private void noteRefusal(MessagingException e) throws MessagingException {
        if (e.getCause() instanceof CommandFailedException refusal) {
            idles = NotNow.isMeantBy(refusal);
        } else if (e.getCause() instanceof BadCommandException) {
            idles = false;
        } else {
            throw e;
        }
    }

    /// Ends an [#awaitMail], from any thread.
    void interrupt() {
        idling.interrupt();
    }

    /// Says goodbye to a server that listens, and breaks off in any case.
    @Override
    public void close() {
        try (WakeUp.Timer _ = wakeUp.in(email.connectTimeout(), sockets::breakOff)) {
            // Where the connection is lost, Angus Mail would make another one to say goodbye on.
            if (folder.isOpen()) {
                folder.doCommand(protocol -> {
                    protocol.logout();
                    return null;
                });
            }
        } catch (MessagingException | IllegalStateException alreadyGone) {
            // What matters is over; a goodbye that is not heard does no harm.
        } finally {
            sockets.breakOff();
        }
    }
}
