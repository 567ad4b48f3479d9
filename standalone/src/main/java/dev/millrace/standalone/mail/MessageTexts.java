package dev.millrace.standalone.mail;

import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Reads messages from their files, and keeps those read last in memory, up to a bound in bytes.
final class MessageTexts {
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    /// What a parsed message takes besides its text, roughly.
    private static final long OVERHEAD = 8 * 1024;

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final MethodHandle STORED_MESSAGE = storedMessage();
    private static final MimeMessage NOTHING = nothing();

    private final Map<Place, Read> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long keptBytes;

    private record Place(DiskFolder folder, long uid) {}

    private record Read(StoredMessage message, long bytes) {}

    /// The message, or null when it is gone.
    @Nullable
    StoredMessage read(DiskFolder folder, long uid) {
        var place = new Place(folder, uid);
        synchronized (this) {
            Read known = kept.get(place);
            if (known != null) {
                return known.message();
            }
        }
        // A message may be renamed between the look at its name and the opening of its file; then its name is new.
        for (int attempt = 0; attempt < 5; attempt++) {
            ShelvedMessage shelved = folder.find(uid);
            if (shelved == null) {
                return null;
            }
            StoredMessage message = tryRead(place, shelved);
            if (message != null) {
                return message;
            }
        }
        return null;
    }

    private @Nullable StoredMessage tryRead(Place place, ShelvedMessage shelved) {
        DiskFolder folder = place.folder();
        try {
            Read read = parse(folder.file(shelved), shelved);
            synchronized (folder.lock()) {
                if (!shelved.equals(folder.find(place.uid()))) {
                    return null;
                }
                // Under the lock, as they may have changed since the file was opened.
                read.message().setFlags(shelved.visibleFlags(), true);
                return keep(place, read);
            }
        } catch (NoSuchFileException renamed) {
            return null;
        } catch (IOException | MessagingException failure) {
            throw new IllegalStateException(
                    "Could not read message " + place.uid() + " of " + folder.getFullName(), failure);
        }
    }

    private synchronized StoredMessage keep(Place place, Read read) {
        if (read.bytes() > MOST_BYTES / 4) {
            return read.message();
        }
        Read other = kept.putIfAbsent(place, read);
        if (other != null) {
            return other.message();
        }
        keptBytes += read.bytes();
        var oldest = kept.entrySet().iterator();
        while (keptBytes > MOST_BYTES && oldest.hasNext()) {
            keptBytes -= oldest.next().getValue().bytes();
            oldest.remove();
        }
        return read.message();
    }

    synchronized void reflag(DiskFolder folder, ShelvedMessage message) {
        Read known = kept.get(new Place(folder, message.uid()));
        if (known != null) {
            StoredMessage stored = known.message();
            stored.setFlags(stored.getFlags(), false);
            stored.setFlags(message.visibleFlags(), true);
        }
    }

    synchronized void forget(DiskFolder folder, long uid) {
        Read known = kept.remove(new Place(folder, uid));
        if (known != null) {
            keptBytes -= known.bytes();
        }
    }

    private static Read parse(Path file, ShelvedMessage shelved) throws IOException, MessagingException {
        try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
            var message = new MimeMessage(SESSION, input);
            StoredMessage stored = stored(message, shelved.received(), shelved.uid());
            return new Read(stored, Files.size(file) * 2 + OVERHEAD);
        }
    }

    /// A message that has nothing but its number, for commands that ask for no more.
    static StoredMessage numberOnly(long uid) {
        return stored(NOTHING, Date.from(Instant.EPOCH), uid);
    }

    private static StoredMessage stored(MimeMessage message, Date received, long uid) {
        try {
            return (StoredMessage) STORED_MESSAGE.invokeExact(message, received, uid);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// GreenMail's IMAP commands want its own `StoredMessage`, whose constructor is not public.
    private static MethodHandle storedMessage() {
        try {
            return MethodHandles.privateLookupIn(StoredMessage.class, MethodHandles.lookup())
                    .findConstructor(
                            StoredMessage.class,
                            MethodType.methodType(void.class, MimeMessage.class, Date.class, long.class));
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("Expected StoredMessage(MimeMessage, Date, long) in GreenMail", changed);
        }
    }

    private static MimeMessage nothing() {
        try {
            return new MimeMessage(SESSION, new ByteArrayInputStream(new byte[] {'\r', '\n'}));
        } catch (MessagingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
