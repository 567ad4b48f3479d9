package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is an answer at the end of a text, and what is not.
class EndOfAnswerTest {
    private static final String SAID = "It is this one.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\nRoom 3.14",
                "---\nPC-4711",
                "---\nError 0x80070005",
                "___\nError 0x80070005",
                "___\n4711\n4712",
                "________________________\nColleague: Eva Lind\nStart: Monday\nItems: laptop, badge",
                "---\nBuilding: B\nFloor: third",
            })
    void shouldKeepALineWithANumberBelowStrokes(String end) {
        String text = SAID + "\n\n" + end;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\nTel. 0711 555 01-0",
                "---\nEllen Barnes",
                "-- \nRoom 3.14",
                "—\nSent from Mailbox",
                "LG\nEva\n\nGesendet von meinem BlackBerry 10-Smartphone.",
                "[Sent from my iPhone](http://phone.example)",
                "Sent while on the go",
                "Sent from a tiny keyboard, please forgive brevity",
                "/John",
                "Udv\nAnna",
                "Mit freundlichen Grussen,\nAnna",
                "Sent from TypeApp",
                "Groetjes,\nPieter",
                "Many thanks in advance,\n\nTim",
                "Saygılarımla\nAnna Keller",
            })
    void shouldTakeASignatureAway(String end) {
        assertThat(ReplyText.of(SAID + "\n\n" + end, true).reply()).isEqualTo(SAID);
    }

    /// It tells where it was written, in words of a footer.
    @Test
    void shouldKeepAnAnswerOnTopAndTakeTheFooterBelowItAway() {
        for (String answer : List.of("Quick answer from my phone.", "Sent from my iPad.", "From Outlook.")) {
            assertThat(ReplyText.of(answer + "\nSent from my iPhone", true).reply())
                    .isEqualTo(answer);
            assertThat(ReplyText.of(answer, true).reply()).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is the switch.\n\n/B",
                "It is this path.\n\n/Users",
                "The path is:\n\n/John",
                "Permission is denied on the share\n/Anna",
                "Please remove this user from the group\n\n- Eva Lind",
                "I need one thing for tomorrow\n- Headset",
                "The script fails with this option only\n--verbose",
                "It is small.\n\nSent from a small office",
                "Please see below.\n\n--\nThe second disk shows errors, too.",
                "The machine shows\n\nThink before you print",
                "The footer is wrong, it says\n\nGet Outlook for iOS",
                "Unter jeder Mail steht\n\nVon meinem iPhone gesendet",
            })
    void shouldKeepWhatTheLineAboveLeadsTo(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
