package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.content.RawMail;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LargeMailTest {
    private static final String HEADER = """
            From: anna@acme.example
            Subject: Plans
            Message-ID: <large@acme.example>
            Content-Type: multipart/mixed; boundary=b

            --b

            The plans are attached.
            --b
            Content-Type: application/zip; name=plans.zip
            Content-Transfer-Encoding: base64

            """.replace("\n", "\r\n");

    /// In bytes: one line of base64.
    private static final int LINE = 57;

    private static final int LINES = 640_000;

    @Test
    void shouldReadAMailThatIsLargerThanTheHeap(@TempDir Path folder) throws IOException, InterruptedException {
        Path mail = folder.resolve("large.eml");
        write(mail);

        String told = readWith("-Xmx40m", mail);

        assertThat(Files.size(mail)).isGreaterThan(49_000_000);
        assertThat(told)
                .contains("\"text\":\"The plans are attached.\"")
                .contains("\"name\":\"plans.zip\"")
                .contains("\"size\":" + LINE * LINES);
    }

    /// Each of them took the memory of the whole desk, and so ended it.
    @ParameterizedTest
    @EnumSource
    void shouldReadWhatUnpacksToMoreThanItself(Hostile mail, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("hostile.eml"), mail.bytes(1));

        String told = readWith("-Xmx110m", file);

        assertThat(Files.size(file)).isBetween(15_000_000L, 50_000_000L);
        assertThat(told).contains(mail.told).contains("\"decision\":\"accept\"");
    }

    /// A program of its own, so that its heap can be smaller than the mail.
    private static String readWith(String heap, Path mail) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName(),
                        mail.toString()))
                .redirectErrorStream(true)
                .start();
        try {
            String told = new String(program.getInputStream().readAllBytes(), UTF_8);

            assertThat(program.waitFor()).as(told).isZero();
            return told;
        } finally {
            program.destroyForcibly();
        }
    }

    private static void write(Path mail) throws IOException {
        byte[] line = (Base64.getEncoder().encodeToString(new byte[LINE]) + "\r\n").getBytes(ISO_8859_1);
        try (OutputStream file = Files.newOutputStream(mail)) {
            file.write(HEADER.getBytes(ISO_8859_1));
            byte[] lines = new String(line, ISO_8859_1).repeat(1_000).getBytes(ISO_8859_1);
            for (int i = 0; i < LINES; i += 1_000) {
                file.write(lines);
            }
            file.write("--b--\r\n".getBytes(ISO_8859_1));
        }
    }

    /// What the other program does.
    static final class Reading {
        private Reading() {}

        public static void main(String[] arguments) throws IOException {
            Path mail = Path.of(arguments[0]);
            System.out.println(ParseMailReport.of(
                            mail.toString(), RawMail.of(mail), Mails.CONTEXT, MailParser::parse, Duration.ofMinutes(10))
                    .toJson());
            System.exit(0);
        }
    }

    @Property(tries = 150)
    void shouldReadTheSameFromAFileAsFromMemory(@ForAll long seed) throws IOException {
        byte[] mail = new MailMutations(seed, MailSamples.all()).next();

        MailReading inMemory = MailParser.parse(RawMail.of(mail), Mails.CONTEXT);
        MailReading inFile = MailParser.parse(new RawMail(mapped(mail), null), Mails.CONTEXT);

        assertThat(inFile.mail()).isEqualTo(inMemory.mail());
        assertThat(inFile.warnings()).isEqualTo(inMemory.warnings());
        assertThat(inFile.verdict()).isEqualTo(inMemory.verdict());
        assertThat(inFile.rawSha256()).isEqualTo(inMemory.rawSha256());
    }

    private static ByteBuffer mapped(byte[] mail) throws IOException {
        Path file = Files.createTempFile("mail", ".eml");
        try {
            Files.write(file, mail);
            try (FileChannel opened = FileChannel.open(file)) {
                return opened.map(FileChannel.MapMode.READ_ONLY, 0, mail.length);
            }
        } finally {
            Files.delete(file);
        }
    }
}
