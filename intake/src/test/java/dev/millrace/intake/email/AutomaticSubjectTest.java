package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.message.Automatic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs told by their subjects, and people who are not to be taken for them.
class AutomaticSubjectTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Out of Office: Holiday",
                "Out of office AutoReply: Locked",
                "Automatic reply: Locked",
                "Abwesenheitsnotiz: Urlaub",
                "Automatische Antwort: Gesperrt",
                "Réponse automatique : Bloqué",
                "Absence du bureau",
                "Respuesta automática: Bloqueado",
                "Fuera de la oficina",
                "Risposta automatica: Bloccato",
                "Fuori ufficio",
                "Automatisch antwoord: Geblokkeerd",
                "Afwezig: vakantie",
                "Resposta automática: Bloqueado",
                "Odpowiedź automatyczna: Blokada",
                "Poza biurem",
                "Autosvar: Låst",
                "Frånvaro: semester",
                "Automatisk svar: Låst",
                "Fravær: ferie",
                "Automaattinen vastaus: Lukittu",
                "Poissa: loma",
                "Automatická odpověď: Zamčeno",
                "Автоматический ответ: Заблокировано",
                "自动答复: 锁定",
                "自動応答: ロック",
                "不在通知",
            })
    void shouldKnowOutOfOfficeNotesInManyLanguages(String subject) {
        MailReading note = read(withHeader("").replace("Subject: Locked", "Subject: " + subject));

        assertThat(note.mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Out of office does not work",
                "Re: Automatic reply: Locked",
                "Automatic reply wanted for my mailbox",
                "Abwesend eintragen geht nicht",
                "Delivery failed today because the truck broke down",
                "Undelivered parcels in the lobby",
            })
    void shouldNotTakeAPersonForAProgramByTheSubject(String subject) {
        assertThat(read(withHeader("").replace("Subject: Locked", "Subject: " + subject))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.NONE);
    }

    /// More of what programs write, and of what people do, in sixteen languages.
    @ParameterizedTest
    @CsvFileSource(resources = "/mail/subjects.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void shouldTellProgramsFromPeopleByTheSubject(Automatic kind, String subject) {
        assertThat(read(withHeader("").replace("Subject: Locked", "Subject: " + subject))
                        .mail()
                        .automatic())
                .isEqualTo(kind);
    }
}
