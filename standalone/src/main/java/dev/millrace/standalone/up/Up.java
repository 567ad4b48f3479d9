package dev.millrace.standalone.up;

import dev.millrace.standalone.control.ControlServer;
import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.files.OpenParts;
import dev.millrace.standalone.files.TimeLimit;
import dev.millrace.standalone.kafka.LastWords;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;

/// One run of `millrace up`, from the check of its ports to the stop of its last part.
public final class Up implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Up.class);
    private static final Duration ROOMS_STOP_LIMIT = Duration.ofSeconds(40);
    private static final Duration PARTS_STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration PARTS_START_LIMIT = Duration.ofSeconds(30);
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    private final UpOptions options;
    private final PrintWriter output;
    private final boolean sealed;
    private final OpenParts running = new OpenParts();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Parts embeddedParts;

    /// A run with these options that prints its addresses to the output.
    public Up(UpOptions options, PrintWriter output) {
        this(options, output, false);
    }

    private Up(UpOptions options, PrintWriter output, boolean sealed) {
        this.options = options;
        this.output = output;
        this.sealed = sealed;
    }

    /// A run with everything embedded that prints nothing, whatever the machine has set for a desk.
    public static Up rehearsal(UpOptions options) {
        return new Up(options, new PrintWriter(Writer.nullWriter()), true);
    }

    /// Starts everything and returns when the program was asked to stop and has.
    ///
    /// @throws IOException when something is in the way; nothing is left running then
    public void run() throws IOException {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::close));
        start();
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    /// Starts everything and returns when it is ready to work.
    ///
    /// @throws IOException when something is in the way; nothing is left running then
    public void start() throws IOException {
        long from = System.nanoTime();
        try {
            startParts(from);
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private void startParts(long from) throws IOException {
        DataFolder folder = running.start(() -> DataFolder.take(options.data()));
        Set<Part> embedded = Part.embedded(sealed ? new SealedEnvironment() : new StandardEnvironment());
        PortCheck.require(options, embedded);
        DemoSettings demo = DemoSettings.prepare(folder.path());
        if (embedded.contains(Part.BROKER)) {
            LastWords.hear(folder.path().resolve(Parts.KAFKA), words -> endNow(folder.path(), words));
        }
        Parts parts = running.start(() -> Parts.start(folder.path(), options, demo, embedded));
        embeddedParts = parts;
        ControlServer control = running.start(() -> ControlServer.start(
                demo.controlToken(),
                parts.directory()
                        .map(directory -> Map.<String, ControlServer.Action>of(
                                "directory stop", directory::suspend, "directory start", directory::resume))
                        .orElse(Map.of())));
        parts.noteIn(demo);
        demo.with("http.url", "http://127.0.0.1:" + options.httpPort())
                .with("control.port", control.port())
                .save();
        Rooms rooms = rooms(new RoomSettings(folder.path(), options, demo, parts));
        Readiness.await(rooms.context(), READY_LIMIT);
        output.print(new Welcome(folder.path(), demo, Duration.ofNanos(System.nanoTime() - from)).text());
        if (!output.checkError() && demo.isFirstStart()) {
            demo.noteFirstStart();
        }
    }

    /// The rooms, which are closed with all else. Where those of a desk still start, a stop does not wait for them:
    /// they end with the process, and may take long where a real system does not answer. A rehearsal has embedded
    /// parts only, and its rooms write into a folder that is to be gone.
    private Rooms rooms(RoomSettings settings) throws IOException {
        if (sealed) {
            return running.start(() -> new Rooms(startRooms(settings)));
        }
        Rooms started = new Rooms(startRooms(settings));
        return running.start(() -> started);
    }

    private record Rooms(ConfigurableApplicationContext context) implements AutoCloseable {
        @Override
        public void close() {
            TimeLimit.run("stopping the rooms", ROOMS_STOP_LIMIT, context::close);
        }
    }

    private ConfigurableApplicationContext startRooms(RoomSettings settings) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(StandaloneApplication.class);
        if (sealed) {
            SealedEnvironment.seal(application);
        }
        // Our own hook stops the rooms before the parts; Spring's would run beside it.
        return application
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(settings.asMap())
                .run(settings.asArguments());
    }

    /// Stops everything, the last started first. Parts that still start are awaited: PostgreSQL, a process of its own,
    /// would go on without this one.
    @Override
    public void close() {
        if (!running.close(PARTS_START_LIMIT)) {
            TimeLimit.run(
                    "stopping the database",
                    PARTS_STOP_LIMIT,
                    () -> Parts.stopLeftBehind(options.data().toAbsolutePath().normalize()));
        }
        stopped.countDown();
    }

    /// Ends the process without the broker, and so without the rooms, which would wait for it. What they had
    /// in work is taken up at the next start, as after a kill. Takes no locks: a stop that hangs may hold them.
    private void endNow(Path data, String why) {
        log.error("{}. Millrace stops.", why);
        TimeLimit.run("stopping the other parts", PARTS_STOP_LIMIT, () -> {
            Parts parts = embeddedParts;
            if (parts == null) {
                Parts.stopLeftBehind(data);
            } else {
                parts.closeWithoutBroker();
            }
        });
        Runtime.getRuntime().halt(1);
    }
}
