package dev.millrace.remediation.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// What a command writes, up to a size. What comes after it is dropped, and told once.
final class BoundedOutput extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int largest;
    private final Runnable tooMuch;
    private boolean full;

    /// @param tooMuch called when the first byte too many is written
    BoundedOutput(int largest, Runnable tooMuch) {
        this.largest = largest;
        this.tooMuch = tooMuch;
    }

    @Override
    public synchronized void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        int room = Math.min(length, largest - kept.size());
        kept.write(bytes, from, room);
        if (room < length && !full) {
            full = true;
            tooMuch.run();
        }
    }

    synchronized boolean isFull() {
        return full;
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
