package dev.millrace.intake.email.reply.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever says of his own mail what houses say of theirs: he names a person, a team or a day.
class NamedInDisclaimerTest {
    private static final String SAID = "The list is attached.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Diese Mail ist vertraulich und nur für Frau Lind bestimmt. Bitte leiten Sie sie nicht an die Kollegen im Vertrieb weiter.",
                "Diese E-Mail ist vertraulich und nur für den Empfänger bestimmt. Leiten Sie sie nicht an die Kollegen im Vertrieb weiter.",
                "This e-mail is confidential and intended only for its addressee. Please delete it after the import on Friday.",
                "This message is confidential and only for Mrs. Lind. Do not forward it to anybody.",
                "Ce message est confidentiel et destiné uniquement à Madame Lind. Merci de ne pas le transférer.",
                "Este correo es confidencial y va dirigido solo a su destinatario. Bórrelo el viernes, por favor.",
            })
    void shouldStay(String notice) {
        assertThat(ReplyText.of(SAID + "\n\n" + notice, true).reply()).isEqualTo(SAID + "\n\n" + notice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Diese E-Mail ist vertraulich und nur für den Empfänger bestimmt. Wenn Sie nicht der richtige Empfänger sind, informieren Sie bitte den Absender. Geschäftsführer: Eva Lind, Ben Hill.",
                "This e-mail is confidential and intended for the addressee only. Please do not forward it to anybody.",
                "Ce message est confidentiel et destiné uniquement à la personne à qui il est adressé. Madame, Monsieur, merci de le supprimer.",
            })
    void shouldGo(String notice) {
        assertThat(ReplyText.of(SAID + "\n\n" + notice, true).reply()).isEqualTo(SAID);
    }
}
