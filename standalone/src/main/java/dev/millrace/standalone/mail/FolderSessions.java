package dev.millrace.standalone.mail;

import jakarta.mail.Flags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The sessions that have a folder open, told of every change under the store's lock.
final class FolderSessions {
    private final Object lock;
    private final List<SelectedFolder> open = new ArrayList<>();

    /// @param lock of the store
    FolderSessions(Object lock) {
        this.lock = lock;
    }

    void add(SelectedFolder session) {
        synchronized (lock) {
            open.add(session);
        }
    }

    void remove(SelectedFolder session) {
        synchronized (lock) {
            open.remove(session);
        }
    }

    void arrived(long uid) {
        tell(session -> session.arrived(uid));
    }

    void vanished(long uid) {
        tell(session -> session.vanished(uid));
    }

    /// @param asked the session that changed the flags and does not want to be told, or null
    void reflagged(long uid, Flags flags, boolean withUid, @Nullable Object asked) {
        tell(session -> {
            if (!session.equals(asked)) {
                session.reflagged(uid, flags, withUid);
            }
        });
    }

    private void tell(Consumer<SelectedFolder> change) {
        synchronized (lock) {
            open.forEach(change);
        }
    }

    /// Ends them. Without the lock: they close their connections.
    void folderDeleted() {
        List<SelectedFolder> ended;
        synchronized (lock) {
            ended = List.copyOf(open);
        }
        ended.forEach(SelectedFolder::mailboxDeleted);
    }
}
