package dev.millrace.standalone.bench;

import dev.millrace.access.Passwords;
import dev.millrace.intake.IntakeApplication;
import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.files.OpenParts;
import dev.millrace.standalone.files.Secrets;
import dev.millrace.standalone.files.ThrowAwayFolder;
import dev.millrace.standalone.kafka.Broker;
import dev.millrace.standalone.up.SealedEnvironment;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// How many mails a second intake takes from a mailbox: fetched, kept on disk, read, acknowledged by Kafka and
/// moved. The limit is a client that fetches the same mails from the same server just before, with the same library,
/// in as large batches, and does nothing with them.
///
/// Both have gone over as many mails before they are measured, and over so many because of intake: the virtual machine
/// compiles its code, which is far more than that of a plain client, for tens of thousands of mails. What those first
/// runs gave is told apart: it is what a desk does that has just started.
///
/// Mails a second are those of the clock, so they depend on how many processors there are besides: taking can use
/// two where fetching waits for the server. What the mail server uses of the processors is told apart; Kafka's broker
/// counts as intake's.
final class IntakeBenchmark implements Benchmark {
    private static final int MAILS = 10_000;
    private static final int FEWEST = 200;
    private static final int RUNS_TO_WARM_UP = 5;
    /// Which part of the mails only starts the clock, of fetching as of taking, so that signing in is not measured.
    private static final int FIRST_PART = 10;

    private static final Duration LIMIT = Duration.ofMinutes(10);
    /// A look costs what is to be measured, and a thousandth of a run is near enough.
    private static final long LOOK_NANOS = 5_000_000;

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    /// The first tenth only starts the clock.
    @Override
    public int fewestItems() {
        return FEWEST;
    }

    @Override
    public BenchmarkReport run(Size size, Consumer<String> progress) throws IOException {
        try (OpenParts open = OpenParts.untilStop()) {
            Path folder =
                    open.start(() -> ThrowAwayFolder.create("millrace-bench")).path();
            Broker broker = open.start(() -> Broker.start(folder.resolve("kafka"), LoopbackPort.free()));
            BenchMailbox mailbox = size.mailbox();
            if (mailbox != null) {
                return measured(size, progress, open, broker, folder, mailbox.toString(), _ -> mailbox, null);
            }
            String password = Secrets.generate();
            List<String> addresses = IntStream.range(0, RUNS_TO_WARM_UP + size.runs())
                    .mapToObj("run%d@acme.example"::formatted)
                    .toList();
            MailServerProcess server =
                    open.start(() -> MailServerProcess.start(folder.resolve("mail"), addresses, password));
            return measured(
                    size,
                    progress,
                    open,
                    broker,
                    folder,
                    "embedded",
                    run -> new BenchMailbox("127.0.0.1", server.imapPort(), false, addresses.get(run), password),
                    server);
        }
    }

    /// @param own the server's process, where it is ours
    private BenchmarkReport measured(
            Size size,
            Consumer<String> progress,
            OpenParts open,
            Broker broker,
            Path folder,
            String server,
            IntFunction<BenchMailbox> mailboxes,
            @Nullable MailServerProcess own)
            throws IOException {
        int mails = size.itemsOr(MAILS);
        List<Measured> plain = new ArrayList<>();
        List<Measured> taking = new ArrayList<>();
        for (int run = 0; run < RUNS_TO_WARM_UP + size.runs(); run++) {
            progress.accept("run %d of %d".formatted(run + 1, RUNS_TO_WARM_UP + size.runs()));
            BenchMailbox mailbox = mailboxes.apply(run);
            new MailClient(mailbox).fill(mails);
            plain.add(plainFetching(mailbox, mails, own));
            taking.add(taking(open, folder.resolve("blobs" + run), broker, mailbox, mails, own));
        }
        List<BenchmarkReport.Run> runs = IntStream.range(0, plain.size())
                .mapToObj(run -> BenchmarkReport.Run.of(
                        taking.get(run).mailsASecond(), plain.get(run).mailsASecond()))
                .toList();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("runsToWarmUp", runs.subList(0, RUNS_TO_WARM_UP));
        // Of all runs, those to warm up first: of this process, with the broker in it, and of the mail server where
        // that is the embedded one.
        details.put("processorMillisPerMail", each(taking, Measured::processorMillis));
        details.put("limitProcessorMillisPerMail", each(plain, Measured::processorMillis));
        if (own != null) {
            details.put("serverProcessorMillisPerMail", each(taking, Measured::serverMillis));
            details.put("limitServerProcessorMillisPerMail", each(plain, Measured::serverMillis));
        }
        List<BenchmarkReport.Run> warm = runs.subList(RUNS_TO_WARM_UP, runs.size());
        return BenchmarkReport.of(name(), "mails/s", warm, details, Map.of("mails", mails, "server", server));
    }

