package dev.millrace.standalone.bench;

import dev.millrace.standalone.mail.MailServer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The embedded mail server in a process of its own, as other mail servers are: neither its processor time nor its
/// garbage counts as that of whoever asks it. It ends with the process that started it.
final class MailServerProcess implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final int imapPort;

    private MailServerProcess(Process process, int imapPort) {
        this.process = process;
        this.imapPort = imapPort;
    }

    /// Starts it and returns when it takes connections.
    ///
    /// @param folder where the mailboxes lie
    static MailServerProcess start(Path folder, List<String> addresses, String password) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                MailServerProcess.class.getName(),
                folder.toString()));
        command.addAll(addresses);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        try {
            // Not on the command line, which everybody on the machine can read. The stream stays open: its end is what
            // the process ends by.
            BufferedWriter input = process.outputWriter();
            input.write(password + "\n");
            input.flush();
            return new MailServerProcess(process, port(process.inputReader()));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static int port(BufferedReader output) throws IOException {
        String port = output.readLine();
        if (port == null) {
            throw new IOException("The mail server's process ended before it took connections");
        }
        return Integer.parseInt(port);
    }

    int imapPort() {
        return imapPort;
    }

    /// What it has used of all processors since its start.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        try {
            process.outputWriter().close();
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /// The process: folder and addresses as arguments, the password in the first line of its input. Tells the port of
    /// IMAP.
    static void main(String[] arguments) throws IOException {
        PrintStream output = System.out;
        // Whatever else may be printed is not the port.
        System.setOut(System.err);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = String.valueOf(input.readLine());
        List<String> addresses = Arrays.asList(arguments).subList(1, arguments.length);
        var settings = new MailServer.Settings(0, 0, "acme.example", addresses, password);
        try (MailServer server = MailServer.start(Path.of(arguments[0]), settings)) {
            output.println(server.imapPort());
            while (input.readLine() != null) {
                // Nothing is said but that it is over.
            }
        }
    }
}
