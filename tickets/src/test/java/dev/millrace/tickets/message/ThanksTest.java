package dev.millrace.tickets.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Thanks open no finished ticket again, and whatever goes beyond them does.
class ThanksTest {
    private static final Person TOM = new Person("t.moor@acme.example", "Tom Moor");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks!",
                "thx",
                "Many thanks",
                "Thanks a lot :)",
                "OK thanks",
                "Ok, thank you so much!!",
                "Thank you, it works",
                "Thanks, works now.",
                "Problem solved, thanks",
                "Cheers, sorted",
                "Thank you very much, it works again! Great service.",
                "Thanks for your quick help!",
                "Thank you so much for fixing my printer so quickly! You guys are amazing.",
                "Thanks, the printer on the second floor works again.",
                "Thanks Elena!",
                "Thanks, Elena. I can log in again.",
                "Hi Frank,\n\nthank you, all good now 👍\n\nBest regards\nTom Moor\nHead of Sales\nTel +44 20 7946 0000",
                "Perfect, thank you! No further questions, you can close the ticket. Have a nice day!",
                "Thanks again\nTom",
                "Works again.",
                "Danke!",
                "Danke schön",
                "Vielen Dank für die schnelle Hilfe!",
                "Vielen Dank, dass Sie so schnell geholfen haben.",
                "Danke, funktioniert jetzt",
                "Danke, alles gut",
                "Alles bestens, danke.",
                "Vielen Dank, es geht wieder!",
                "Super, danke euch. Der Drucker läuft wieder.",
                "Hallo Frank, danke, klappt wieder. LG Tom",
                "Herzlichen Dank\n\nMit freundlichen Gruessen\nTom Moor",
                "Danke fuer die Hilfe, schoenes Wochenende!",
                "Perfekt, kein Problem mehr. Danke und Gruß, Tom",
                "Merci !",
                "Merci beaucoup, ça marche",
                "Merci, c'est résolu",
                "Super, merci pour votre aide. Bonne journée !",
                "Merci d’avoir réglé cela si vite !\nCordialement,\nTom Moor",
                "OK merci, l'imprimante fonctionne à nouveau.",
                "Gracias",
                "¡Muchas gracias!",
                "Gracias, está resuelto",
                "Perfecto, muchas gracias por su ayuda. Ya funciona.",
                "Mil gracias, todo bien. Saludos, Tom",
                "Grazie mille, ora funziona",
                "Bedankt, het werkt",
                "Hartelijk dank voor de snelle hulp",
                "Obrigado, tudo certo",
                "Dziękuję bardzo, działa",
                "Tack, det funkar nu",
                "Спасибо, всё работает",
                "ありがとうございました",
            })
    void shouldKnowThanks(String words) {
        assertThat(Thanks.only(words, TOM)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "Thanks, but it still does not work",
                "Thanks it doesnt work",
                "Thanks for nothing, it is broken again",
                "Thanks for nothing",
                "Thanks for wasting my day",
                "Thanks! One more question: how do I print in colour?",
                "Thanks! One more question",
                "Thanks. Now my colleague has the same",
                "Thanks, please do the same for Ben",
                "Thanks for your help, could you also unlock Ben's account",
                "Thanks in advance",
                "Thanks for your help in advance",
                "Thanks for looking into it soon",
                "Thanks, it works only on Tuesdays",
                "Thanks, the printer works, the scanner next to it shows an error",
                "The printer works",
                "Thanks. The monitor flickers.",
                "Thanks, can you call me",
                "Thanks, works now?",
                "Thanks :(",
                "Thanks 👎",
                "Thank you.\n\nBest regards\nTom\n\nPS: the monitor flickers",
                "Thank you.\n\nBest regards\nTom\n\nThe monitor flickers",
                "Danke, geht leider nicht",
                "Danke, geht immer noch nicht",
                "Danke, geht wieder nicht",
                "Danke, es läuft Wasser aus",
                "Danke. Es geht um den Drucker",
                "Danke im Voraus",
                "Vielen Dank für eine schnelle Lösung bis morgen",
                "Danke, das VPN geht, aber Outlook nicht",
                "Danke! Bitte auch für Ben einrichten",
                "Danke, dass es wieder nicht geht",
                "Danke, der Drucker ist kaputt",
                "Danke, Hilfe brauche ich",
                "Merci, mais ça ne marche toujours pas",
                "Merci de réinitialiser mon mot de passe",
                "Merci d'avance",
                "Merci, un problème",
                "Merci, encore un problème",
                "Gracias pero sigue sin funcionar",
                "Gracias de antemano",
                "Gracias, ayuda",
                "Gracias. Otra pregunta",
                "Grazie, ma ancora niente",
                "Bedankt, maar hij doet het nog niet",
                "Obrigado, mas ainda não funciona",
                "Dziękuję, ale nie działa",
                "Takk, men det virker ikke",
                "Спасибо, но не работает",
            })
    void shouldTakeNoThanksForTheEndWhereAnythingElseIsSaid(String words) {
        assertThat(Thanks.only(words, TOM)).isFalse();
    }
}
