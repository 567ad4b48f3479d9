package dev.millrace.remediation.printing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A request of the Internet Printing Protocol, written as RFC 8010, 3 says.
final class IppRequest {
    private static final int OPERATION_ATTRIBUTES = 0x01;
    private static final int END = 0x03;
    private static final int INTEGER = 0x21;
    private static final int NAME = 0x42;
    private static final int KEYWORD = 0x44;
    private static final int URI = 0x45;
    private static final int CHARSET = 0x47;
    private static final int LANGUAGE = 0x48;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// Operations (RFC 8011, 5.4.15).
    enum Operation {
        CANCEL_JOB(0x0008),
        GET_JOBS(0x000A),
        GET_PRINTER_ATTRIBUTES(0x000B),
        RESUME_PRINTER(0x0011);

        private final int id;

        Operation(int id) {
            this.id = id;
        }
    }

    IppRequest(Operation operation, String printerUri, String user) {
        // Version 1.1, which every server takes, and request 1: each goes over HTTP by itself.
        bytes.writeBytes(ByteBuffer.allocate(8)
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) operation.id)
                .putInt(1)
                .array());
        bytes.write(OPERATION_ATTRIBUTES);
        text(CHARSET, "attributes-charset", "utf-8");
        text(LANGUAGE, "attributes-natural-language", "en");
        text(URI, "printer-uri", printerUri);
        if (operation != Operation.CANCEL_JOB) {
            text(NAME, "requesting-user-name", user);
        }
    }

    /// The job meant; it comes right after the printer (RFC 8011, 4.3.3.1).
    IppRequest job(int id, String user) {
        attribute(INTEGER, "job-id", ByteBuffer.allocate(4).putInt(id).array());
        text(NAME, "requesting-user-name", user);
        return this;
    }

    IppRequest keywords(String name, String... values) {
        for (int i = 0; i < values.length; i++) {
            text(KEYWORD, i == 0 ? name : "", values[i]);
        }
        return this;
    }

    byte[] end() {
        bytes.write(END);
        return bytes.toByteArray();
    }

    private void text(int tag, String name, String value) {
        attribute(tag, name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void attribute(int tag, String name, byte[] value) {
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        bytes.writeBytes(ByteBuffer.allocate(5 + nameBytes.length + value.length)
                .put((byte) tag)
                .putShort((short) nameBytes.length)
                .put(nameBytes)
                .putShort((short) value.length)
                .put(value)
                .array());
    }
}
