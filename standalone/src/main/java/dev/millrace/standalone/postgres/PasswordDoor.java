package dev.millrace.standalone.postgres;

import dev.millrace.standalone.files.PrivateFiles;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Makes a freshly created data folder ask for a password before the server listens for the first time.
///
/// The launcher library creates the folder with the method `trust`, which lets everybody on the machine in. The
/// password is set in PostgreSQL's single-user mode, which opens no port, and the host rules are replaced last:
/// while they are not ours, a start that was killed halfway does both again.
record PasswordDoor(Path programs, Path data, String password) {
    private static final String RULES = """
            # Written by Millrace: a password for everybody, from this machine only.
            host all all 127.0.0.1/32 scram-sha-256
            """;
    private static final String SERVER = "bin/postgres";
    private static final long LIMIT_SECONDS = 30;

    void close() {
        Path rules = data.resolve("pg_hba.conf");
        try {
            if (Files.readString(rules).equals(RULES)) {
                return;
            }
            setPassword();
            PrivateFiles.replace(rules, RULES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void setPassword() throws IOException {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is not.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program().toString(), "--single", "-D", data.toString()));
        command.addAll(List.of("-c", "password_encryption=scram-sha-256", "postgres"));
        Path output = data.resolveSibling("password.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var input = process.getOutputStream()) {
            input.write(("ALTER ROLE postgres PASSWORD '" + password + "'\n").getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(
                        "PostgreSQL did not set its password within " + LIMIT_SECONDS + " s; see " + output);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL set its password", interrupted);
        }
        String said = Files.readString(output);
        if (process.exitValue() != 0 || said.contains("ERROR")) {
            throw new IOException("PostgreSQL could not set its password; it said: " + said.replace(password, "…"));
        }
        Files.delete(output);
    }

    private Path program() throws IOException {
        try (Stream<Path> versions = Files.list(programs)) {
            return versions.filter(version -> Files.isExecutable(version.resolve(SERVER)))
                    .max(Comparator.comparingLong(PasswordDoor::unpackedAt))
                    .map(version -> version.resolve(SERVER))
                    .orElseThrow(() -> new IOException("Expected an unpacked PostgreSQL under " + programs));
        }
    }

    private static long unpackedAt(Path version) {
        return version.resolve(".exists").toFile().lastModified();
    }
}
