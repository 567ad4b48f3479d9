package dev.millrace.standalone.mail;

import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Changes a folder's messages: on the disk first, then told to all who have it open, under the store's lock.
final class FolderChanges {
    private final DiskFolder folder;
    private final StoreFiles files;
    private final FolderSessions sessions;

    FolderChanges(DiskFolder folder, StoreFiles files, FolderSessions sessions) {
        this.folder = folder;
        this.files = files;
        this.sessions = sessions;
    }

    /// Adds a finished file and returns the message's number.
    long add(Path finished, String key, Instant received, Flags flags) throws IOException {
        synchronized (files.lock()) {
            return added(folder.open().add(finished, key, received, flags));
        }
    }

    private long added(ShelvedMessage message) {
        sessions.arrived(message.uid());
        return message.uid();
    }

    long append(MimeMessage message, Flags flags, Instant received) {
        try {
            Path finished = files.write(message::writeTo);
            synchronized (files.lock()) {
                return add(finished, files.freshKey(), received, flags);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not keep a message in " + folder.getFullName(), failure);
        }
    }

    long copy(long uid, FolderChanges target) throws FolderException {
        try {
            synchronized (files.lock()) {
                ShelvedMessage original = require(uid);
                Path copy = files.copy(folder.open().file(original.name()), 0);
                return target.add(
                        copy,
                        files.freshKey(),
                        original.name().received(),
                        original.name().flags());
            }
        } catch (IOException failure) {
            throw new FolderException("Could not copy message " + uid + " to " + target.folder.getFullName(), failure);
        }
    }

    long move(long uid, FolderChanges target) throws FolderException {
        try {
            synchronized (files.lock()) {
                ShelvedMessage moved = target.folder.open().takeOver(folder.open(), require(uid));
                vanish(uid);
                return target.added(moved);
            }
        } catch (IOException failure) {
            throw new FolderException("Could not move message " + uid + " to " + target.folder.getFullName(), failure);
        }
    }

    /// Sets or takes away flags.
    ///
    /// @param silent the session that asked and does not want to be told, or null
    void setFlags(long uid, Flags flags, boolean value, @Nullable Object silent, boolean withUid)
            throws FolderException {
        synchronized (files.lock()) {
            var changed = new Flags(require(uid).name().flags());
            if (value) {
                changed.add(flags);
            } else {
                changed.remove(flags);
            }
            replaceFlags(uid, changed, silent, withUid);
        }
    }

    void replaceFlags(long uid, Flags flags, @Nullable Object silent, boolean withUid) throws FolderException {
        synchronized (files.lock()) {
            ShelvedMessage message = require(uid);
            try {
                folder.open().setFlags(message, flags);
            } catch (IOException failure) {
                throw new FolderException(
                        "Could not keep the flags of message " + uid + " in " + folder.getFullName(), failure);
            }
            files.texts().reflag(folder, message);
            sessions.reflagged(uid, message.visibleFlags(), withUid, silent);
        }
    }

    void remove(Predicate<ShelvedMessage> condition) {
        synchronized (files.lock()) {
            // From the last to the first, as the numbers of those behind change with every removal.
            for (ShelvedMessage message : folder.matching(condition).reversed()) {
                try {
                    folder.open().remove(message);
                } catch (IOException failure) {
                    throw new UncheckedIOException(
                            "Could not remove message " + message.uid() + " from " + folder.getFullName(), failure);
                }
                vanish(message.uid());
            }
        }
    }

    private void vanish(long uid) {
        files.texts().forget(folder, uid);
        sessions.vanished(uid);
    }

    private ShelvedMessage require(long uid) throws FolderException {
        ShelvedMessage message = folder.find(uid);
        if (message == null) {
            throw new FolderException("No message with UID " + uid + " in " + folder.getFullName());
        }
        return message;
    }
}
