package dev.millrace.standalone.bench;

import dev.millrace.access.Passwords;
import dev.millrace.intake.IntakeApplication;
import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.files.Secrets;
import dev.millrace.standalone.kafka.Broker;
import dev.millrace.standalone.mail.MailServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// How many mails a second intake takes from a mailbox: fetched, kept on disk, read, acknowledged by Kafka and
/// moved. The limit is a client that fetches the same mails from the same server, in as large batches, and does
/// nothing with them.
final class IntakeBenchmark implements Benchmark {
    private static final int MAILS = 2_000;
    private static final int FEWEST = 200;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long LOOK_NANOS = 500_000;

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public BenchmarkReport run(Size size) throws IOException {
        int mails = size.itemsOr(MAILS);
        if (mails < FEWEST) {
            throw new IOException("Expected at least %d mails, found %d: the first batches only start the clock"
                    .formatted(FEWEST, mails));
        }
        Path folder = Files.createTempDirectory("millrace-bench");
        try (Broker broker = Broker.start(folder.resolve("kafka"), LoopbackPort.free())) {
            URI other = size.mailbox();
            if (other != null) {
                BenchMailbox mailbox = BenchMailbox.of(other, System.getenv("MILLRACE_MAILBOX_PASSWORD"));
                return measured(size, broker, folder, mailbox.toString(), _ -> mailbox);
            }
            String password = Secrets.generate();
            List<String> addresses = IntStream.rangeClosed(0, size.runs())
                    .mapToObj("run%d@acme.example"::formatted)
                    .toList();
            var settings = new MailServer.Settings(0, 0, "acme.example", addresses, password);
            try (MailServer server = MailServer.start(folder.resolve("mail"), settings)) {
                return measured(
                        size,
                        broker,
                        folder,
                        "embedded",
                        run -> new BenchMailbox("127.0.0.1", server.imapPort(), false, addresses.get(run), password));
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private BenchmarkReport measured(
            Size size, Broker broker, Path folder, String server, IntFunction<BenchMailbox> mailboxes)
            throws IOException {
        int mails = size.itemsOr(MAILS);
        List<BenchmarkReport.Run> runs = new ArrayList<>();
        List<Double> plainMillis = new ArrayList<>();
        List<Double> takingMillis = new ArrayList<>();
        for (int run = 0; run <= size.runs(); run++) {
            BenchMailbox mailbox = mailboxes.apply(run);
            new MailClient(mailbox).fill(mails);
            Measured plain = plainFetching(mailbox, mails);
            Measured taking = taking(folder.resolve("blobs" + run), broker, mailbox, mails);
            runs.add(BenchmarkReport.Run.of(taking.mailsASecond(), plain.mailsASecond()));
            plainMillis.add(plain.processorMillis());
            takingMillis.add(taking.processorMillis());
        }
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("mails", mails);
        environment.put("server", server);
        // Of this process: with the broker in it, and the mail server where that is embedded.
        environment.put("processorMillisPerMail", takingMillis.subList(1, runs.size()));
        environment.put("limitProcessorMillisPerMail", plainMillis.subList(1, runs.size()));
        // The first run only warms up.
        return BenchmarkReport.of(name(), "mails/s", runs.subList(1, runs.size()), environment);
    }

    private record Measured(double mailsASecond, double processorMillis) {}

    private static Measured plainFetching(BenchMailbox mailbox, int mails) throws IOException {
        var processors = new ProcessorTime();
        long start = System.nanoTime();
        int fetched = new MailClient(mailbox).fetchAll();
        if (fetched != mails) {
            throw new IOException("Expected %d mails to fetch but found %d".formatted(mails, fetched));
        }
        return new Measured(mails / seconds(start), processors.millisEach(mails));
    }

    private static Measured taking(Path blobs, Broker broker, BenchMailbox source, int mails) throws IOException {
        String address = source.address();
        String mailbox = "millrace.intake.email.mailboxes[0].";
        try (ConfigurableApplicationContext intake = new SpringApplicationBuilder(IntakeApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .web(WebApplicationType.REACTIVE)
                .registerShutdownHook(false)
                .properties(Map.ofEntries(
                        // All rooms' libraries are here; intake needs no database.
                        Map.entry(
                                "spring.autoconfigure.exclude",
                                "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration"),
                        Map.entry("server.port", 0),
                        Map.entry("server.address", "127.0.0.1"),
                        Map.entry("spring.kafka.bootstrap-servers", broker.bootstrapServers()),
                        Map.entry("millrace.signing-key", Secrets.generate() + Secrets.generate()),
                        Map.entry("millrace.admin.password-hash", Passwords.hash(Secrets.generate())),
                        Map.entry("millrace.tenants", "acme"),
                        Map.entry("millrace.blobs.directory", blobs.toString()),
                        Map.entry(mailbox + "name", address),
                        Map.entry(mailbox + "user", source.user()),
                        Map.entry(mailbox + "tenant", "acme"),
                        Map.entry(mailbox + "address", address),
                        Map.entry(mailbox + "host", source.host()),
                        Map.entry(mailbox + "port", source.port()),
                        Map.entry(mailbox + "tls", source.tls() ? "implicit" : "none"),
                        Map.entry(mailbox + "password", source.password())))
                .run()) {
            MeterRegistry meters = intake.getBean(MeterRegistry.class);
            Counter received = counter(meters, address, "received");
            Counter accepted = counter(meters, address, "accepted");
            // The clock starts when the first mails have been fetched, which then do not count: neither Spring's start
            // nor
            // signing in is measured.
            await(received, 1);
            var processors = new ProcessorTime();
            long start = System.nanoTime();
            double before = received.count();
            await(accepted, mails);
            double taken = mails - before;
            return new Measured(taken / seconds(start), processors.millisEach(taken));
        }
    }

    private static void await(Counter counter, int mails) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (counter.count() < mails) {
            if (System.nanoTime() > end) {
                throw new IOException("Expected %d mails %s within %s but found %.0f"
                        .formatted(mails, counter.getId().getTag("outcome"), LIMIT, counter.count()));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// The very counter that the mailbox counts with, whoever asks for it first: to search for it with each look would
    /// cost what is to be measured.
    private static Counter counter(MeterRegistry meters, String mailbox, String outcome) {
        return meters.counter("millrace.intake.mail", "mailbox", mailbox, "outcome", outcome);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
