package dev.millrace.intake.email.reply.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What houses add in a sentence of fewer than eighty letters.
class ShortDisclaimerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "This email is confidential and intended solely for the addressee.",
                "If you have received this message in error, delete it.",
                "If you received this e-mail by mistake, please notify the sender.",
                "Falls Sie diese Nachricht irrtümlich erhalten haben, löschen Sie sie bitte.",
                "Si vous avez reçu ce message par erreur, merci de le supprimer.",
                "Si usted ha recibido este mensaje por error, bórrelo.",
                "Caso tenha recebido esta mensagem por engano, notifique o remetente.",
                "Se avete ricevuto questo messaggio per errore, cancellatelo.",
                "Если вы получили это письмо по ошибке, удалите его.",
                "Содержание этого письма предназначено только для получателей.",
                "The contents of this e-mail are intended only for its addressee.",
                "Содержание этого письма предназначено только для получателей.\n\nБұл хаттың мазмұны тек алушыларға арналған.",
                "Before printing, think of the environment.",
                "Bevor Sie drucken, denken Sie an die Umwelt.",
                "Antes de imprimir, pense no meio ambiente.",
            })
    void shouldGo(String disclaimer) {
        assertThat(ReplyText.of("The door is open.\n\n" + disclaimer, true).reply())
                .isEqualTo("The door is open.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I sent the list to the wrong people.\n\nIf you have received this message in error, delete it.",
                "Ben got my mail by mistake.\n\nIf you received this message in error, delete it.",
                "Die Liste ging an die falschen Leute.\n\nFalls Sie diese Nachricht irrtümlich erhalten haben, löschen Sie sie bitte.",
                "It works.\n\nIf you received this message in error, tell me who you are.",
                "A customer does not like this phrase.\n\nIf you have received this message in error, delete it.",
                "Please put this into the template.\n\nIf you have received this message in error, delete it.",
                "Please translate this for Madrid.\n\nIf you have received this message in error, delete it.",
                "Bitte den Hinweis ersetzen.\n\nFalls Sie diese Nachricht irrtümlich erhalten haben, löschen Sie sie bitte.",
                "The list went to the whole company.\n\nIf you have received this message in error, delete it.",
                "Ich habe die Liste an alle geschickt.\n\nFalls Sie diese Nachricht irrtümlich erhalten haben, löschen Sie sie bitte.",
                "Please add this to our mails:\n\nIf you have received this message in error, delete it.",
                "Bitte setzen Sie unter unsere Mails:\n\nFalls Sie diese Nachricht irrtümlich erhalten haben, löschen Sie sie bitte.",
                "It works.\n\nIf you received this message in error, can you delete it?",
                "It works.\n\nThis mail is confidential, only for you and Ben.",
                "It works.\n\nThe contents of this mail are only for our addressees, we think.",
                "It works.\n\nThe content of this folder is intended only for addressees in Leeds.",
                "It jams.\n\nBefore printing, check the environment variables.",
                "It jams.\n\nBefore printing, the screen goes dark.",
            })
    void shouldKeepWhatAPersonSays(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
