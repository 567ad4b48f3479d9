package dev.millrace.standalone.mail;

import com.icegreen.greenmail.foedus.util.MsgRangeFilter;
import com.icegreen.greenmail.imap.ImapConstants;
import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.SearchTerm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A folder as GreenMail's IMAP commands see it, on top of files.
///
/// Every change happens under the store's one lock and tells the sessions that have the folder open before the lock is
/// given back, so that no session sees a number of messages that does not fit the order of events.
final class DiskFolder implements MailFolder {
    private static final Flags SYSTEM_FLAGS = systemFlags();

    private final StoreFiles files;
    private final List<SelectedFolder> sessions = new ArrayList<>();
    private final List<DiskFolder> children = new ArrayList<>();
    private @Nullable DiskFolder parent;
    private String name;
    private @Nullable MessageShelf shelf;

    DiskFolder(StoreFiles files, @Nullable DiskFolder parent, String name, @Nullable MessageShelf shelf) {
        this.files = files;
        this.parent = parent;
        this.name = name;
        this.shelf = shelf;
    }

    // The tree.

    @Nullable
    DiskFolder parent() {
        return parent;
    }

    List<DiskFolder> children() {
        return children;
    }

    @Nullable
    DiskFolder child(String wanted) {
        return children.stream()
                .filter(child -> child.name.equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(null);
    }

    void place(@Nullable DiskFolder newParent, String newName) {
        parent = newParent;
        name = newName;
    }

    @Nullable
    MessageShelf shelf() {
        return shelf;
    }

    void shelf(@Nullable MessageShelf opened) {
        shelf = opened;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getFullName() {
        return parent == null ? name : parent.getFullName() + ImapConstants.HIERARCHY_DELIMITER + name;
    }

    @Override
    public boolean isSelectable() {
        return shelf != null;
    }

    private MessageShelf open() {
        if (shelf == null) {
            throw new IllegalStateException("The folder " + getFullName() + " holds folders only, no messages");
        }
        return shelf;
    }

    // What is in it.

    @Override
    public int getMessageCount() {
        synchronized (files.lock()) {
            return shelf == null ? 0 : shelf.messages().size();
        }
    }

    @Override
    public int getRecentCount(boolean reset) {
        synchronized (files.lock()) {
            List<ShelvedMessage> recent = matching(ShelvedMessage::isRecent);
            if (reset) {
                recent.forEach(ShelvedMessage::noLongerRecent);
            }
            return recent.size();
        }
    }

    @Override
    public int getUnseenCount() {
        synchronized (files.lock()) {
            return matching(message -> !message.is(Flags.Flag.SEEN)).size();
        }
    }

    @Override
    public int getFirstUnseen() {
        synchronized (files.lock()) {
            List<ShelvedMessage> unseen = matching(message -> !message.is(Flags.Flag.SEEN));
            return unseen.isEmpty() ? -1 : open().place(unseen.getFirst().uid()) + 1;
        }
    }

    private List<ShelvedMessage> matching(Predicate<ShelvedMessage> condition) {
        return shelf == null
                ? List.of()
                : shelf.messages().stream().filter(condition).toList();
    }

    @Override
    public long getUidValidity() {
        return open().uidValidity();
    }

    @Override
    public long getUIDNext() {
        synchronized (files.lock()) {
            return open().uidNext();
        }
    }

    @Override
    public Flags getAvailableFlags() {
        return new Flags(SYSTEM_FLAGS);
    }

    @Override
    public Flags getPermanentFlags() {
        var flags = new Flags(SYSTEM_FLAGS);
        flags.add(Flags.Flag.USER);
        synchronized (files.lock()) {
            matching(message -> message.name().flags().getUserFlags().length > 0)
                    .forEach(message -> flags.add(message.name().flags()));
        }
        return flags;
    }

    @Override
    public long[] getMessageUids() {
        synchronized (files.lock()) {
            return matching(message -> true).stream()
                    .mapToLong(ShelvedMessage::uid)
                    .toArray();
        }
    }

    @Override
    public int getMsn(long uid) throws FolderException {
        synchronized (files.lock()) {
            int place = open().place(uid);
            if (place < 0) {
                throw new FolderException("No message with UID " + uid + " in " + getFullName());
            }
            return place + 1;
        }
    }

    Object lock() {
        return files.lock();
    }

    @Nullable
    ShelvedMessage find(long uid) {
        synchronized (files.lock()) {
            return shelf == null ? null : shelf.find(uid);
        }
    }

    Path file(ShelvedMessage message) {
        synchronized (files.lock()) {
            return open().file(message.name());
        }
    }

    @Override
    public @Nullable StoredMessage getMessage(long uid) {
        return files.texts().read(this, uid);
    }

    @Override
    public List<StoredMessage> getMessages() {
        return read(getMessageUids());
    }

    @Override
    public List<StoredMessage> getMessages(MsgRangeFilter range) {
        long[] uids = getMessageUids();
        var chosen = new ArrayList<StoredMessage>();
        for (int i = 0; i < uids.length; i++) {
            if (range.includes(i + 1)) {
                chosen.addAll(read(uids[i]));
            }
        }
        return chosen;
    }

    @Override
    public List<StoredMessage> getNonDeletedMessages() {
        return getMessages().stream()
                .filter(message -> !message.isSet(Flags.Flag.DELETED))
                .toList();
    }

    private List<StoredMessage> read(long... uids) {
        var found = new ArrayList<StoredMessage>();
        for (long uid : uids) {
            StoredMessage message = getMessage(uid);
            if (message != null) {
                found.add(message);
            }
        }
        return found;
    }

    @Override
    public long[] search(SearchTerm term) {
        return search(term, getMessageUids());
    }

    /// The numbers of those messages that match, where a message's sequence number is its place in `uids`.
    long[] search(SearchTerm term, long[] uids) {
        return IntStream.range(0, uids.length)
                .filter(
                        ShelfSearch.decides(term)
                                ? place -> isOnShelf(term, uids[place], place + 1)
                                : place -> isInText(term, uids[place], place + 1))
                .mapToLong(place -> uids[place])
                .toArray();
    }

    private boolean isOnShelf(SearchTerm term, long uid, int number) {
        synchronized (files.lock()) {
            ShelvedMessage message = find(uid);
            return message != null && ShelfSearch.finds(term, uid, number, message.visibleFlags());
        }
    }

    private boolean isInText(SearchTerm term, long uid, int number) {
        StoredMessage message = getMessage(uid);
        if (message == null) {
            return false;
        }
        message.updateMessageNumber(number);
        return term.match(message.getMimeMessage());
    }

    // What changes it.

    /// Delivers a finished file.
    void deliver(Path finished, String key, Instant received, Flags flags) throws IOException {
        synchronized (files.lock()) {
            announce(open().add(finished, key, received, flags));
        }
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // GreenMail's interface has it.
    public long appendMessage(MimeMessage message, Flags flags, Date received) {
        try {
            Path finished = files.write(message::writeTo);
            synchronized (files.lock()) {
                ShelvedMessage added = open().add(finished, files.freshKey(), received.toInstant(), flags);
                announce(added);
                return added.uid();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not keep a message in " + getFullName(), failure);
        }
    }

    @Override
    public void store(MovingMessage mail) {
        store(mail.getMessage());
    }

    @Override
    public void store(MimeMessage message) {
        appendMessage(message, new Flags(), Date.from(Instant.now()));
    }

    @Override
    public long copyMessage(long uid, MailFolder target) throws FolderException {
        DiskFolder folder = (DiskFolder) target;
        try {
            synchronized (files.lock()) {
                ShelvedMessage original = require(uid);
                Path copy = files.copy(open().file(original.name()), 0);
                ShelvedMessage added = folder.open()
                        .add(
                                copy,
                                files.freshKey(),
                                original.name().received(),
                                original.name().flags());
                folder.announce(added);
                return added.uid();
            }
        } catch (IOException failure) {
            throw new FolderException("Could not copy message " + uid + " to " + target.getFullName(), failure);
        }
    }

    @Override
    public long moveMessage(long uid, MailFolder target) throws FolderException {
        DiskFolder folder = (DiskFolder) target;
        try {
            synchronized (files.lock()) {
                ShelvedMessage moved = folder.open().takeOver(open(), require(uid));
                vanish(uid);
                folder.announce(moved);
                return moved.uid();
            }
        } catch (IOException failure) {
            throw new FolderException("Could not move message " + uid + " to " + target.getFullName(), failure);
        }
    }

    @Override
    public void setFlags(Flags flags, boolean value, long uid, @Nullable FolderListener silent, boolean addUid)
            throws FolderException {
        synchronized (files.lock()) {
            var changed = new Flags(require(uid).name().flags());
            if (value) {
                changed.add(flags);
            } else {
                changed.remove(flags);
            }
            keep(changed, uid, silent, addUid);
        }
    }

    @Override
    public void replaceFlags(Flags flags, long uid, @Nullable FolderListener silent, boolean addUid)
            throws FolderException {
        synchronized (files.lock()) {
            keep(flags, uid, silent, addUid);
        }
    }

    private void keep(Flags flags, long uid, @Nullable FolderListener silent, boolean addUid) throws FolderException {
        ShelvedMessage message = require(uid);
        try {
            open().setFlags(message, flags);
        } catch (IOException failure) {
            throw new FolderException("Could not keep the flags of message " + uid + " in " + getFullName(), failure);
        }
        files.texts().reflag(this, message);
        for (SelectedFolder session : sessions) {
            if (!session.equals(silent)) {
                session.reflagged(uid, message.visibleFlags(), addUid);
            }
        }
    }

    @Override
    public void expunge() {
        removeAll(message -> message.is(Flags.Flag.DELETED));
    }

    @Override
    public void expunge(IdRange @Nullable [] ranges) {
        removeAll(message ->
                message.is(Flags.Flag.DELETED) && (ranges == null || IdRange.containsUid(ranges, message.uid())));
    }

    @Override
    public void deleteAllMessages() {
        removeAll(message -> true);
    }

    private void removeAll(Predicate<ShelvedMessage> condition) {
        synchronized (files.lock()) {
            // From the last to the first, as the numbers of those behind change with every removal.
            for (ShelvedMessage message : matching(condition).reversed()) {
                try {
                    open().remove(message);
                } catch (IOException failure) {
                    throw new UncheckedIOException(
                            "Could not remove message " + message.uid() + " from " + getFullName(), failure);
                }
                vanish(message.uid());
            }
        }
    }

    private ShelvedMessage require(long uid) throws FolderException {
        ShelvedMessage message = open().find(uid);
        if (message == null) {
            throw new FolderException("No message with UID " + uid + " in " + getFullName());
        }
        return message;
    }

    // Who watches it.

    private void announce(ShelvedMessage message) {
        sessions.forEach(session -> session.arrived(message.uid()));
    }

    private void vanish(long uid) {
        files.texts().forget(this, uid);
        sessions.forEach(session -> session.vanished(uid));
    }

    @Override
    public void addListener(FolderListener listener) {
        synchronized (files.lock()) {
            sessions.add((SelectedFolder) listener);
        }
    }

    @Override
    public void removeListener(FolderListener listener) {
        synchronized (files.lock()) {
            sessions.remove(listener);
        }
    }

    @Override
    public void signalDeletion() {
        List<SelectedFolder> open;
        synchronized (files.lock()) {
            open = List.copyOf(sessions);
        }
        open.forEach(SelectedFolder::mailboxDeleted);
    }

    private static Flags systemFlags() {
        var flags = new Flags();
        flags.add(Flags.Flag.ANSWERED);
        flags.add(Flags.Flag.DELETED);
        flags.add(Flags.Flag.DRAFT);
        flags.add(Flags.Flag.FLAGGED);
        flags.add(Flags.Flag.SEEN);
        return flags;
    }
}
