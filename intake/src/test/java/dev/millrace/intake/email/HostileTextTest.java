package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.html.HtmlText;
import dev.millrace.intake.email.reply.ReplyText;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts made to take long. Each is a second's work on a busy machine; whatever is not linear takes many minutes.
class HostileTextTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldBeLinearInHostileTexts(String name, String text) {
        assertThat(ReplyText.of(text).reply()).as(name).isNotEmpty();
        assertThat(ReplyText.of(text, true).reply()).as(name).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldBeLinearInHostileHtml(String name, String html) {
        assertThat(HtmlText.of(html)).as(name).isNotEmpty();
    }

    /// Last lines that all but are what a program adds.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "This email has been checked A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, ~",
                "This message has been scanned by To. To. To. To. To. To. To. To. To. To. To. To. To. To. To. To. To. To. To. To. To. To. To. ~",
                "This email has been checked for virus virus virus virus virus virus virus virus virus virus virus virus virus virus virus ~",
                "please please please sorry sorry excuse for the any my typos and typos and typos and typos and typos and typos and typos ~",
                "typos, excuse typos, excuse typos, excuse typos, excuse typos, excuse typos, excuse typos, excuse typos, excuse typos ~",
                "entschuldigen sie a a a a a a a a a kürze und a kürze und a kürze und a kürze und a kürze und a kürze und a kürze und ~",
                "Sent from my iPhone iPhone iPhone iPhone iPhone iPhone iPhone iPhone iPhone iPhone iPhone iPhone iPhone iPhone iPhone ~",
                "Sent from my mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-mail-~",
                "brief short quick brief because as since this it this is from from sent from sent from sent from sent from sent from ~",
                "Von mit von mit von mit von mit von mit von mit von mit von mit von mit von mit von mit von gesendet gesendet gesendet ~",
                "发自 iphone iphone iphone iphone iphone iphone iphone iphone iphone iphone iphone iphone iphone iphone iphone iphone iphone ~",
                "aaaaaaaaaaaa版のiphone iphone iphone iphone iphone iphone iphone iphone iphone iphone iphone iphone iphone iphoneから送信 ~",
                "Get outlook for ios <https://a> <https://a> <https://a> <https://a> <https://a> <https://a> <https://a> <https://a> <https:// ~",
                "Yahoo Mail: a, organize, a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a ~",
                "获取 outlook outlook outlook outlook outlook outlook outlook outlook outlook outlook outlook outlook outlook outlook outlook ~"
            })
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldBeLinearInAlmostFooters(String line) {
        String text = "x\n" + line;
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    static Stream<Arguments> shouldBeLinearInHostileHtml() {
        return Stream.of(
                Arguments.of(
                        "an empty quote below",
                        "<p>" + "x".repeat(500_000) + "</p><blockquote>" + "\u00a0<br>".repeat(200_000)
                                + "</blockquote>"),
                Arguments.of("empty lines", "x" + "<br>\u00a0".repeat(300_000) + "x"),
                Arguments.of("quotes side by side", "<blockquote>x</blockquote>".repeat(50_000)),
                Arguments.of("quotes within quotes", "<blockquote>x".repeat(50_000)),
                Arguments.of("links within links", "<a href=https://a.example><table><tr><td>x".repeat(20_000)),
                Arguments.of("lists within lists", "<ol><li>x".repeat(50_000)),
                Arguments.of("blanks", "x" + " \n".repeat(900_000) + "x"),
                Arguments.of("entities", "&nbsp;".repeat(300_000) + "x"));
    }

    static Stream<Arguments> shouldBeLinearInHostileTexts() {
        return Stream.of(
                Arguments.of("answers between quotes", "x\n" + "> a\nb\n".repeat(400_000)),
                Arguments.of("quote marks", "On 1 " + "> ".repeat(500_000)),
                Arguments.of("half introductions", "On 1 a@b\n".repeat(200_000)),
                Arguments.of(
                        "introductions within introductions",
                        "on 5 wrote\non 5 wrote\uff1a\nx 10:30\n".repeat(100_000)),
                Arguments.of("half headers", "From: a\n".repeat(200_000)),
                Arguments.of("signature marks", "-- \n".repeat(400_000)),
                Arguments.of("signature marks in a text", "x\n" + "-- \nb\n".repeat(300_000)),
                Arguments.of("signature marks above a question", "x\n" + "-- \n".repeat(300_000) + "\n\nWhy?"),
                Arguments.of(
                        "introductions between quotes",
                        "x\n\nOn 5 Jan 2026 at 10:00, E <e@d.example> wrote:\n"
                                + "> a\n\nOn 5 Jan 2026 at 10:00, E <e@d.example> wrote:\n".repeat(20_000)),
                Arguments.of(
                        "ends of sentences behind an introduction",
                        "x\n\nOn Mon, Jan 5, 2026 at 10:00 AM A <a@b.example> wrote:" + " ".repeat(500)
                                + "Ok. ".repeat(250_000)),
                Arguments.of("dividers", "x\n" + ("\n---\n\nwhy?\n" + "\n".repeat(62)).repeat(10_000)),
                Arguments.of("a long rule", "x\n" + "-".repeat(2_000_000)),
                Arguments.of(
                        "footers of unknown programs",
                        "x\n" + "\n".repeat(500_000) + "Sent from Acme\n\n".repeat(100_000)),
                Arguments.of("indented marks", "x\n" + "  --\n  Anna\nb\n".repeat(100_000)),
                Arguments.of("an indented text", "  x\n".repeat(500_000)),
                Arguments.of("headers of answers", "x\n" + "\nFrom: A <a@b.example>\nSubject:\n".repeat(60_000)),
                Arguments.of(
                        "a narrow quote",
                        "x\nOn 1.1.2026 A <a@b.example> wrote:\n" + "> aaaaaaaaaa\nb\n".repeat(200_000)),
                Arguments.of("errors above an answer", "> error\n>\n".repeat(300_000) + "x"),
                Arguments.of("footers of phones", "Sent from my phone\n".repeat(200_000)),
                Arguments.of("footers of lists", "x\n" + "____________________\nunsubscribe\n".repeat(100_000)),
                Arguments.of("headers on a line", "x\n" + "From: a@b.example Date: 1234 To: x\n".repeat(50_000)),
                Arguments.of("quotes by initials", "On 5 Jan 2026 at 10:00, E wrote:\n" + "EL> a\nx\n".repeat(100_000)),
                Arguments.of(
                        "an introduction far below",
                        "a\n\n".repeat(200_000) + "On 1.1.2026 <a@b.example>\n".repeat(100_000)),
                Arguments.of(
                        "empty lines below a quote",
                        "On 1.1.2026 Anna <a@b.example> wrote:\n> a\n" + "\n".repeat(1_000_000) + "x"),
                Arguments.of(
                        "empty lines above a quote",
                        "a\n" + "\n".repeat(1_000_000) + "On 1.1.2026 Anna <a@b.example> wrote:\n> a\n"),
                Arguments.of("empty lines", "\n".repeat(1_000_000) + "x" + "\n".repeat(1_000_000)));
    }
}
