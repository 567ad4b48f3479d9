package dev.millrace.intake.email.reply.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands below a quote because another program has quoted it before.
class OlderHistoryTest {
    private static final String QUOTE = "On 5 Jan 2026 at 10:00, Eva <eva@acme.example> wrote:\n> Is it unlocked?\n";
    private static final String HEADER =
            "From: Support <support@acme.example>\nSent: Monday, January 5, 2026 10:00\nTo: Anna\nSubject: Locked";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----\nWe have unlocked it.",
                "-----Original Message-----\n" + HEADER + "\n\nWe have unlocked it.",
                HEADER + "\n\nWe have unlocked it.",
                "________________________________\n" + HEADER + "\n\nWe have unlocked it.",
            })
    void shouldGo(String older) {
        ReplyText above = ReplyText.of("Yes, it is.\n\n" + QUOTE + "\n" + older, true);
        assertThat(above.reply()).isEqualTo("Yes, it is.");
        assertThat(above.quoted()).isEqualTo(QUOTE + "\n" + older);

        ReplyText below = ReplyText.of(QUOTE + "\nYes, it is.\n\n" + older, true);
        assertThat(below.reply()).isEqualTo("Yes, it is.");
    }

    @Test
    void shouldGoWhereItIsMarkedAsAQuoteToo() {
        String mail = "Yes, it is.\n\n" + QUOTE + "\n-----Ursprüngliche Nachricht-----\n> We have unlocked it.";

        assertThat(ReplyText.of(mail, true).reply()).isEqualTo("Yes, it is.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"This header came with it:", "See below.", "Siehe unten"})
    void shouldStayWhereItIsShown(String announced) {
        String shown = announced + "\n\n" + HEADER + "\n\nWe have unlocked it.";

        assertThat(ReplyText.of(QUOTE + "\n" + shown, true).reply()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes, it is. The mark was called Original Message.",
                "Yes, it is.\n\nFrom: Monday\nTo: Friday",
                "Yes, it is.\n\nOn 6 January 2026 at 10:12 the server wrote:\nERROR 4711",
            })
    void shouldBeNothingThatAPersonWrites(String own) {
        assertThat(ReplyText.of(QUOTE + "\n" + own, true).reply()).isEqualTo(own);
    }
}
