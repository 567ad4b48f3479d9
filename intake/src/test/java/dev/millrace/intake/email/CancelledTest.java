package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.intake.email.content.Uuencoded;
import dev.millrace.intake.email.header.AddressList;
import dev.millrace.intake.email.header.EncodedWords;
import dev.millrace.intake.email.header.HeaderParameters;
import dev.millrace.intake.email.html.HtmlText;
import dev.millrace.intake.email.mime.MimeStructure;
import dev.millrace.intake.email.reply.ReplyText;
import dev.millrace.intake.email.reply.history.QuoteBlocks;
import dev.millrace.intake.email.reply.history.QuoteIntroduction;
import dev.millrace.intake.email.reply.history.QuotedHeader;
import dev.millrace.intake.email.reply.signature.Signatures;
import dev.millrace.intake.email.reply.signature.Writer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each stage of reading listens to interrupts, so that a reading that is given up gives its thread
/// back.
class CancelledTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldEndAReadingThatWasInterrupted(String stage, Runnable reading) {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(reading::run).as(stage).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    static Stream<Arguments> shouldEndAReadingThatWasInterrupted() {
        List<String> lines = List.of("On 5 Jan 2026 at 10:00, Eva wrote:", "> Well?", "Yes.");
        return Stream.of(
                stage("a mail", () -> Mails.read("From: a@b.example\n\nHello")),
                stage(
                        "parts",
                        () -> MimeStructure.of(ByteBuffer.wrap(
                                "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx".getBytes(UTF_8)))),
                stage("addresses", () -> AddressList.parse("a@b.example", null)),
                stage("parameters", () -> HeaderParameters.of("text/plain; charset=utf-8")),
                stage("encoded words", () -> EncodedWords.decode("=?utf-8?q?a?=")),
                stage("HTML", () -> HtmlText.of("<p>Hello</p>")),
                stage("lines", () -> ReplyText.of("Hello")),
                stage("introductions", () -> QuoteIntroduction.lines(lines, 0)),
                stage("headers of quotes", () -> QuotedHeader.at(lines, 0)),
                stage("quotes", () -> QuoteBlocks.of(lines)),
                stage("signatures", () -> Signatures.without(lines, Writer.UNKNOWN)),
                stage(
                        "files in texts",
                        () -> Uuencoded.takenOut(
                                ByteBuffer.wrap("begin 644 a\n#0V%T\nend".getBytes(UTF_8)), 100, _ -> {})));
    }

    private static Arguments stage(String name, Runnable reading) {
        return Arguments.of(name, reading);
    }

    @Test
    void shouldReadOnOtherwise() {
        assertThat(Mails.read("From: a@b.example\n\nHello").mail().text()).isEqualTo("Hello");
    }
}
