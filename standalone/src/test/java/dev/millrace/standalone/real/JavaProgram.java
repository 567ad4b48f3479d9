package dev.millrace.standalone.real;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program of the built application in a process of its own. What it prints is kept under `target/real`.
final class JavaProgram implements AutoCloseable {
    private static final long STOP_SECONDS = 90;

    /// These programs live for a minute or two. The second compiler of the JVM takes a third of the processor's time of
    /// a start, and what it makes faster ends before that pays.
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private final Process process;
    private final Path log;

    private JavaProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Starts a class of the built application.
    ///
    /// @param name    names the log; several starts write into the same
    /// @param options options of the virtual machine
    static JavaProgram start(
            String name,
            List<String> options,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment)
            throws IOException {
        return start(name, options, application().resolve("*").toString(), mainClass, arguments, environment);
    }

    /// Starts a class of these tests, with the built application beside it.
    static JavaProgram startOfTests(String name, List<String> options, Class<?> mainClass, List<String> arguments)
            throws IOException {
        String classes = application().resolve("*")
                + File.pathSeparator
                + module().resolve("target").resolve("test-classes");
        return start(name, options, classes, mainClass.getName(), arguments, Map.of());
    }

    private static JavaProgram start(
            String name,
            List<String> options,
            String classPath,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(FIRST_COMPILER);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        Path log = logs().resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // As ./millrace does.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(environment);
        return new JavaProgram(builder.start(), log);
    }

    private static Path application() {
        Path application = module().resolve("target").resolve("app");
        if (!Files.isDirectory(application)) {
            throw new IllegalStateException("Expected the built application in " + application);
        }
        return application;
    }

    private static Path logs() throws IOException {
        return Files.createDirectories(module().resolve("target").resolve("real"));
    }

    /// The folder of the module `standalone`.
    static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /// With what a program has ended that is not running any more.
    int exitCode() {
        return process.exitValue();
    }

    Path log() {
        return log;
    }

    /// Adds to the log what each thread is doing, for whoever has to find out why the program hangs.
    void noteThreads() throws IOException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "Thread.print")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .onExit()
                .join();
    }

    /// `kill -9`. Returns when the process is gone.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// SIGTERM. Returns when the process is gone; one that does not go is killed.
    ///
    /// @return whether it went by itself
    boolean stop() {
        process.destroy();
        boolean went = awaitEnd();
        if (!went) {
            kill();
        }
        return went;
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return false;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
