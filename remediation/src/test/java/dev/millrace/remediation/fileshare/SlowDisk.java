package dev.millrace.remediation.fileshare;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;

/// A disk whose copies stop half-way until they are let go on. As with a real one an interrupt does not end them.
final class SlowDisk extends FilterFileSystemProvider {
    private final BlockingQueue<CountDownLatch> halfWay = new LinkedBlockingQueue<>();
    private final AtomicInteger ended = new AtomicInteger();

    SlowDisk(Path disk) {
        super("slow://", disk.getFileSystem());
    }

    /// What lets the copy that comes half-way next go on.
    CountDownLatch next() throws InterruptedException {
        return Objects.requireNonNull(halfWay.poll(20, TimeUnit.SECONDS), "nothing was copied");
    }

    /// How many have removed what they had half written, or made sure that there is none.
    int ended() {
        return ended.get();
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        byte[] whole = Files.readAllBytes(source);
        super.deleteIfExists(target);
        boolean interrupted;
        try (OutputStream out = Files.newOutputStream(target)) {
            out.write(whole, 0, whole.length / 2);
            interrupted = pause();
            out.write(whole, whole.length / 2, whole.length - whole.length / 2);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean deleteIfExists(Path path) throws IOException {
        boolean existed = super.deleteIfExists(path);
        ended.incrementAndGet();
        return existed;
    }

    private boolean pause() {
        CountDownLatch goesOn = new CountDownLatch(1);
        halfWay.add(goesOn);
        boolean interrupted = false;
        while (true) {
            try {
                goesOn.await();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
