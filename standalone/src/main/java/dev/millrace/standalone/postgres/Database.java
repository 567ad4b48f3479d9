package dev.millrace.standalone.postgres;

import dev.millrace.standalone.files.LoopbackPort;
import dev.millrace.standalone.files.PrivateFiles;
import dev.millrace.standalone.files.Secrets;
import dev.millrace.standalone.files.TimeLimit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;

/// A PostgreSQL server that runs beside this process and is stopped with it.
///
/// One left behind by a killed process is stopped at the next start, and its data taken over.
public final class Database implements AutoCloseable {
    /// The role that owns everything in it.
    public static final String USER = "postgres";

    private static final String NAME = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final EmbeddedPostgres server;
    private final String password;

    private Database(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /// Starts the server on a free port of 127.0.0.1 and returns when it takes connections.
    ///
    /// @param directory where its programs, its data, its log and its password lie; created when missing
    /// @throws IOException when the folder can't be written or the server does not come up
    public static Database start(Path directory) throws IOException {
        return start(directory, START_LIMIT);
    }

    /// @param limit how long it may take until it takes connections
    static Database start(Path directory, Duration limit) throws IOException {
        PrivateFiles.createDirectories(directory);
        Path data = data(directory);
        Path programs = directory.resolve("programs");
        PrivateFiles.createDirectories(programs);
        new LeftBehindServer(data).stop();
        String password = Secrets.kept(directory.resolve("password"));
        Redirect serverLog = Redirect.to(directory.resolve("server.log").toFile());
        // Where the library makes a folder of its own, which it does not use: else among temporary files, and for ever.
        System.setProperty("ot.epg.working-dir", programs.toString());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(LoopbackPort.free())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(programs.toFile())
                .setPGStartupWait(limit)
                .setConnectConfig("password", password)
                .setDataDirectoryCustomizer(folder -> new PasswordDoor(programs, folder.toPath(), password).close())
                .setOutputRedirector(serverLog)
                .setErrorRedirector(serverLog);
        ServerSettings.each(builder::setServerConfig);
        try {
            return new Database(builder.start(), password);
        } catch (IOException | IllegalStateException failure) {
            IOException told = new IOException(
                    "PostgreSQL did not start with its data in " + data + " (its log: "
                            + directory.resolve("server.log") + "): " + failure.getMessage(),
                    failure);
            endStart(data, told);
            throw told;
        }
    }

    /// The library gives up waiting, and leaves the server that still starts.
    private static void endStart(Path data, IOException told) {
        try {
            new LeftBehindServer(data).endStart();
        } catch (IOException failure) {
            told.addSuppressed(failure);
        }
    }

    /// Stops a server with its data in this folder, whoever started it.
    public static void stopLeftBehind(Path directory) throws IOException {
        new LeftBehindServer(data(directory)).stop();
    }

    private static Path data(Path directory) {
        return directory.resolve("data");
    }

    /// The port on 127.0.0.1; another at each start.
    public int port() {
        return server.getPort();
    }

    /// The name of the database in it.
    public String name() {
        return NAME;
    }

    /// The password of [#USER].
    public String password() {
        return password;
    }

    /// The address for JDBC, without the password.
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + NAME;
    }

    /// The address for R2DBC, without the password.
    public String r2dbcUrl() {
        return "r2dbc:postgresql://127.0.0.1:" + port() + "/" + NAME;
    }

    /// Stops the server; its data stays.
    @Override
    public void close() {
        TimeLimit.run("stopping PostgreSQL", STOP_LIMIT, server::close);
    }
}
