package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A closing and a name with an empty line between them, as all mails of HTML have it, where `From`
/// does not tell who signs.
class NameBelowClosingTest {
    private static final Writer SALES = new Writer("Sales", "sales");
    private static final Writer BEN = new Writer("Ben Hill", "ben");
    private static final String SAID = "It works again.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Regards,\n\nTimo Gerke",
                "Best regards,\n\n\nTimo",
                "Mit freundlichen Grüßen\n\nEva Lind",
                "Cordialement,\n\nMarie Martin",
                "С уважением,\n\nАнна Петрова",
                "Best regards,\n\nAnna Keller",
                "Best regards,\nTimo Gerke, Acme",
                "Best regards,\n\nTimo Gerke, Acme Ltd",
            })
    void shouldGoWhateverRoleOrPersonStandsInFrom(String end) {
        assertThat(ReplyText.of(SAID + "\n\n" + end, true).reply()).isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\n" + end, true, SALES).reply()).isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\n" + end, true, BEN).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Regards, Timo", "Viele Grüße, Eva Lind", "С уважением, Анна"})
    void shouldGoOnTheLineOfTheClosingWhereFromHasAName(String end) {
        assertThat(ReplyText.of(SAID + "\n\n" + end, true, SALES).reply()).isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\n" + end, true, BEN).reply()).isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\n" + end, true, new Writer("", "ben"))
                        .reply())
                .isEqualTo(SAID + "\n\n" + end);
    }

    /// Thanks may be above an answer, and "Cheers" may be said to whom is thanked.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks,\n\nTimo Gerke",
                "Merci,\n\nMarie Martin",
                "Kind regards,\n\nZsolna Varga",
                "Cheers, Timo",
            })
    void shouldGoWhereFromNamesNoPersonAndStayWhereItNamesAnother(String end) {
        assertThat(ReplyText.of(SAID + "\n\n" + end, true, SALES).reply()).isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\n" + end, true, BEN).reply()).isEqualTo(SAID + "\n\n" + end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It works.\n\nThanks, Timo",
                "It works.\n\nThanks,\n\nAnna has it now",
                "It is the one below.\n\nRegards,\n\nOption B",
                "It is the one below.\n\nRegards,\n\nAdobe Reader",
                "It is this one.\n\nRegards,\n\nZscaler",
                "It stands there.\n\nRegards,\n\nBerlin",
                "It stands there.\n\nRegards,\nRoom 5, Building 7",
                "It does not.\n\nRegards,\n\nPrinter still broken",
                "It does not.\n\nCordialement,\n\nC'est la porte 3",
                "It goes to two.\n\nRegards,\n\nAnna, Ben",
                "It goes to two.\n\nRegards,\n\nAnna Keller, Ben Hill",
                "It goes to her.\n\nRegards,\n\nAnna Keller, Account 4711",
                "It should end like this:\n\nRegards,\n\nTimo Gerke",
                "My signature should end like this.\n\nRegards,\n\nTimo Gerke",
                "Hello,\n\nRegards,\n\nTimo Gerke",
            })
    void shouldKeepWhatIsNoSignature(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
        assertThat(ReplyText.of(text, true, SALES).reply()).isEqualTo(text);
    }

    /// What programs leave of a logo says nothing; of a screenshot it tells where that stood.
    @Test
    void shouldGoWithTheLogoBelowIt() {
        String logo = "\n\n[cid:image001.png@01DB2A60.60C509D0]\n[cid:0f2b1c9e-4d6f-4f7a-9d57-1b7a3f0c1e55]";

        assertThat(ReplyText.of(SAID + "\n\nRegards,\nTimo Gerke" + logo, true).reply())
                .isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\nThanks,\n\nBen" + logo, true, BEN).reply())
                .isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + logo, true, BEN).reply()).isEqualTo(SAID + logo);
        assertThat(ReplyText.of(SAID + logo + "\n\nThanks,\n\nBen", true, BEN).reply())
                .isEqualTo(SAID + logo);
    }
}
