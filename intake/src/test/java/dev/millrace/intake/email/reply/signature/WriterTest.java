package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the name in `From` tells of a mail's last lines.
class WriterTest {
    private static final Writer ANNA = new Writer("Anna Keller", "akeller");
    private static final String SAID = "It is the one that you asked for.";

    /// Without it the lines stay: somebody may have written them by hand.
    @Test
    void shouldTakeACardAwayThatHasTheWritersName() {
        String end = "\n\nAnna Keller\n+44 20 7946 0000\nhttps://acme.example";

        assertThat(ReplyText.of(SAID + end, true, ANNA).reply()).isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + end, true, new Writer("Ben Hill", "ben")).reply())
                .isEqualTo(SAID + end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please make an account for her.\n\nThanks, Ben Ek",
                "Whose is it? This one's:\n\nAnna Keller <anna@acme.example>",
                "The owner is this one.\nAnna Keller <anna@acme.example>",
                "The owner is\n\nAnna Keller",
                "It was mine.\nAnna Keller",
                "It was mine.\n\nAnna Keller",
                "Which user is it?\n\nAnna Keller",
                "This is the person who may come in.\n\nAnna Keller",
                "Bitte diese Person freischalten.\n\nAnna",
                "There are two of them.\n\nanna",
                "Please put my name on the door.\n\nAnna Keller",
                "Hello,\n\nAnna Keller",
                "Please call me.\n\nAnna Keller\n+44 20 7946 0000",
                "Hello,\n\nRegards, Anna",
                "It works.\n\nThanks, Anna has it now",
                "It works.\n\nThanks,\n\nAnna has it now",
                "The room is free again.\n\nThanks, Room Keller",
            })
    void shouldKeepWhatIsNoSignatureThoughItNamesTheWriter(String text) {
        assertThat(ReplyText.of(text, true, ANNA).reply()).isEqualTo(text);
    }

    @Test
    void shouldKeepASecondPersonBehindTheWritersName() {
        String text = "It goes to two.\n\nRegards,\n\nAnna Keller, Ben Hill";

        assertThat(ReplyText.of(text, true, ANNA).reply()).isEqualTo(text);
    }
}
