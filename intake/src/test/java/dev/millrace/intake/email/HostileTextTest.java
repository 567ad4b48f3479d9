package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts made to take long. Each is a second's work on a busy machine; whatever is not linear takes many minutes.
class HostileTextTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldBeLinearInHostileTexts(String name, String text) {
        assertThat(ReplyText.of(text).reply()).as(name).isNotEmpty();
    }

    static Stream<Arguments> shouldBeLinearInHostileTexts() {
        return Stream.of(
                Arguments.of("answers between quotes", "x\n" + "> a\nb\n".repeat(400_000)),
                Arguments.of("quote marks", "On 1 " + "> ".repeat(500_000)),
                Arguments.of("half introductions", "On 1 a@b\n".repeat(200_000)),
                Arguments.of("half headers", "From: a\n".repeat(200_000)),
                Arguments.of("signature marks", "-- \n".repeat(400_000)),
                Arguments.of("signature marks in a text", "x\n" + "-- \nb\n".repeat(300_000)),
                Arguments.of("a long rule", "x\n" + "-".repeat(2_000_000)),
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
