package dev.millrace.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server that outlived the program that started it: `kill -9` reaches only the program.
///
/// It holds the data folder, so it is stopped before a new one starts. Its process number is read from
/// `postmaster.pid`; after a restart of the machine the same number may belong to any other program, which is left
/// alone.
record LeftBehindServer(Path data) {
    private static final Logger log = LoggerFactory.getLogger(LeftBehindServer.class);
    private static final long STOP_SECONDS = 15;

    void stop() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> server = process(pidFile);
        if (server.isPresent() && isPostgres(server.get())) {
            log.info(
                    "Stopping PostgreSQL (process {}) that an earlier run left behind",
                    server.get().pid());
            end(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /// Ends a start of this program that nobody waits for any more, and the server that has come of it, which may not
    /// have noted its process yet.
    void endStart() throws IOException {
        for (ProcessHandle starter :
                ProcessHandle.current().descendants().filter(this::isStarter).toList()) {
            starter.destroyForcibly();
            ended(starter);
        }
        for (ProcessHandle server :
                ProcessHandle.allProcesses().filter(this::isPostgres).toList()) {
            end(server);
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        } catch (NumberFormatException | java.util.NoSuchElementException halfWritten) {
            return Optional.empty();
        }
    }

    /// Whether the process is the server of this data folder: its command line names the folder after `-D`.
    private boolean isPostgres(ProcessHandle process) {
        return runs("postgres", process);
    }

    /// Whether the process starts the server of this data folder.
    private boolean isStarter(ProcessHandle process) {
        return runs("pg_ctl", process);
    }

    private boolean runs(String program, ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean known = info.command().map(command -> command.endsWith(program)).orElse(false);
        // As a whole: another's folder may begin with the same name.
        boolean here = info.arguments()
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .orElse(false);
        return known && here;
    }

    private static void end(ProcessHandle server) throws IOException {
        List<ProcessHandle> family = server.descendants().toList();
        // SIGINT would be the fast shutdown; SIGTERM waits for clients, and those died with the program.
        server.destroy();
        if (!ended(server)) {
            server.destroyForcibly();
            // Without their parent the server's workers would still hold its shared memory.
            family.forEach(ProcessHandle::destroyForcibly);
            if (!ended(server)) {
                throw new IOException("PostgreSQL, left behind as process " + server.pid()
                        + ", could not be stopped; please end it by hand");
            }
        }
    }

    private static boolean ended(ProcessHandle server) throws IOException {
        CompletableFuture<ProcessHandle> exit = server.onExit();
        try {
            exit.get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException failure) {
            throw new IOException("Could not wait for PostgreSQL, process " + server.pid() + ", to end", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(
                    "Interrupted while PostgreSQL, process " + server.pid() + ", was ending", interrupted);
        }
    }
}
