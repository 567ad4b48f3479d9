package dev.millrace.remediation.printing;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An answer of the Internet Printing Protocol, read as RFC 8010, 3 says.
///
/// @param status below 0x100 is success
/// @param groups of attributes, in order
record IppAnswer(int status, List<Group> groups) {
    static final int NOT_FOUND = 0x0406;
    static final int JOBS = 0x02;
    static final int PRINTER = 0x04;

    private static final int END = 0x03;
    private static final int FIRST_VALUE_TAG = 0x10;
    private static final int INTEGER = 0x21;
    private static final int ENUM = 0x23;

    IppAnswer {
        groups = List.copyOf(groups);
    }

    /// One printer's or job's attributes.
    ///
    /// @param values numbers as [Integer], all else as text
    record Group(int tag, Map<String, List<Object>> values) {
        int number(String name) {
            return values.getOrDefault(name, List.of()).stream()
                    .filter(Integer.class::isInstance)
                    .map(Integer.class::cast)
                    .findFirst()
                    .orElse(-1);
        }

        List<String> texts(String name) {
            return values.getOrDefault(name, List.of()).stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    /// Reads an answer.
    ///
    /// @throws IllegalArgumentException when the bytes are none
    static IppAnswer of(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            in.getShort();
            int status = in.getShort() & 0xffff;
            in.getInt();
            return new IppAnswer(status, groups(in));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("The answer of the print server ends too early", e);
        }
    }

    boolean isSuccess() {
        return status < 0x100;
    }

    List<Group> groups(int tag) {
        return groups.stream().filter(group -> group.tag() == tag).toList();
    }

    private static List<Group> groups(ByteBuffer in) {
        List<Group> groups = new ArrayList<>();
        String name = "";
        while (true) {
            int tag = in.get() & 0xff;
            if (tag == END) {
                return groups;
            }
            if (tag < FIRST_VALUE_TAG) {
                groups.add(new Group(tag, new LinkedHashMap<>()));
                continue;
            }
            String next = new String(bytes(in), StandardCharsets.US_ASCII);
            // A further value of the attribute before has no name.
            name = next.isEmpty() ? name : next;
            byte[] value = bytes(in);
            if (groups.isEmpty()) {
                throw new IllegalArgumentException("The answer of the print server has a value outside of any group");
            }
            groups.getLast()
                    .values()
                    .computeIfAbsent(name, key -> new ArrayList<>())
                    .add(value(tag, value));
        }
    }

    private static Object value(int tag, byte[] value) {
        return (tag == INTEGER || tag == ENUM) && value.length == 4
                ? (Object) ByteBuffer.wrap(value).getInt()
                : new String(value, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.getShort() & 0xffff];
        in.get(bytes);
        return bytes;
    }
}
