package dev.millrace.intake.email.mailbox;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Writes what is long in ten pieces, with a pause before each.
final class TricklingStream extends FilterOutputStream {
    private static final int LONG = 1000;
    private static final int PIECES = 10;

    private final Semaphore never = new Semaphore(0);
    private final Duration pause;

    TricklingStream(OutputStream out, Duration pause) {
        super(out);
        this.pause = pause;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int most = length < LONG ? length : (length + PIECES - 1) / PIECES;
        for (int at = 0; at < length; at += most) {
            if (length >= LONG) {
                pause();
            }
            out.write(bytes, offset + at, Math.min(most, length - at));
            out.flush();
        }
    }

    private void pause() throws IOException {
        try {
            if (never.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Nobody ends a pause");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("gone", e);
        }
    }
}
