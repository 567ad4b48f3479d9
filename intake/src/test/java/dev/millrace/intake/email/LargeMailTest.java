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

    @ParameterizedTest
    @EnumSource
    void shouldReadLargeTextsByTheirBeginningsAndAttachThemWhole(LargeText text, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path mail = folder.resolve("large.eml");
        text.write(mail);

        String told = readWith("-Xmx64m", mail);

        assertThat(Files.size(mail)).isGreaterThan(45_000_000);
        assertThat(told).contains(text.told).contains("\"decision\":\"accept\"");
    }

    /// Mails of one large text or file.
    enum LargeText {
        QUOTED_PRINTABLE("text/plain", "quoted-printable", "Drucker =C3=A4 und=\r\n so weiter\r\n", "\"text-cut\""),
        QUOTED_PRINTABLE_FILE("text/x-log; name=a.log", "quoted-printable", "line =3D by line\r\n", "\"a.log\""),
        QUOTED_PRINTABLE_HTML(
                "text/html", "quoted-printable", "<p class=3D'a'>Drucker =C3=A4</p>=\r\n", "\"text-cut\""),
        PLAIN_HTML("text/html", "8bit", "<p class=a>Some words and others</p>\r\n", "\"text-cut\""),
        BASE64("text/plain", "base64", "Line by line by line of a log that is long.\r\n", "\"text-cut\""),
        BASE64_HTML("text/html", "base64", "<p class=a>Some words and others</p>\r\n", "\"text-cut\""),
        PASTED_IMAGE("text/html", "quoted-printable", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB=\r\n", "See the end");

        private final String type;
        private final String encoding;
        private final String piece;
        private final String told;

        LargeText(String type, String encoding, String piece, String told) {
            this.type = type;
            this.encoding = encoding;
            this.piece = piece;
            this.told = told;
        }

        private void write(Path mail) throws IOException {
            try (OutputStream file = Files.newOutputStream(mail)) {
                file.write("From: a@b.example\r\nContent-Type: %s\r\nContent-Transfer-Encoding: %s\r\n\r\n"
                        .formatted(type, encoding)
                        .getBytes(ISO_8859_1));
                OutputStream body =
                        encoding.equals("base64") ? Base64.getMimeEncoder().wrap(file) : file;
                body.write(
                        this == PASTED_IMAGE ? "<img src=3D'data:image/png;base64,".getBytes(ISO_8859_1) : new byte[0]);
                byte[] pieces = piece.repeat(1_000).getBytes(ISO_8859_1);
                int size = encoding.equals("base64") ? 36_000_000 : 49_000_000;
                for (int written = 0; written < size; written += pieces.length) {
                    body.write(pieces);
                }
                body.write(this == PASTED_IMAGE ? "'> <p>See the end</p>".getBytes(ISO_8859_1) : new byte[0]);
                body.close();
            }
        }
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
