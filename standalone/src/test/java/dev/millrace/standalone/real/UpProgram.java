package dev.millrace.standalone.real;

import static org.awaitility.Awaitility.await;

import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/// `./millrace up` as a process of its own, with ports that stay the same over all its starts.
public final class UpProgram implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    private final String name;
    private final Path data;
    private final Map<String, String> environment;
    private final int httpPort = LoopbackPort.free();
    private final int smtpPort = LoopbackPort.free();
    private final int imapPort = LoopbackPort.free();
    private final int kafkaPort = LoopbackPort.free();
    private @Nullable JavaProgram program;
    private @Nullable HttpDoors http;
    private @Nullable PostOffice mail;

    private UpProgram(String name, Path data, Map<String, String> environment) throws IOException {
        this.name = name;
        this.data = data;
        this.environment = Map.copyOf(environment);
    }

    /// The first start. Returns when the desk is ready to work.
    ///
    /// @param name names the log under `target/real`
    public static UpProgram start(String name, Path data) throws IOException {
        return start(name, data, Map.of());
    }

    /// The first start, with settings in its environment. Returns when the desk is ready to work.
    ///
    /// @param name names the log under `target/real`
    static UpProgram start(String name, Path data, Map<String, String> environment) throws IOException {
        var up = new UpProgram(name, data, environment);
        try {
            up.startAgain();
        } catch (IOException | RuntimeException | AssertionError failure) {
            up.close();
            throw failure;
        }
        return up;
    }

    /// A later start, after [#stop()] or [#kill()]. Returns when the desk is ready to work.
    public void startAgain() throws IOException {
        List<String> arguments = List.of(
                "up",
                "--data",
                data.toString(),
                "--http-port",
                String.valueOf(httpPort),
                "--smtp-port",
                String.valueOf(smtpPort),
                "--imap-port",
                String.valueOf(imapPort),
                "--kafka-port",
                String.valueOf(kafkaPort));
        JavaProgram started = JavaProgram.start(
                name,
                List.of("@" + JavaProgram.module().resolve("jvm.args")),
                "dev.millrace.standalone.Millrace",
                arguments,
                environment);
        program = started;
        if (http == null) {
            // The passwords are generated at the first start, the first thing of all.
            await().atMost(READY_LIMIT)
                    .until(() -> !started.isRunning() || Files.exists(data.resolve("demo.properties")));
            requireRunning(started);
            DemoSettings demo = DemoSettings.of(data);
            http = new HttpDoors("http://127.0.0.1:" + httpPort, demo.adminUser(), demo.adminPassword());
            mail = new PostOffice(smtpPort, imapPort, demo.mailboxPassword());
        }
        HttpDoors doors = http();
        try {
            await().atMost(READY_LIMIT).until(() -> !started.isRunning() || doors.isHealthy());
        } catch (ConditionTimeoutException hangs) {
            started.noteThreads();
            throw new IOException("`up` did not become ready; what its threads do stands in " + started.log(), hangs);
        }
        requireRunning(started);
    }

    private static void requireRunning(JavaProgram started) throws IOException {
        if (!started.isRunning()) {
            throw new IOException("`up` did not start; see " + started.log());
        }
    }

    /// `kill -9`.
    public void kill() {
        if (program != null) {
            program.kill();
        }
    }

    /// SIGTERM; returns when everything has stopped.
    ///
    /// @return whether it went by itself
    public boolean stop() {
        return program == null || program.stop();
    }

    /// Its HTTP doors.
    public HttpDoors http() {
        return Objects.requireNonNull(http, "not started");
    }

    /// Its mail server.
    public PostOffice mail() {
        return Objects.requireNonNull(mail, "not started");
    }

    /// What its owner has to know.
    public DemoSettings demo() throws IOException {
        return DemoSettings.of(data);
    }

    @Override
    public void close() {
        stop();
        if (http != null) {
            http.close();
        }
        stopDatabaseLeftBehind();
    }

    /// A killed program leaves its database running; the next start would take it over, but there is none.
    private void stopDatabaseLeftBehind() {
        Path note = data.resolve("postgres").resolve("data").resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(note).getFirst().strip());
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
            await().atMost(READY_LIMIT).until(() -> !Files.exists(note));
        } catch (IOException gone) {
            throw new IllegalStateException("The database that was left behind cannot be stopped", gone);
        }
    }
}
