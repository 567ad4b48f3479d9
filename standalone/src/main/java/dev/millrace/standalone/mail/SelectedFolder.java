package dev.millrace.standalone.mail;

import com.icegreen.greenmail.imap.ImapResponse;
import com.icegreen.greenmail.imap.ImapSession;
import com.icegreen.greenmail.imap.ImapSessionFolder;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MessageFlags;
import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.search.SearchTerm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A folder as one connected client knows it.
///
/// IMAP numbers messages by their place, so a client must be told of every removal before the numbers change
/// for it (RFC 3501, 7.4.1). GreenMail's own class answers with the folder's present numbers and can lose an
/// arrival that falls between two of its steps; this one keeps the client's numbers until the client has been
/// told, all under the store's lock.
final class SelectedFolder extends ImapSessionFolder {
    private final DiskFolder folder;
    private final Deque<Change> untold = new ArrayDeque<>();
    private long[] known;
    /// Of each known message, where it was asked for.
    private final List<@Nullable StoredMessage> numbers = new ArrayList<>();
    private @Nullable FolderListener idle;

    /// What happened in the folder since the client was told last.
    private sealed interface Change {
        record Arrived(long uid) implements Change {}

        record Vanished(long uid) implements Change {}

        record Reflagged(long uid, Flags flags, boolean withUid) implements Change {}
    }

    private SelectedFolder(DiskFolder folder, ImapSession session, boolean readOnly) {
        super(folder, session, readOnly);
        this.folder = folder;
        this.known = folder.getMessageUids();
        Arrays.stream(known).forEach(_ -> numbers.add(null));
    }

    static SelectedFolder open(DiskFolder folder, ImapSession session, boolean readOnly) {
        // The parent class registers itself with the folder before this one is ready; events wait for the lock.
        synchronized (folder.lock()) {
            return new SelectedFolder(folder, session, readOnly);
        }
    }

    // What the folder tells, under the lock.

    void arrived(long uid) {
        tell(new Change.Arrived(uid));
    }

    void vanished(long uid) {
        tell(new Change.Vanished(uid));
    }

    void reflagged(long uid, Flags flags, boolean withUid) {
        tell(new Change.Reflagged(uid, flags, withUid));
    }

    private void tell(Change change) {
        untold.add(change);
        if (idle != null) {
            tellIdle(idle);
        }
    }

    // What the client is told.

    /// Writes what has happened, in its order; stops before the first removal when `keepNumbers` is set.
    void report(ImapResponse response, boolean keepNumbers) {
        synchronized (folder.lock()) {
            int before = known.length;
            boolean arrivals = false;
            while (!untold.isEmpty() && !(keepNumbers && untold.peek() instanceof Change.Vanished)) {
                switch (untold.remove()) {
                    case Change.Arrived(long uid) -> {
                        append(uid);
                        arrivals = true;
                    }
                    case Change.Vanished(long uid) -> {
                        if (arrivals && indexOf(uid) >= before) {
                            response.existsResponse(known.length);
                            before = known.length;
                        }
                        int number = remove(uid);
                        if (number > 0) {
                            response.expungeResponse(number);
                            before--;
                        }
                    }
                    case Change.Reflagged(long uid, Flags flags, boolean withUid) -> {
                        int index = indexOf(uid);
                        if (index >= 0 && index < before) {
                            String suffix = withUid ? " UID " + uid : "";
                            response.fetchResponse(index + 1, "FLAGS " + MessageFlags.format(flags) + suffix);
                        }
                    }
                }
            }
            if (known.length > before) {
                response.existsResponse(known.length);
                response.recentResponse(folder.getRecentCount(true));
            }
        }
    }

    private void tellIdle(FolderListener listener) {
        boolean arrivals = false;
        while (!untold.isEmpty() && !(untold.peek() instanceof Change.Reflagged)) {
            switch (untold.remove()) {
                case Change.Arrived(long uid) -> {
                    append(uid);
                    arrivals = true;
                }
                case Change.Vanished(long uid) -> {
                    if (arrivals) {
                        listener.added(known.length);
                        arrivals = false;
                    }
                    int number = remove(uid);
                    if (number > 0) {
                        listener.expunged(number);
                    }
                }
                case Change.Reflagged ignored -> throw new IllegalStateException("Excluded by the loop's condition");
            }
        }
        if (arrivals) {
            listener.added(known.length);
        }
    }

    /// The IDLE command listens here while it waits; what happened between its last report and now is told at
    /// once.
    @Override
    public void addListener(FolderListener listener) {
        synchronized (folder.lock()) {
            idle = listener;
            tellIdle(listener);
        }
    }

    @Override
    public void removeListener(FolderListener listener) {
        synchronized (folder.lock()) {
            idle = null;
        }
    }

    // The client's numbers.

    @Override
    public int getMessageCount() {
        synchronized (folder.lock()) {
            return known.length;
        }
    }

    @Override
    public long[] getMessageUids() {
        synchronized (folder.lock()) {
            return Arrays.stream(known).filter(uid -> folder.find(uid) != null).toArray();
        }
    }

    @Override
    public int getMsn(long uid) throws FolderException {
        synchronized (folder.lock()) {
            int index = indexOf(uid);
            if (index < 0) {
                throw new FolderException("No message with UID " + uid + " in " + folder.getName());
            }
            return index + 1;
        }
    }

    @Override
    public int getFirstUnseen() {
        synchronized (folder.lock()) {
            for (int i = 0; i < known.length; i++) {
                ShelvedMessage message = folder.find(known[i]);
                if (message != null && !message.is(Flags.Flag.SEEN)) {
                    return i + 1;
                }
            }
            return -1;
        }
    }

    /// The messages' numbers alone: MOVE and COPY, which ask for this list, look at nothing else. They ask each
    /// time for all of them, and even a message of nothing takes GreenMail a while to make; so each is made
    /// once.
    @Override
    public List<StoredMessage> getMessages() {
        synchronized (folder.lock()) {
            List<StoredMessage> messages = new ArrayList<>(known.length);
            for (int i = 0; i < known.length; i++) {
                if (folder.find(known[i]) != null) {
                    messages.add(number(i));
                }
            }
            return messages;
        }
    }

    private StoredMessage number(int index) {
        StoredMessage made = numbers.get(index);
        if (made == null) {
            made = MessageTexts.numberOnly(known[index]);
            numbers.set(index, made);
        }
        return made;
    }

    @Override
    public long[] search(SearchTerm term) {
        long[] uids;
        synchronized (folder.lock()) {
            uids = known.clone();
        }
        return folder.search(term, uids);
    }

    private int indexOf(long uid) {
        return Arrays.binarySearch(known, uid);
    }

    private void append(long uid) {
        known = Arrays.copyOf(known, known.length + 1);
        known[known.length - 1] = uid;
        numbers.add(null);
    }

    /// Forgets the message and returns the number it had for the client, or 0.
    private int remove(long uid) {
        int index = indexOf(uid);
        if (index < 0) {
            return 0;
        }
        var fewer = new long[known.length - 1];
        System.arraycopy(known, 0, fewer, 0, index);
        System.arraycopy(known, index + 1, fewer, index, fewer.length - index);
        known = fewer;
        numbers.remove(index);
        return index + 1;
    }
}
