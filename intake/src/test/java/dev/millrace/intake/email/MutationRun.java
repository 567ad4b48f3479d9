package dev.millrace.intake.email;

import dev.millrace.intake.email.content.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A program that reads damaged mails for a while. Tells what went wrong with which, and how much memory it had.
final class MutationRun {
    /// Of processor time: what else the machine does meanwhile does not count.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /// Whoever takes so long by the clock will never end.
    private static final Duration HANGS = Duration.ofMinutes(2);

    /// However busy the machine is.
    private static final int FEWEST = 500;

    /// One of so many is large.
    private static final int LARGE_ONE_OF = 100;

    /// A fifth of the largest mail that is taken, so that damaging it takes little beside reading it.
    private static final int SHARE = 5;

    private static final int LARGEST = 12 * 1024 * 1024;

    private static final Path FAILED = Path.of("target", "mail-mutations");

    private MutationRun() {}

    /// Ends with 1 where something went wrong.
    ///
    /// @param args the seed, and for how many seconds
    public static void main(String[] args) {
        List<String> failures = failures(Long.parseLong(args[0]), Duration.ofSeconds(Long.parseLong(args[1])));
        failures.forEach(System.out::println);
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    private static List<String> failures(long seed, Duration time) {
        MailMutations mutations = new MailMutations(seed, seeds());
        Random random = new Random(seed);
        List<String> failures = new ArrayList<>();
        Instant end = Instant.now().plus(time);
        int read = 0;
        try (ExecutorService reader =
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory())) {
            while ((Instant.now().isBefore(end) || read < FEWEST) && failures.size() < 20) {
                byte[] mail = read % LARGE_ONE_OF == LARGE_ONE_OF - 1 ? large(random) : mutations.next();
                Future<Duration> reading = reader.submit(() -> processorTime(mail));
                String failure = failure(reading);
                if (failure != null) {
                    failures.add(keep(mail) + ": " + failure);
                }
                read++;
            }
            reader.shutdownNow();
        }
        System.out.println(read + " damaged mails were read with "
                + Runtime.getRuntime().maxMemory() / 1024 / 1024 + " MB, " + failures.size() + " failed; seed " + seed);
        return failures;
    }

    private static byte[] large(Random random) {
        List<Hostile> kinds = List.of(Hostile.values());
        Hostile kind = kinds.get(random.nextInt(kinds.size()));
        return new MailMutations(random.nextLong(), List.of(kind.bytes(SHARE)), LARGEST).next();
    }

    private static Duration processorTime(byte[] mail) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        Mails.read(mail, Mails.CONTEXT).inbound(Instant.EPOCH, null);
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
    }

    private static String failure(Future<Duration> reading) {
        try {
            Duration taken = reading.get(HANGS.toMillis(), TimeUnit.MILLISECONDS);
            return taken.compareTo(LONGEST) > 0 ? "takes the processor for " + taken : null;
        } catch (TimeoutException hangs) {
            return "has not ended after " + HANGS;
        } catch (ExecutionException error) {
            StackTraceElement[] trace = error.getCause().getStackTrace();
            return error.getCause() + (trace.length == 0 ? "" : " at " + trace[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static Path keep(byte[] mail) {
        try {
            Files.createDirectories(FAILED);
            return Files.write(FAILED.resolve(Hashes.sha256(mail).substring(0, 16) + ".eml"), mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Our own mails, and the shared ones where they are.
    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(MailSamples.all());
        if (Files.isDirectory(SharedSuites.FOLDER)) {
            for (Path file : SharedSuites.mails()) {
                byte[] mail = bytes(file);
                if (mail.length < 512 * 1024) {
                    seeds.add(mail);
                }
            }
        }
        return seeds;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
