package dev.millrace.remediation.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Answers of a print server (RFC 8010, 3), as few as a test needs.
public final class IppSaid {
    static final int CANCEL_JOB = 0x08;
    static final int GET_JOBS = 0x0A;
    static final int GET_PRINTER = 0x0B;
    static final int RESUME = 0x11;

    static final byte[] DONE = new IppSaid(0).end();
    static final byte[] NOT_POSSIBLE = new IppSaid(0x0404).end();
    static final byte[] NOT_ALLOWED = new IppSaid(0x0403).end();
    static final byte[] NOT_FOUND = new IppSaid(0x0406).end();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private IppSaid(int status) {
        bytes.writeBytes(new byte[] {1, 1, (byte) (status >> 8), (byte) status, 0, 0, 0, 1, 1});
        text(0x47, "attributes-charset", "utf-8");
    }

    /// What a request asks for.
    static int operation(byte[] request) {
        return ByteBuffer.wrap(request).getShort(2);
    }

    /// The job that a request is about.
    static String job(byte[] request) {
        String name = "job-id";
        int place = new String(request, StandardCharsets.ISO_8859_1).indexOf(name) + name.length();
        return String.valueOf(ByteBuffer.wrap(request).getInt(place + Short.BYTES));
    }

    static byte[] printer(String name, boolean stopped) {
        IppSaid said = new IppSaid(0);
        said.bytes.write(4);
        said.text(0x42, "printer-name", name);
        said.number(0x23, "printer-state", stopped ? 5 : 3);
        said.text(0x44, "printer-state-reasons", stopped ? "paused" : "none");
        return said.end();
    }

    static byte[] stoppedJobs(List<String> ids) {
        IppSaid said = new IppSaid(0);
        for (String id : ids) {
            said.bytes.write(2);
            said.number(0x21, "job-id", Integer.parseInt(id));
            said.number(0x23, "job-state", 6);
        }
        return said.end();
    }

    /// A no, for whatever reason.
    public static byte[] failed(int status) {
        return new IppSaid(status).end();
    }

    private byte[] end() {
        bytes.write(3);
        return bytes.toByteArray();
    }

    private void text(int tag, String name, String value) {
        attribute(tag, name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void number(int tag, String name, int value) {
        attribute(tag, name, ByteBuffer.allocate(4).putInt(value).array());
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
