package dev.millrace.intake.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.InboundMessage;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTML and text of 10 MB, of much of one kind. Each is less than a second's work; whatever is not linear takes many
/// minutes.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeHtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table><tr><td>x</td></tr></table>",
                "<table><tr><td>x",
                "<div>x",
                "<p>Some <b>words</b> and others.</p>\n",
                "<a href='https://a.example/1'>a</a> ",
                "<b><i>x</p>",
                "<blockquote>x",
                "<font size=1>x",
                "<ul><li>x",
                "&amp;&nbsp;x",
            })
    void shouldBeLinearInTags(String piece) {
        assertThat(read("text/html", piece).flags()).contains("text-cut");
    }

    /// Lines, most of which stand at the end of some mail and are asked about the whole text above.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna Keller\nAcme Ltd\nTel. +49 40 1234\n\n",
                "Best regards,\nAnna Keller\n\n",
                "\u2014\n",
                "> Sent from my iPhone\n",
                "To unsubscribe from this list visit https://a.example/u\n\n",
            })
    void shouldBeLinearInClosingLines(String piece) {
        assertThat(read("text/plain; charset=utf-8", piece).flags()).contains("text-cut");
    }

    private static InboundMessage read(String type, String piece) {
        String mail = "From: a@b.example\nContent-Type: " + type + "\n\n" + piece.repeat(10_000_000 / piece.length());
        return Mails.read(mail.getBytes(UTF_8), Mails.CONTEXT).inbound(Instant.EPOCH, null);
    }
}
