package dev.millrace.intake.email.content;

import java.util.function.LongPredicate;
import java.util.function.Supplier;

/// The memory that a mail takes beyond its own size while it is read: for what lies wrapped in it. Whoever reads mails
/// says where it comes from; else it is the reader's own.
public final class Opening {
    private static final ScopedValue<LongPredicate> ROOM = ScopedValue.newInstance();

    private Opening() {}

    /// Others take all there is. The mail may be fine.
    public static final class NoRoom extends RuntimeException {
        private NoRoom() {
            super("other mails take all memory there is for what is wrapped in them");
        }
    }

    /// Reads on this thread with memory from elsewhere.
    ///
    /// @param room gives so many bytes until the mail is done with, or waits in vain and says no
    public static <T> T within(LongPredicate room, Supplier<T> reading) {
        return ScopedValue.where(ROOM, room).call(reading::get);
    }

    /// Asks for so many bytes.
    ///
    /// @throws NoRoom where there are none
    public static void take(long bytes) {
        if (ROOM.isBound() && !ROOM.get().test(bytes)) {
            throw new NoRoom();
        }
    }
}
