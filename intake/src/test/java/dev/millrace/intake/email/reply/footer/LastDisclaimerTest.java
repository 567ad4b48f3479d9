package dev.millrace.intake.email.reply.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where no empty line parts a disclaimer from what a person wrote, as in text that was made of HTML.
class LastDisclaimerTest {
    private static final String DISCLAIMER =
            "This e-mail and its attachments are confidential and intended solely for the addressee. If you are not the"
                    + " intended recipient, please delete it.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The scanner jams.",
                "Hello,\n\nthe scanner jams and Ben comes at ten.",
                "Hello,\n\nthe scanner jams",
                "Hello,\n\nthe scanner jams.\nBen comes at ten.",
                "Hello desk.\n\nI cannot sign in since Monday.",
                "Hello,\n\nthe scanner jams and Ben says that\na technician comes before noon, since then\nthe contracts go out.",
            })
    void shouldKeepWhatStandsRightAbove(String said) {
        assertThat(ReplyText.of(said + "\n" + DISCLAIMER, true).reply()).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                The information contained in this e-mail is confidential and is intended only
                for the addressee. Any views are those of the sender.
                If you are not the intended recipient, please delete it and tell the sender.""",
                "Confidentiality:\n" + DISCLAIMER,
            })
    void shouldTakeAllThatTheHouseSays(String notice) {
        for (String between : new String[] {"\n", "\n\n"}) {
            assertThat(ReplyText.of("Hello,\n\nthe scanner jams." + between + notice, true)
                            .reply())
                    .isEqualTo("Hello,\n\nthe scanner jams.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello,\n\nthis e-mail went to the wrong addressee and is confidential. Please delete it.",
                "Hello,\n\nthis e-mail is confidential.\nThe scanner jams, and the addressee gets nothing if you send in error logs.",
                "Hello,\n" + DISCLAIMER,
                "It says:\n" + DISCLAIMER,
                "The footer is too long.\n" + DISCLAIMER,
                "Hallo,\n\nbitte das Laufwerk öffnen.\nVertraulich: Herr Berg geht im März, sein Zugang endet mittags. Diese E-Mail"
                        + " ist nur für den Empfänger bestimmt.",
                "Bonjour,\n\nil faut fermer cette boîte.\nConfidentiel : M. Roux part lundi. Ce message est destiné uniquement au"
                        + " destinataire, ne pas le diffuser.",
                "Hi,\n\nclose the account of Ben today.\nConfidential: he has not been told. This e-mail is intended for the"
                        + " recipient only, do not disclose it.",
                "Hello,\n\ncan you find out how?\nThis message of the board, intended only for the addressee, is confidential and"
                        + " was got by all of us in error. It must be deleted.",
                "Hello,\n\nthe bonus table went to the floor by mistake.\nThis e-mail is confidential and intended only for its"
                        + " recipient, it must be deleted everywhere.",
                "Hello,\n\nour policy for mails is new.\nThis e-mail is confidential and intended only for the recipient.",
                "Hello,\n\nLisa owns the folder.\nOur rules say this message is confidential, it is prohibited to share it,"
                        + " delete it if received in error.",
                "What is to stand in each of our offers:\nPLEASE NOTE\n" + DISCLAIMER,
                "Please put the following line at the end of each letter\n\nIMPORTANT NOTICE\n\n" + DISCLAIMER,
            })
    void shouldKeepWhatAPersonSaysOfIt(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
