package dev.millrace.standalone.mail;

import dev.millrace.standalone.files.PrivateFiles;
import jakarta.mail.Flags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The messages of one folder: a directory with a file each, and their order in memory. Guarded by the store's lock.
final class MessageShelf {
    private final Path directory;
    private final UidCounter uids;
    private final List<ShelvedMessage> messages;

    private MessageShelf(Path directory, UidCounter uids, List<ShelvedMessage> messages) {
        this.directory = directory;
        this.uids = uids;
        this.messages = messages;
    }

    static MessageShelf open(Path directory) throws IOException {
        PrivateFiles.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            List<ShelvedMessage> found = files.map(file -> file.getFileName().toString())
                    .map(MessageName::parse)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(MessageName::uid))
                    .map(name -> new ShelvedMessage(name, false))
                    .toList();
            return new MessageShelf(directory, UidCounter.open(directory), new ArrayList<>(found));
        }
    }

    List<ShelvedMessage> messages() {
        return Collections.unmodifiableList(messages);
    }

    long uidValidity() {
        return uids.validity();
    }

    long uidNext() {
        return uids.peek();
    }

    @Nullable
    ShelvedMessage find(long uid) {
        int place = place(uid);
        return place < 0 ? null : messages.get(place);
    }

    /// The message's place, from 0; negative when there is none of that number.
    int place(long uid) {
        int low = 0;
        int high = messages.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = messages.get(middle).uid();
            if (found == uid) {
                return middle;
            }
            if (found < uid) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    boolean holds(String key) {
        return messages.stream().anyMatch(message -> message.name().key().equals(key));
    }

    Path file(MessageName name) {
        return directory.resolve(name.fileName());
    }

    /// Takes in a finished file, which is renamed into the folder.
    ShelvedMessage add(Path finished, String key, Instant received, Flags flags) throws IOException {
        var kept = new Flags(flags);
        kept.remove(Flags.Flag.RECENT);
        var name = new MessageName(uids.take(), received, key, kept);
        return shelve(finished, name);
    }

    /// Takes a message over from another folder, in one rename.
    ShelvedMessage takeOver(MessageShelf from, ShelvedMessage message) throws IOException {
        Path source = from.file(message.name());
        ShelvedMessage moved = shelve(source, message.name().withUid(uids.take()));
        from.messages.remove(message);
        return moved;
    }

    void setFlags(ShelvedMessage message, Flags flags) throws IOException {
        var kept = new Flags(flags);
        kept.remove(Flags.Flag.RECENT);
        MessageName changed = message.name().withFlags(kept);
        Files.move(file(message.name()), file(changed), StandardCopyOption.ATOMIC_MOVE);
        message.rename(changed);
    }

    void remove(ShelvedMessage message) throws IOException {
        Files.deleteIfExists(file(message.name()));
        messages.remove(message);
    }

    /// Removes the folder itself; it must be empty.
    void delete() throws IOException {
        Files.deleteIfExists(directory.resolve(".uid"));
        Files.deleteIfExists(directory);
    }

    void close() throws IOException {
        uids.close();
    }

    private ShelvedMessage shelve(Path file, MessageName name) throws IOException {
        Files.move(file, file(name), StandardCopyOption.ATOMIC_MOVE);
        var message = new ShelvedMessage(name, true);
        messages.add(message);
        return message;
    }
}
