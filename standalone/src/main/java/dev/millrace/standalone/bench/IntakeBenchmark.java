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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// How many mails a second intake takes from a mailbox: fetched, kept on disk, read, acknowledged by Kafka and
/// moved. The limit is a client that fetches the same mails from the same server and does nothing with them.
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
        List<String> addresses = IntStream.rangeClosed(0, size.runs())
                .mapToObj(run -> "run%d@acme.example".formatted(run))
                .toList();
        String password = Secrets.generate();
        var settings = new MailServer.Settings(0, 0, "acme.example", addresses, password);
        try (Broker broker = Broker.start(folder.resolve("kafka"), LoopbackPort.free());
                MailServer server = MailServer.start(folder.resolve("mail"), settings)) {
            List<BenchmarkReport.Run> runs = new ArrayList<>();
            for (String address : addresses) {
                new MailClient(server.smtpPort(), server.imapPort(), password).deliver(address, mails);
                double limit = plainFetching(server, password, address, mails);
                runs.add(BenchmarkReport.Run.of(
                        taking(folder.resolve("blobs"), broker, server, password, address, mails), limit));
            }
            Map<String, Object> environment = new LinkedHashMap<>();
            environment.put("mails", mails);
            environment.put("server", "embedded");
            // The first run only warms up.
            return BenchmarkReport.of(name(), "mails/s", runs.subList(1, runs.size()), environment);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static double plainFetching(MailServer server, String password, String address, int mails)
            throws IOException {
        long start = System.nanoTime();
        int fetched = new MailClient(server.smtpPort(), server.imapPort(), password).fetchAll(address);
        if (fetched != mails) {
            throw new IOException("Expected %d mails to fetch but found %d".formatted(mails, fetched));
        }
        return mails / seconds(start);
    }

    private static double taking(
            Path blobs, Broker broker, MailServer server, String password, String address, int mails)
            throws IOException {
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
                        Map.entry("millrace.admin.password-hash", Passwords.hash(password)),
                        Map.entry("millrace.tenants", "acme"),
                        Map.entry("millrace.blobs.directory", blobs.toString()),
                        Map.entry(mailbox + "name", address),
                        Map.entry(mailbox + "tenant", "acme"),
                        Map.entry(mailbox + "address", address),
                        Map.entry(mailbox + "host", "127.0.0.1"),
                        Map.entry(mailbox + "port", server.imapPort()),
                        Map.entry(mailbox + "tls", "none"),
                        Map.entry(mailbox + "password", password)))
                .run()) {
            MeterRegistry meters = intake.getBean(MeterRegistry.class);
            // The clock starts when the first mails have been fetched, which then do not count: neither Spring's start
            // nor
            // signing in is measured.
            await(meters, address, "received", 1);
            long start = System.nanoTime();
            double before = count(meters, address, "received");
            await(meters, address, "accepted", mails);
            return (mails - before) / seconds(start);
        }
    }

    private static void await(MeterRegistry meters, String mailbox, String outcome, int mails) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (count(meters, mailbox, outcome) < mails) {
            if (System.nanoTime() > end) {
                throw new IOException("Expected %d mails %s within %s but found %.0f"
                        .formatted(mails, outcome, LIMIT, count(meters, mailbox, outcome)));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static double count(MeterRegistry meters, String mailbox, String outcome) {
        Counter counter = meters.find("millrace.intake.mail")
                .tags("mailbox", mailbox, "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
