package dev.millrace.intake.email;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Writes a `winmail.dat` (MS-OXTNEF).
final class TnefPacket {
    /// The example of MS-OXRTFCP, section 3.1.
    static final byte[] HELLO_WORLD = HexFormat.of()
            .parseHex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a80"
                    + "0fa0");

    private static final int MESSAGE = 1;
    private static final int ATTACHMENT = 2;
    private static final int PROPERTIES = 0x00069003;
    private static final int RICH_TEXT = 0x10090102;
    private static final int TEXT = 0x1000001E;
    private static final int OLD_TEXT = 0x0002800C;
    private static final int RENDERING = 0x00069002;
    private static final int TITLE = 0x00018010;
    private static final int DATA = 0x0006800F;
    private static final int OF_FILE = 0x00069005;
    private static final int OBJECT = 0x3701000D;

    /// What an object that is a mail begins with, and one that is a storage of OLE.
    static final byte[] MAIL = HexFormat.of().parseHex("0703020000000000c000000000000046");

    static final byte[] STORAGE = HexFormat.of().parseHex("0b00000000000000c000000000000046");

    private TnefPacket() {}

    static byte[] withFile(String name, byte[] content) {
        ByteArrayOutputStream packet = begun();
        packet.writeBytes(file(name, content));
        return packet.toByteArray();
    }

    /// A packet with a text, an object and, behind it, a file.
    ///
    /// @param kind what the object is
    static byte[] withObject(String text, String name, byte[] kind, byte[] content, byte[] fileBehind) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(kind);
        value.writeBytes(content);
        ByteArrayOutputStream packet = begun();
        packet.writeBytes(attribute(MESSAGE, PROPERTIES, properties(TEXT, terminated(text))));
        packet.writeBytes(attribute(RENDERING, new byte[14]));
        packet.writeBytes(attribute(TITLE, terminated(name)));
        packet.writeBytes(attribute(OF_FILE, properties(OBJECT, value.toByteArray())));
        packet.writeBytes(fileBehind);
        return packet.toByteArray();
    }

    /// A file as it stands in a packet.
    static byte[] file(String name, byte[] content) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(attribute(RENDERING, new byte[14]));
        file.writeBytes(attribute(TITLE, terminated(name)));
        file.writeBytes(attribute(DATA, content));
        return file.toByteArray();
    }

    /// A packet whose text is compressed rich text (MS-OXRTFCP) and nothing else.
    static byte[] withRichText(byte[] compressed) {
        return withProperty(RICH_TEXT, compressed);
    }

    /// A packet of rich text with these words, which is not compressed.
    static byte[] withRichText(String words) {
        byte[] rtf = ("{\\rtf1 " + words + "}").getBytes(StandardCharsets.US_ASCII);
        return withRichText(little(16 + rtf.length)
                .putInt(12 + rtf.length)
                .putInt(rtf.length)
                .putInt(0x414C454D)
                .putInt(0)
                .put(rtf)
                .array());
    }

    /// A packet of rich text that is compressed as far as can be: each of its pieces repeats seventeen letters.
    static byte[] withBomb(int compressedSize) {
        byte[] bytes = new byte[compressedSize];
        ByteBuffer bomb = ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(compressedSize - 4)
                .putInt(Integer.MAX_VALUE)
                .putInt(0x75465A4C)
                .putInt(0);
        while (bomb.remaining() > 17) {
            bomb.put((byte) 0xFF);
            for (int i = 0; i < 8; i++) {
                bomb.order(ByteOrder.BIG_ENDIAN).putShort((short) 0x000F);
            }
        }
        return withRichText(bytes);
    }

    /// A packet of that many properties, each of them empty.
    static byte[] withProperties(int count) {
        byte[] bytes = new byte[4 + 8 * count];
        ByteBuffer list = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(count);
        for (int i = 0; i < count; i++) {
            list.putInt(0x0E04001E).putInt(0);
        }
        ByteArrayOutputStream packet = begun();
        packet.writeBytes(attribute(MESSAGE, PROPERTIES, bytes));
        return packet.toByteArray();
    }

    /// A packet that has this plain text and nothing else.
    static byte[] withText(String text) {
        return withProperty(TEXT, terminated(text));
    }

    /// A packet as programs wrote it that knew no properties.
    static byte[] withOldText(String text) {
        ByteArrayOutputStream packet = begun();
        packet.writeBytes(attribute(MESSAGE, OLD_TEXT, (text + "\0").getBytes(Charset.forName("windows-1252"))));
        return packet.toByteArray();
    }

    private static byte[] withProperty(int id, byte[] value) {
        ByteArrayOutputStream packet = begun();
        packet.writeBytes(attribute(MESSAGE, PROPERTIES, properties(id, value)));
        return packet.toByteArray();
    }

    private static ByteArrayOutputStream begun() {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.writeBytes(little(6).putInt(0x223E9F78).putShort((short) 1).array());
        return packet;
    }

    private static byte[] properties(int id, byte[] value) {
        return little(16 + (value.length + 3) / 4 * 4)
                .putInt(1)
                .putInt(id)
                .putInt(1)
                .putInt(value.length)
                .put(value)
                .array();
    }

    private static byte[] terminated(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] attribute(int id, byte[] value) {
        return attribute(ATTACHMENT, id, value);
    }

    private static byte[] attribute(int level, int id, byte[] value) {
        int sum = 0;
        for (byte b : value) {
            sum += b & 0xFF;
        }
        return little(11 + value.length)
                .put((byte) level)
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
