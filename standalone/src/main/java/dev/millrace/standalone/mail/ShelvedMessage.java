package dev.millrace.standalone.mail;

import jakarta.mail.Flags;
import java.util.Date;

/// A message of a folder: where its file lies, and what is remembered of it besides. Guarded by the store's lock.
final class ShelvedMessage {
    private MessageName name;
    private boolean recent;

    ShelvedMessage(MessageName name, boolean recent) {
        this.name = name;
        this.recent = recent;
    }

    MessageName name() {
        return name;
    }

    void rename(MessageName changed) {
        name = changed;
    }

    long uid() {
        return name.uid();
    }

    Date received() {
        return Date.from(name.received());
    }

    boolean isRecent() {
        return recent;
    }

    void noLongerRecent() {
        recent = false;
    }

    boolean is(Flags.Flag flag) {
        return name.flags().contains(flag);
    }

    /// The flags as IMAP shows them.
    Flags visibleFlags() {
        var flags = new Flags(name.flags());
        if (recent) {
            flags.add(Flags.Flag.RECENT);
        }
        return flags;
    }
}
