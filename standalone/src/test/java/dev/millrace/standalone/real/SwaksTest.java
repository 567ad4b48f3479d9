package dev.millrace.standalone.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A mail program that is not ours.
@Tag("real")
class SwaksTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path data;

    @Test
    void shouldAnswerTheMailOfAForeignMailProgram() throws Exception {
        assumeTrue(isInstalled(), "swaks is not installed; Debian has it in the package swaks");
        try (UpProgram up = UpProgram.start("swaks", data)) {
            String messageId = PostOffice.newMessageId();
            String conversation = submit(up.mail().smtpPort(), messageId);
            assertThat(conversation).contains("250");

            PostOffice.Mail reply = up.mail().awaitReply("anna@acme.example", messageId);
            assertThat(reply.subject()).startsWith("Re:").contains("Locked out").contains("[#");
            assertThat(reply.text()).containsIgnoringCase("unlocked");
        }
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "swaks")));
    }

    private static String submit(int port, String messageId) throws IOException, InterruptedException {
        Process swaks = new ProcessBuilder(List.of(
                        "swaks",
                        "--server",
                        "127.0.0.1:" + port,
                        "--from",
                        "anna@acme.example",
                        "--to",
                        "support@acme.example",
                        "--header",
                        "Subject: Locked out",
                        "--header",
                        "Message-Id: " + messageId,
                        "--body",
                        "My account is locked. Please unlock it."))
                .redirectErrorStream(true)
                .start();
        String conversation = new String(swaks.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(swaks.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(swaks.exitValue()).as(conversation).isZero();
        return conversation;
    }
}
