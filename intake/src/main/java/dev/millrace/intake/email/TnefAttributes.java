package dev.millrace.intake.email;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.util.LittleEndian;

/// The attributes that a `winmail.dat` is a row of (MS-OXTNEF, section 2.1.3): level, id, length, value, checksum.
final class TnefAttributes {
    private static final int HEADER = 6;
    private static final int AROUND_VALUE = 11;
    private static final int MESSAGE = 1;
    private static final int ATTACHMENT = 2;

    private TnefAttributes() {}

    /// A packet of those attributes of a damaged one that are whole and can be read; empty where none is.
    static byte[] whole(byte[] packet) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = HEADER;
        while (at + AROUND_VALUE <= packet.length) {
            Cancelled.check();
            long end = at + AROUND_VALUE + LittleEndian.getUInt(packet, at + 5);
            if (end > packet.length) {
                break;
            }
            int length = (int) end - at;
            if (isReadable(packet, at, length)) {
                if (whole.size() == 0) {
                    whole.write(packet, 0, HEADER);
                }
                whole.write(packet, at, length);
            }
            at = (int) end;
        }
        return whole.toByteArray();
    }

    private static boolean isReadable(byte[] packet, int at, int length) {
        if (packet[at] != MESSAGE && packet[at] != ATTACHMENT) {
            return false;
        }
        try {
            TNEFAttribute.create(new ByteArrayInputStream(packet, at + 1, length - 1));
            return true;
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }
}
