package dev.millrace.intake.email.tnef;

import dev.millrace.intake.email.content.Cancelled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The attributes that a `winmail.dat` is a row of (MS-OXTNEF, section 2.1.3): level, id, length, value, checksum.
/// None is copied.
final class TnefAttributes {
    static final int MESSAGE = 1;
    static final int ATTACHMENT = 2;

    private static final int SIGNATURE = 0x223E9F78;
    private static final int HEADER = 6;
    private static final int AROUND_VALUE = 11;

    private final ByteBuffer packet;
    private int at = HEADER;
    private boolean damaged;

    /// One of them.
    ///
    /// @param level whether it is the message's or an attachment's
    /// @param value from 0 to the limit
    record Attribute(int level, int id, ByteBuffer value) {}

    /// @param packet from 0 to the limit
    /// @throws IOException where it is none
    TnefAttributes(ByteBuffer packet) throws IOException {
        this.packet = packet.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (packet.limit() < HEADER || this.packet.getInt(0) != SIGNATURE) {
            throw new IOException("winmail.dat cannot be read: it does not begin as one");
        }
    }

    boolean hasNext() {
        Cancelled.check();
        while (isWhole() && packet.get(at) != MESSAGE && packet.get(at) != ATTACHMENT) {
            damaged = true;
            at += AROUND_VALUE + packet.getInt(at + 5);
        }
        damaged |= at < packet.limit() && !isWhole();
        return isWhole();
    }

    private boolean isWhole() {
        return at + AROUND_VALUE <= packet.limit()
                && Integer.toUnsignedLong(packet.getInt(at + 5)) <= packet.limit() - at - AROUND_VALUE;
    }

    Attribute next() {
        int length = packet.getInt(at + 5);
        Attribute next = new Attribute(
                packet.get(at), Short.toUnsignedInt(packet.getShort(at + 1)), packet.slice(at + 9, length));
        at += AROUND_VALUE + length;
        return next;
    }

    /// Whether there was more that cannot be read.
    boolean areDamaged() {
        return damaged;
    }
}
