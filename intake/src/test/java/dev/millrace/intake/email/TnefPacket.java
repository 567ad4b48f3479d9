package dev.millrace.intake.email;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes a `winmail.dat` (MS-OXTNEF) that holds one file.
final class TnefPacket {
    private static final int ATTACHMENT = 2;
    private static final int RENDERING = 0x00069002;
    private static final int TITLE = 0x00018010;
    private static final int DATA = 0x0006800F;

    private TnefPacket() {}

    static byte[] withFile(String name, byte[] content) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(little(6).putInt(0x223E9F78).putShort((short) 1).array());
        packet.writeBytes(attribute(RENDERING, new byte[14]));
        packet.writeBytes(attribute(TITLE, (name + "\0").getBytes(StandardCharsets.US_ASCII)));
        packet.writeBytes(attribute(DATA, content));
        return packet.toByteArray();
    }

    private static byte[] attribute(int id, byte[] value) {
        int sum = 0;
        for (byte b : value) {
            sum += b & 0xFF;
        }
        return little(11 + value.length)
                .put((byte) ATTACHMENT)
                .putInt(id)
                .putInt(value.length)
                .put(value)
                .putShort((short) sum)
                .array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
