package dev.millrace.intake.email.reply.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFooterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "__,_._,___\nVisit your group",
                "__._,_.___\n\nPosted by: Ben\n\nReply via web post\n\n__,_._,___",
                "_._,_._,_\nGroups.io Links:"
            })
    void shouldCutWhereAGroupDrawsItsLine(String footer) {
        assertThat(ReplyText.of("The form is ready." + "\n\n" + footer, true).reply())
                .isEqualTo("The form is ready.");
        String shown = "The form prints this:\n\n__,_._,___";
        assertThat(ReplyText.of(shown, true).reply()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_.._..__\n\nThe tray is empty, too.",
                "___.,__.\nRoom 7 has no light.",
                "__._,_.___\nFirst name: Eva\nFloor: 3"
            })
    void shouldKeepWhatStandsBelowStrokesOfAPerson(String below) {
        String text = "The form is ready." + "\n\n" + below;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
