package dev.millrace.standalone.mail;

import com.icegreen.greenmail.foedus.util.MsgRangeFilter;
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
import java.nio.file.Path;
import java.time.Instant;
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
    private final FolderPlace place;
    private final FolderSessions sessions;
    private final FolderSearch search = new FolderSearch(this);
    private final FolderChanges changes;
    private @Nullable MessageShelf shelf;

    DiskFolder(StoreFiles files, @Nullable DiskFolder parent, String name, @Nullable MessageShelf shelf) {
        this.files = files;
        this.place = new FolderPlace(parent, name);
        this.sessions = new FolderSessions(files.lock());
        this.changes = new FolderChanges(this, files, sessions);
        this.shelf = shelf;
    }

    /// Where it stands in the tree.
    FolderPlace place() {
        return place;
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
        return place.name();
    }

    @Override
    public String getFullName() {
        return place.fullName();
    }

    @Override
    public boolean isSelectable() {
        return shelf != null;
    }

    /// Its messages.
    ///
    /// @throws IllegalStateException where it holds folders only
    MessageShelf open() {
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

    List<ShelvedMessage> matching(Predicate<ShelvedMessage> condition) {
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
        return search.read(getMessageUids());
    }

    @Override
    public List<StoredMessage> getMessages(MsgRangeFilter range) {
        long[] uids = getMessageUids();
        return search.read(IntStream.range(0, uids.length)
                .filter(place -> range.includes(place + 1))
                .mapToLong(place -> uids[place])
                .toArray());
    }

    @Override
    public List<StoredMessage> getNonDeletedMessages() {
        return getMessages().stream()
                .filter(message -> !message.isSet(Flags.Flag.DELETED))
                .toList();
    }

    @Override
    public long[] search(SearchTerm term) {
        return search(term, getMessageUids());
    }

    /// The numbers of those messages that match, where a message's sequence number is its place in `uids`.
    long[] search(SearchTerm term, long[] uids) {
        return search.find(term, uids);
    }

    // What changes it.

    /// Delivers a finished file.
    void deliver(Path finished, String key, Instant received, Flags flags) throws IOException {
        changes.add(finished, key, received, flags);
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // GreenMail's interface has it.
    public long appendMessage(MimeMessage message, Flags flags, Date received) {
        return changes.append(message, flags, received.toInstant());
    }

    @Override
    public void store(MovingMessage mail) {
        store(mail.getMessage());
    }

    @Override
    public void store(MimeMessage message) {
        changes.append(message, new Flags(), Instant.now());
    }

    @Override
    public long copyMessage(long uid, MailFolder target) throws FolderException {
        return changes.copy(uid, ((DiskFolder) target).changes);
    }

    @Override
    public long moveMessage(long uid, MailFolder target) throws FolderException {
        return changes.move(uid, ((DiskFolder) target).changes);
    }

    @Override
    public void setFlags(Flags flags, boolean value, long uid, @Nullable FolderListener silent, boolean addUid)
            throws FolderException {
        changes.setFlags(uid, flags, value, silent, addUid);
    }

    @Override
    public void replaceFlags(Flags flags, long uid, @Nullable FolderListener silent, boolean addUid)
            throws FolderException {
        changes.replaceFlags(uid, flags, silent, addUid);
    }

    @Override
    public void expunge() {
        changes.remove(message -> message.is(Flags.Flag.DELETED));
    }

    @Override
    public void expunge(IdRange @Nullable [] ranges) {
        changes.remove(message ->
                message.is(Flags.Flag.DELETED) && (ranges == null || IdRange.containsUid(ranges, message.uid())));
    }

    @Override
    public void deleteAllMessages() {
        changes.remove(message -> true);
    }

    // Who watches it.

    @Override
    public void addListener(FolderListener listener) {
        sessions.add((SelectedFolder) listener);
    }

    @Override
    public void removeListener(FolderListener listener) {
        sessions.remove((SelectedFolder) listener);
    }

    @Override
    public void signalDeletion() {
        sessions.folderDeleted();
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
