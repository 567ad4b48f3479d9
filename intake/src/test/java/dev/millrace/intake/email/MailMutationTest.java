package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Damaged mails are read like any others: no error escapes, nothing hangs, and 512 MB of memory are enough.
///
/// Runs for a few seconds; `-Dmillrace.mutation.seconds=600` makes it ten minutes, `-Dmillrace.mutation.seed=…` repeats
/// a run. Mails that fail are kept under `target/mail-mutations`.
class MailMutationTest {
    /// A program of its own, so that nothing but the mails needs the memory.
    @Test
    void shouldReadWhateverIsLeftOfAMail() throws IOException, InterruptedException {
        Process program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Dbasedir=" + System.getProperty("basedir", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MutationRun.class.getName(),
                        System.getProperty("millrace.mutation.seed", "20260105"),
                        System.getProperty("millrace.mutation.seconds", "5")))
                .redirectErrorStream(true)
                .start();
        try {
            String told = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            System.out.print(told);
            assertThat(program.waitFor()).as(told).isZero();
            assertThat(told).contains("damaged mails were read");
        } finally {
            program.destroyForcibly();
        }
    }
}
