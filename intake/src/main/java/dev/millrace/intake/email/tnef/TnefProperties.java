package dev.millrace.intake.email.tnef;

import dev.millrace.intake.email.content.Cancelled;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The properties of a message or an attachment in a `winmail.dat` (MS-OXTNEF, section 2.1.3.4). Only those
/// that somebody reads are kept, and none is copied: a packet may be nothing but millions of empty ones.
final class TnefProperties {
    static final int TEXT = 0x1000;
    static final int RICH_TEXT = 0x1009;
    static final int HTML = 0x1013;
    static final int SHOWN_NAME = 0x3001;
    static final int OBJECT = 0x3701;
    static final int LONG_NAME = 0x3707;

    static final int BINARY = 0x0102;

    private static final Set<Integer> READ = Set.of(TEXT, RICH_TEXT, HTML, SHOWN_NAME, OBJECT, LONG_NAME);
    private static final int LETTERS = 0x001E;
    private static final int WIDE_LETTERS = 0x001F;
    private static final int OF_OBJECT = 0x000D;
    private static final int SEVERAL = 0x1000;
    private static final int FIRST_NAMED = 0x8000;
    private static final int LAST_NAMED = 0xFFFE;
    private static final int GUID = 16;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final Map<Integer, Property> found = new HashMap<>();
    private boolean damaged;

    /// One of them.
    ///
    /// @param value from 0 to the limit
    record Property(int type, ByteBuffer value) {
        boolean isText() {
            return type == LETTERS || type == WIDE_LETTERS;
        }

        /// As text.
        ///
        /// @param bytes its value, or the beginning of that
        String text(byte[] bytes) {
            String text = new String(bytes, type == WIDE_LETTERS ? StandardCharsets.UTF_16LE : WESTERN);
            return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
        }
    }

    /// The first of that kind, or null.
    @Nullable
    Property first(int id) {
        return found.get(id);
    }

    /// Whether there was more that cannot be read.
    boolean areDamaged() {
        return damaged;
    }

    /// Adds those of a list.
    ///
    /// @param list from 0 to the limit
    void add(ByteBuffer list) {
        ByteBuffer left = list.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN);
        try {
            long count = Integer.toUnsignedLong(left.getInt());
            for (long i = 0; i < count; i++) {
                Cancelled.check();
                addNext(left);
            }
        } catch (BufferUnderflowException | IllegalArgumentException cutOff) {
            damaged = true;
        }
    }

    private void addNext(ByteBuffer left) {
        int declared = Short.toUnsignedInt(left.getShort());
        int id = Short.toUnsignedInt(left.getShort());
        if (id >= FIRST_NAMED && id <= LAST_NAMED) {
            pass(left, GUID);
            int kind = left.getInt();
            passPadded(left, kind == 0 ? Integer.BYTES : left.getInt());
        }
        int type = declared & ~SEVERAL;
        boolean measured = isMeasured(type);
        long values = measured || type != declared ? Integer.toUnsignedLong(left.getInt()) : 1;
        int size = measured ? 0 : size(type);
        if (!measured && size == 0) {
            return;
        }
        for (long i = 0; i < values; i++) {
            int length = measured ? left.getInt() : size;
            ByteBuffer value = left.slice();
            passPadded(left, length);
            if (READ.contains(id)) {
                found.putIfAbsent(id, new Property(type, value.slice(0, length)));
            }
        }
    }

    private static boolean isMeasured(int type) {
        return type == LETTERS || type == WIDE_LETTERS || type == OF_OBJECT || type == BINARY;
    }

    /// In bytes, of a value that does not tell its own.
    private static int size(int type) {
        return switch (type) {
            case 0x0001 -> 0;
            case 0x0002, 0x000B -> Short.BYTES;
            case 0x0003, 0x0004, 0x000A -> Integer.BYTES;
            case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> Long.BYTES;
            case 0x0048 -> GUID;
            default -> throw new IllegalArgumentException("There is no type " + type);
        };
    }

    /// The last one may be without what fills it up.
    private static void passPadded(ByteBuffer left, int length) {
        pass(left, length);
        pass(left, Math.min(left.remaining(), -length & 3));
    }

    private static void pass(ByteBuffer left, int length) {
        if (length < 0 || length > left.remaining()) {
            throw new BufferUnderflowException();
        }
        left.position(left.position() + length);
    }
}
