package dev.millrace.remediation.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `restart-print-queue` against Debian's CUPS. Needs root, as CUPS does.
@Tag("real")
class CupsTest {
    private static final String QUEUE = "HP-3-West";

    @TempDir
    private static Path folder;

    private static Process cups;
    private static String server;
    private static PrintServer printers;
    private static TestDesk desk;

    @BeforeAll
    static void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = "127.0.0.1:" + port;
        for (String part : List.of("root", "cache", "spool", "state", "log")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.writeString(folder.resolve("root/cups-files.conf"), """
                FileDevice Yes
                ServerRoot %1$s/root
                CacheDir %1$s/cache
                RequestRoot %1$s/spool
                TempDir %1$s/spool
                StateDir %1$s/state
                AccessLog %1$s/log/access
                ErrorLog %1$s/log/error
                PageLog %1$s/log/page
                User lp
                Group lp
                SystemGroup lpadmin
                """.formatted(folder));
        Files.writeString(folder.resolve("root/cupsd.conf"), """
                Listen %s
                DefaultAuthType None
                <Location />
                Order allow,deny
                Allow from 127.0.0.1
                </Location>
                <Policy default>
                <Limit All>
                Order allow,deny
                Allow all
                </Limit>
                </Policy>
                """.formatted(server));
        run("chown", "-R", "lp:lp", folder.toString());
        run("chown", "-R", "root:lp", folder.resolve("root").toString());
        run("chmod", "711", folder.toString());
        cups = new ProcessBuilder(
                        "/usr/sbin/cupsd",
                        "-f",
                        "-c",
                        folder.resolve("root/cupsd.conf").toString(),
                        "-s",
                        folder.resolve("root/cups-files.conf").toString())
                .inheritIO()
                .start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> exitCode("lpstat", "-h", server, "-r") == 0
                        && output("lpstat", "-h", server, "-r").contains("scheduler is running"));
        run("lpadmin", "-h", server, "-p", QUEUE, "-E", "-v", "file:///dev/null", "-m", "raw");
        printers = new PrintServer(
                "http://" + server,
                new PrintSettings("http://" + server, "millrace", null, GuardSettings.defaults()),
                new Secrets(VaultSettings.none()),
                new Guards(new SimpleMeterRegistry()));
        desk = new TestDesk(printers);
        desk.worker(ShippedRunbooks.runbook("restart-print-queue", new PrintActions(Configured.is(printers))));
    }

    @AfterAll
    static void stop() {
        desk.close();
        cups.destroy();
        // It writes into its folders until it has ended.
        cups.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void shouldResumeAStoppedQueueWhoseJobsThenPrint() throws Exception {
        run("cupsdisable", "-h", server, QUEUE);
        Path page = Files.writeString(folder.resolve("page.txt"), "a page");
        run("lp", "-h", server, "-d", QUEUE, page.toString());
        assertThat(output("lpstat", "-h", server, "-o")).contains(QUEUE);

        Execute request = desk.ask(Requests.automatic(1, "restart-print-queue", QUEUE, "anna"));
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(desk.journal(request))
                .containsExactly(
                        "locate-queue looked", "cancel-stuck-jobs already", "resume-queue begun", "resume-queue done");
        assertThat(output("lpstat", "-h", server, "-p")).contains("enabled");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> output("lpstat", "-h", server, "-o").isBlank());
    }

    @Test
    void shouldCancelAJob() throws Exception {
        run("cupsdisable", "-h", server, QUEUE);
        Path page = Files.writeString(folder.resolve("page.txt"), "a page");
        String told = output("lp", "-h", server, "-d", QUEUE, page.toString());
        int job = Integer.parseInt(told.replaceAll("(?s).*" + QUEUE + "-(\\d+).*", "$1"));
        printers.cancel(QUEUE, job).block(Duration.ofSeconds(10));
        assertThat(output("lpstat", "-h", server, "-o")).doesNotContain(QUEUE + "-" + job);
    }

    @Test
    void shouldSayThatThereIsNoSuchQueue() {
        Execute request = desk.ask(Requests.automatic(2, "restart-print-queue", "Nowhere", "anna"));
        assertThat(((Failed) desk.end(request)).reason()).isEqualTo("the print server has no queue 'Nowhere'");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(exitCode(command)).as(String.join(" ", command)).isZero();
    }

    private static int exitCode(String... command) throws IOException, InterruptedException {
        return start(command).waitFor();
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static Process start(String... command) throws IOException {
        List<String> plain = new ArrayList<>(List.of("env", "LC_ALL=C"));
        plain.addAll(List.of(command));
        return new ProcessBuilder(plain).redirectErrorStream(true).start();
    }
}
