package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.content.RawMail;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole mails made to take long, read from their bytes to the message. Each is a second's work or two; whatever is not
/// linear takes many minutes.
class HostileMailTest {
    private static final String FROM = "From: a@b.example\n";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldBeLinearInHostileMails(String name, String mail) {
        assertThat(MailParser.parse(RawMail.of(mail.getBytes(UTF_8)), Mails.CONTEXT)
                        .inbound(Instant.EPOCH, null)
                        .text())
                .as(name)
                .isNotNull();
    }

    static Stream<Arguments> shouldBeLinearInHostileMails() {
        return Stream.of(
                header("parameters without semicolons", "Content-Type: text/plain " + "a=b ".repeat(600_000)),
                header("folded parameters", "Content-Type: text/plain" + ";\n a=b".repeat(400_000)),
                header("sections of a name", "Content-Disposition: attachment" + "; filename*1*=%C3".repeat(100_000)),
                header(
                        "dots behind addresses",
                        ("To: a@" + ".".repeat(65_000) + "\n").repeat(40).strip()),
                header("recipients", "To: " + "a@b.example, ".repeat(200_000)),
                header("encoded words", "Subject: " + "=?utf-8?q?a?= ".repeat(200_000)),
                header("encoded words without end", "Subject: " + "=?utf-8?q?".repeat(200_000)),
                header("references", "References: " + "<a@b> ".repeat(300_000)),
                header("fields", "X-A: b\n".repeat(300_000).strip()),
                header("results of authentication", "Authentication-Results: mx; " + "dkim=pass (".repeat(100_000)),
                header(
                        "receipts",
                        "Received: from a by b; Mon, 5 Jan 2026\n"
                                .repeat(100_000)
                                .strip()),
                header("blanks", "Subject: " + " \n ".repeat(300_000) + "x"),
                Arguments.of("marks above the writer", "From: A <a@b.example>\n\nx\n" + " --\nA\n".repeat(50_000)),
                Arguments.of(
                        "ends of an answer",
                        FROM + "Content-Type: text/html\n\nx" + "<div id=appendonsend></div>".repeat(10_000)),
                Arguments.of(
                        "blanks before a recipient that is none",
                        FROM + "Content-Type: message/delivery-status\n\nx\n\nFinal-Recipient:" + " ".repeat(250_000)),
                Arguments.of("lines of no header", FROM + "x\nX-A: b\n".repeat(300_000) + "\nText"),
                Arguments.of(
                        "html", FROM + "Content-Type: text/html\n\n" + "<a href=https://a.example><b>x".repeat(40_000)),
                Arguments.of(
                        "escapes",
                        FROM + "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
                                + "= \n".repeat(1_000_000)),
                Arguments.of(
                        "padding",
                        FROM + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
                                + "YQ==\n".repeat(800_000)),
                Arguments.of("beginnings of files", FROM + "\n" + "begin 644 a\n#0V%T\n".repeat(50_000)),
                Arguments.of("shifts", FROM + "Content-Type: text/plain; charset=utf-7\n\n" + "+".repeat(1_000_000)),
                Arguments.of(
                        "flowed lines",
                        FROM + "Content-Type: text/plain; format=flowed\n\n" + "> a \n".repeat(200_000)),
                Arguments.of(
                        "boundaries of nothing", FROM + "Content-Type: multipart/mixed\n\n" + "--b\n".repeat(500_000)),
                Arguments.of("tags in the text", FROM + "\n" + "[#219PY-".repeat(100_000)),
                Arguments.of("signed in place", FROM + "\n" + "-----BEGIN PGP SIGNED MESSAGE-----\n".repeat(30_000)));
    }

    private static Arguments header(String name, String field) {
        return Arguments.of(name, FROM + field + "\n\nText");
    }
}