    private static List<Double> each(List<Measured> runs, Function<Measured, Double> figure) {
        return runs.stream().map(figure).toList();
    }

    private record Measured(double mailsASecond, double processorMillis, double serverMillis) {}

    private static Measured plainFetching(BenchMailbox mailbox, int mails, @Nullable MailServerProcess server)
            throws IOException {
        Clock clock = new Clock(server);
        int fetched = new MailClient(mailbox).fetchAll(soFar -> {
            if (soFar >= mails / FIRST_PART && !clock.isRunning()) {
                clock.start(soFar);
            }
        });
        if (fetched != mails) {
            throw new IOException("Expected %d mails to fetch but found %d".formatted(mails, fetched));
        }
        return clock.measured(mails);
    }

    /// What has passed since it was started.
    private static final class Clock {
        private final @Nullable MailServerProcess server;
        private ProcessorTime own = new ProcessorTime();
        private Duration serverBefore = Duration.ZERO;
        private double before;
        private long start;

        Clock(@Nullable MailServerProcess server) {
            this.server = server;
        }

        boolean isRunning() {
            return start != 0;
        }

        /// @param mails that are done and do not count
        void start(double mails) {
            before = mails;
            serverBefore = serverTime();
            own = new ProcessorTime();
            start = System.nanoTime();
        }

        /// @param mails that are done in all
        Measured measured(double mails) {
            double counted = mails - before;
            double seconds = (System.nanoTime() - start) / 1e9;
            double serverMillis = serverTime().minus(serverBefore).toMillis();
            return new Measured(
                    counted / seconds, own.millisEach(counted), BenchmarkReport.rounded(serverMillis / counted));
        }

        private Duration serverTime() {
            return server == null ? Duration.ZERO : server.processorTime();
        }
    }

    /// @param open what a stop closes: intake before the broker that it sends to and the folder that it writes into
    private static Measured taking(
            OpenParts open,
            Path blobs,
            Broker broker,
            BenchMailbox source,
            int mails,
            @Nullable MailServerProcess server)
            throws IOException {
        try (OpenParts run = open.start(OpenParts::new)) {
            ConfigurableApplicationContext intake = run.start(() -> intake(blobs, broker, source));
            MeterRegistry meters = intake.getBean(MeterRegistry.class);
            Counter accepted = counter(meters, source.address(), "accepted");
            await(accepted, mails / FIRST_PART);
            Clock clock = new Clock(server);
            clock.start(accepted.count());
            await(accepted, mails);
            return clock.measured(mails);
        }
    }

    private static ConfigurableApplicationContext intake(Path blobs, Broker broker, BenchMailbox source) {
        String address = source.address();
        String mailbox = "millrace.intake.email.mailboxes[0].";
        return SealedEnvironment.seal(new SpringApplicationBuilder(IntakeApplication.class))
                .bannerMode(Banner.Mode.OFF)
                .web(WebApplicationType.REACTIVE)
                .registerShutdownHook(false)
                .initializers(context -> context.getBeanFactory().registerSingleton("quiet", new Quiet()))
                .properties(Map.ofEntries(
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
                .run();
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
}
