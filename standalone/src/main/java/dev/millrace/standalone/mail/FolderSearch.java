package dev.millrace.standalone.mail;

import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.search.SearchTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Finds a folder's messages by what is in them. Opens files only where numbers and flags do not decide.
final class FolderSearch {
    private final DiskFolder folder;

    FolderSearch(DiskFolder folder) {
        this.folder = folder;
    }

    /// The messages of these numbers that are still there.
    List<StoredMessage> read(long... uids) {
        List<StoredMessage> found = new ArrayList<>();
        for (long uid : uids) {
            StoredMessage message = folder.getMessage(uid);
            if (message != null) {
                found.add(message);
            }
        }
        return found;
    }

    /// The numbers of those messages that match, where a message's sequence number is its place in `uids`.
    long[] find(SearchTerm term, long[] uids) {
        return IntStream.range(0, uids.length)
                .filter(
                        ShelfSearch.decides(term)
                                ? place -> isOnShelf(term, uids[place], place + 1)
                                : place -> isInText(term, uids[place], place + 1))
                .mapToLong(place -> uids[place])
                .toArray();
    }

    private boolean isOnShelf(SearchTerm term, long uid, int number) {
        synchronized (folder.lock()) {
            ShelvedMessage message = folder.find(uid);
            return message != null && ShelfSearch.finds(term, uid, number, message.visibleFlags());
        }
    }

    private boolean isInText(SearchTerm term, long uid, int number) {
        StoredMessage message = folder.getMessage(uid);
        if (message == null) {
            return false;
        }
        message.updateMessageNumber(number);
        return term.match(message.getMimeMessage());
    }
}
