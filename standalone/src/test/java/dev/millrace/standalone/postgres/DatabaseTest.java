package dev.millrace.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void takesOverWhatAKilledProcessLeftBehind() throws Exception {
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DatabaseUser.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = killed.inputReader()) {
            assertThat(output.readLine()).isEqualTo("written");
        }
        killed.destroyForcibly().waitFor();
        long leftProcess = serverProcess();
        assertThat(ProcessHandle.of(leftProcess)).isPresent();

        try (Database database = Database.start(folder)) {
            assertThat(ProcessHandle.of(leftProcess)).isEmpty();
            try (Connection connection = connect(database, database.password());
                    ResultSet rows = connection.createStatement().executeQuery("select text from letter")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("kept");
            }
        }
    }

    @Test
    void asksForThePasswordFromTheFirstStartOn() throws Exception {
        try (Database database = Database.start(folder)) {
            assertThatThrownBy(() -> connect(database, "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(folder.resolve("server.log"))).doesNotContain(database.password());
        }
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheNumber() throws Exception {
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        Files.write(
                data.resolve("postmaster.pid"),
                List.of(String.valueOf(ProcessHandle.current().pid())));

        new LeftBehindServer(data).stop();

        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void leavesNothingRunningWhenItGivesUp() throws Exception {
        assertThatThrownBy(() -> Database.start(folder, Duration.ofMillis(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PostgreSQL did not start with its data in " + folder);

        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains(folder.toString())))
                .isEmpty();
    }

    /// The library that starts it makes a folder of its own, be it used or not.
    @Test
    void leavesNoFolderWhereTemporaryFilesLie(@TempDir Path temporary) throws Exception {
        String usual = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", temporary.toString());
        try (Database database = Database.start(folder)) {
            assertThat(database.port()).isPositive();
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }

        assertThat(temporary).isEmptyDirectory();
    }

    private long serverProcess() throws Exception {
        return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static Connection connect(Database database, String password) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), Database.USER, password);
    }
}
