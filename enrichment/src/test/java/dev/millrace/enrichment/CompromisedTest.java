package dev.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.enrichment.text.Text;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.understanding.Priority;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is in strange hands is not handed back by itself, nor does it wait.
class CompromisedTest {
    private static final Enrichment ENRICHMENT = Shipped.ENRICHMENT;

    private static Understanding understand(String body) {
        return ENRICHMENT.understand(new Text("", body, Channel.EMAIL, null, "t.schulz@acme.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A caller said he was from the bank and I read out my code to him. Account jdoe77 is locked, please unlock.",
                "Unlock jdoe77 please, I passed on my password to somebody on the phone",
                "I clicked a link and then entered my password, now jdoe77 is locked. Please unlock it.",
                "Reset my password please. I logged in on a page that turned out to be fake.",
                "Please reset MFA for jdoe77: I accidentally accepted a push prompt I did not ask for",
                "Someone is using my account jdoe77, it is locked now, please unlock it",
                "LT-40213 is not compliant and shows a ransom note. Please remediate.",
                "Bitte Konto jdoe77 entsperren, ich habe meinen Code am Telefon durchgegeben",
                "Bitte MFA für jdoe77 zurücksetzen, jemand schickt mir dauernd Anfragen und ich habe eine bestätigt",
                "Bitte Passwort zurücksetzen, ich bin auf eine gefälschte Anmeldeseite hereingefallen",
                "Merci de réinitialiser mon mot de passe, je l'ai saisi sur un faux site",
                "J'ai donné mon code à quelqu'un au téléphone, merci de débloquer jdoe77",
                "Desbloqueen mi cuenta jdoe77, le di mi código a un hombre por teléfono",
                "Restablezcan mi contraseña, pinché en un enlace raro y la escribí allí",
                "Graag account jdoe77 deblokkeren, ik heb mijn wachtwoord op een valse pagina ingevuld",
                "Sbloccate il mio account jdoe77, ho inserito la password su un sito falso",
                "Proszę odblokować konto jdoe77, podałem hasło na fałszywej stronie",
                "Desbloqueiem a conta jdoe77, digitei minha senha num site falso",
            })
    void shouldLeaveToAPersonSoonWhatIsInStrangeHands(String body) {
        Understanding understood = understand(body);

        assertThat(understood.diagnosis().automatable()).isFalse();
        assertThat(understood.diagnosis().reasons()).anyMatch(reason -> reason.startsWith("caution: compromised"));
        assertThat(understood.diagnosis().question()).isNull();
        assertThat(understood.priority().value()).isLessThanOrEqualTo(Priority.P2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unlock jdoe77, I typed my password wrong five times",
                "Please unlock jdoe77. I entered my password on the login page and it says locked.",
                "I was given a new phone and my manager approved it, please reset MFA for jdoe77, no push prompts arrive",
                "I told the helpdesk my password expired, please reset the password for jdoe77",
                "you gave me the code yesterday but it does not work, please reset mfa of jdoe77",
            })
    void shouldFearNothingOfWhatIsUsual(String body) {
        Understanding understood = understand(body);

        assertThat(understood.diagnosis().automatable()).isTrue();
        assertThat(understood.priority().value()).isEqualTo(Priority.P3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I did not click the link in the fake mail \"Invoice overdue\", please pull it from all mailboxes",
                "Nobody has opened it, but the fake mail \"Invoice overdue\" is in our mailboxes. Please pull it.",
            })
    void shouldNotTakeAWarningForAnAccident(String body) {
        assertThat(understand(body).diagnosis().reasons())
                .noneMatch(reason -> reason.startsWith("caution: compromised"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If it gets locked again, please unlock jdoe77",
                "Should my account jdoe77 lock again, unlock it",
                "Unlock jdoe77 once Mr Lee has approved",
                "Please unlock jdoe77 unless Mark objects",
                "Wann immer jdoe77 gesperrt ist, bitte entsperren",
                "Sobald Frau Klein zugestimmt hat, bitte Konto jdoe77 entsperren",
                "Débloquez le compte jdoe77 une fois que les RH ont confirmé",
                "Desbloqueen la cuenta jdoe77 a menos que Marta diga que no",
                "Please restart the queue of PRT-2F-07 tonight at 21:00",
                "Bitte heute Abend um 22 Uhr die Warteschlange von PRT-2F-07 neu starten",
            })
    void shouldNotDoAtOnceWhatIsWantedOnlyThen(String body) {
        assertThat(understand(body).diagnosis().automatable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please restart the queue of PRT-2F-07, I need my prints, I have a call tonight at 21:00",
                "Please unlock jdoe77 as soon as possible",
            })
    void shouldDoAtOnceWhatAWriterNeedsForLater(String body) {
        assertThat(understand(body).diagnosis().automatable()).isTrue();
    }
}
