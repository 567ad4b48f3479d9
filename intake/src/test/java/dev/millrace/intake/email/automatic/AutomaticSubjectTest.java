package dev.millrace.intake.email.automatic;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.millrace.intake.email.MailReading;
import dev.millrace.intake.email.MailVerdict;
import dev.millrace.tickets.message.Automatic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs told by their subjects, and people who are not to be taken for them.
class AutomaticSubjectTest {
    private static final String OWN_NAMES = "\"Eva Lind, Ева Линд, 林 太郎, 이수진, 王芳\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Out of Office: Holiday",
                "[desk.of.a-rather-long-name.example #33575] AutoReply: Locked",
                "AUTO: Lind, Eva is out of the office. (returning 05/01/2026)",
                "AUTO: Eva Lind ist außer Haus (Rückkehr am 05.01.2026)",
                "Automatická odpoveď: Zamknuté",
                "ตอบกลับอัตโนมัติ: ล็อก",
                "מענה אוטומטי: נעול",
                "Erantzun automatikoa: Blokeatuta",
                "Sjálfvirkt svar: Læst",
                "Respon Otomatis: Terkunci",
                "Automatische Antwort auf Ihre E-Mail",
                "Ausente do escritório: Bloqueado",
                "Fraværsmeddelelse: Låst",
                "I am out of office Re: Locked",
                "부재중 자동 응답: 잠김",
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
                "Out of Office AutoReply",
                "Automatic reply message",
                "Automatic reply from Eva Lind",
                "Out of office until Monday",
                "On leave from 3 to 14 August",
                "Absent du 3 au 14 août",
                "Não estou no escritório",
                "Отсутствие на рабочем месте: Ева",
                "자동회신: 잠김",
                "자동응답",
                "Autorespuesta: Bloqueado",
                "Auto-Antwort: Gesperrt",
                "Autoantwort",
                "Abwesenheitsagent: Eva Lind",
                "Ausente da empresa: Eva",
                "Poissaoloviesti: Eva",
                "自動応答メール",
                "부재중 자동 회신: 잠김",
                "부재중 알림: 잠김",
                "外出自动回复：锁定",
                "Fora de l'oficina Re: Bloquejat",
                "În afara biroului: Blocat",
                "Irodán kívül: Zárolva",
                "Ofis dışındayım",
                "Εκτός γραφείου",
                "הודעת היעדרות",
                "خارج المكتب: مقفل",
                "Извън офиса: Заключено",
                "У відпустці",
                "Odsotnost: Zaklenjeno",
                "Neprítomnosť",
                "Nieobecność w biurze",
                "Re: Locked (Vacation rule)",
                "Re: Locked (autoreply)",
                "AW: Gesperrt [Automatische Antwort]",
            })
    void shouldKnowOutOfOfficeNotesInManyLanguages(String subject) {
        MailReading note = read(withHeader("")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("My account is locked.", "I am away until Monday."));

        assertThat(note.mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
    }

    /// Programs speak of whom they write for, people of others.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Eva Lind ist außer Haus. (Rückkehr am 12.05.2025)",
                "Eva Lind est absent(e) (retour 12/05/2025)",
                "Eva Lind non è in ufficio.",
                "Eva Lind è fuori sede (rientro il 12/05/2025)",
                "Eva Lind no está en la oficina.",
                "Eva Lind está ausente do escritório",
                "Eva Lind is niet op kantoor. (terug op 12-05-2025)",
                "Eva Lind jest poza biurem",
                "Eva Lind är inte på kontoret",
                "Eva Lind er ikke på kontoret.",
                "Eva Lind ei ole toimistossa",
                "Eva Lind není v kanceláři.",
                "Ева Линд отсутствует на рабочем месте",
                "Eva Lind házon kívül van",
                "Eva Lind n'est pas au bureau",
                "林 は不在です",
                "이수진은(는) 부재 중입니다",
                "王芳 不在办公室",
            })
    void shouldBelieveOfItsOwnAuthorThatSomebodyIsAway(String subject) {
        String mail = withHeader("")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("My account is locked.", "I am away until Monday.");

        assertThat(read(mail.replace("Anna Keller <anna@", OWN_NAMES + " <mail@"))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.AUTO_REPLY);
        assertThat(read(mail).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    /// Each of a colleague, of whom the desk is told.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Eva Lind är på semester          | Hon har semester till den 9:e, spärra hennes kort.
            Eva Lind ei ole toimistossa      | Hän on lomalla. Hänen näyttönsä on päällä.
            Eva Lind is out of the office    | She is away until Monday, and her phone rings all day.
            Eva Lind est absente             | Elle est absente jusqu'à lundi. Son badge ouvre encore la porte.
            Das Team ist im Urlaub           | Bis Montag ist keiner da, das Licht im Flur brennt.
            Jan de Keller is met vakantie    | Hij is afwezig tot 5 januari.
            """)
    void shouldTakeWhoTellsOfAnotherForAPerson(String subject, String text) {
        String mail = withHeader("Return-Path: <ode@acme.example>")
                .replace("Anna Keller <anna@", "Ben de Ode <ode@")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("My account is locked.", text);

        assertThat(read(mail).mail().automatic()).isEqualTo(Automatic.NONE);
        assertThat(read(mail.replace("Return-Path: <ode@acme.example>", "Return-Path: <>"))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.AUTO_REPLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<elind@acme.example>",
                "<e.lind@acme.example>",
                "<eva@acme.example>",
                "LIND Eva <x@acme.example>"
            })
    void shouldKnowHimOfWhomANoteSpeaksByHisAddress(String from) {
        assertThat(read(withHeader("")
                                .replace("Anna Keller <anna@acme.example>", from)
                                .replace("Subject: Locked", "Subject: Eva Lind är på semester")
                                .replace("My account is locked.", "Jag är på semester till måndag."))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.AUTO_REPLY);
    }

    /// Programs write so behind what they answer.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fehler bei Eva (Abwesenheitsnotiz)  | Die Abwesenheitsnotiz geht nur intern raus.
            Mail of the shop (automatic reply)  | The automatic reply goes out three times to each customer.
            Re: Shop (automatic reply)          | The automatic reply goes out three times to each customer.
            Boîte du service (réponse automatique) | La réponse automatique part deux fois depuis mon retour.
            Shop (automatic reply)              | I am away until Monday.
            Re: Shop (vacation reply)           | I am getting the vacation reply for each mail since my return.
            Re: Shop (vacation reply)           | I am away until Monday, let me know whether it goes out then.
            """)
    void shouldTakeAMarkBehindTheSubjectOfAPersonForHis(String subject, String text) {
        assertThat(read(withHeader("")
                                .replace("Subject: Locked", "Subject: " + subject)
                                .replace("My account is locked.", text))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am away from the workshop until the 20th.",
                "Ich bin ab Mai im Urlaub und lese keine Mails vom Bau."
            })
    void shouldKnowAMarkBehindWhatIsAnswered(String text) {
        assertThat(read(withHeader("")
                                .replace("Subject: Locked", "Subject: Re: Locked (Vacation rule)")
                                .replace("My account is locked.", text))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.AUTO_REPLY);
    }

    @Test
    void shouldReadATurkishCapital() {
        assertThat(AutomaticSubject.isOutOfOffice("İzindeyim")).isTrue();
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
                "Out of office message does not work in Outlook",
                "Out of office reply is not sent",
                "Automatic reply from my mailbox is wrong",
                "Autoreply message is in the wrong language",
                "Absence du serveur de messagerie",
                "On leave from June - please move my mailbox",
                "Delivery failed: laptop order 4711",
                "Delivery problem - new monitor",
                "Delivery delayed: docking station",
                "Undeliverable: I get this for every mail",
                "Undeliverable: what does that mean?",
                "Autorespuesta no funciona en mi buzón",
                "Autoantwort einrichten",
                "Poissaoloviesti puuttuu Outlookista",
                "Delayed: laptop for Eva",
                "Zustellung fehlgeschlagen (Paket)",
                "Verzögert: neuer Monitor",
                "Unzustellbar: was heißt das hier?",
                "Non remis : le colis de Lyon",
                "Onbestelbaar: pakje voor Eva",
                "Недоставлено: заказ 12",
                "Re: Locked (vacation rota)",
                "Re: door to the office (absent)",
                "Eva Lind non è in ufficio, posso avere la sua chiave?",
                "Eva Lind ist im Urlaub - Postfach freigeben",
                "Отсутствие бумаги в принтере",
                "Интернет отсутствует",
                "Verkko on poissa",
                "El servidor está fuera",
                "Absència de paper a la impressora",
            })
    void shouldNotTakeAPersonForAProgramByTheSubject(String subject) {
        MailReading mail = read(withHeader("").replace("Subject: Locked", "Subject: " + subject));

        assertThat(mail.mail().automatic()).isEqualTo(Automatic.NONE);
        assertThat(mail.automaticReason()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Delivery failed", "Delivery delayed (attempt 2)", "Не удается доставить: Locked"})
    void shouldKnowReturnedMails(String subject) {
        assertThat(read(sentByServer(subject)).mail().automatic()).isEqualTo(Automatic.BOUNCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Delayed: Locked",
                "Verzögert: Gesperrt",
                "Retardé : Bloqué",
                "Retrasado: Bloqueado",
                "Zustellung fehlgeschlagen (endgültig)",
                "Echec de distribution du message",
                "Delivery reports about your email [FAILED]",
                "Mailbox for eva is full",
                "Mislukte bezorging: hallo",
                "Nachricht nicht zustellbar",
                "来自acme的退信",
                "NDN: hello",
            })
    void shouldBelieveAPostmasterThatAMailIsLateOrCameBack(String subject) {
        MailReading notice = read(withHeader("")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("anna@acme.example>\nTo", "postmaster@acme.example>\nTo"));

        assertThat(notice.mail().automatic()).isEqualTo(Automatic.BOUNCE);
        assertThat(notice.verdict()).isEqualTo(new MailVerdict.Accept());
    }

    /// Each with the subject of a mail that was not delivered, which a person may write as well.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Return-Path: <>\nFrom: Mail <mail@desk.example>",
                "From: Mail Delivery Subsystem <root@desk.example>",
                "From: postmaster@desk.example",
                "Auto-Submitted: auto-generated\nFrom: mail@desk.example",
            })
    void shouldKnowAReturnedMailByTheSubjectWhereAMailServerWrote(String header) {
        String from = "From: Anna Keller <anna@acme.example>";
        String mail = withHeader("").replace("Subject: Locked", "Subject: Undeliverable: Locked");

        assertThat(read(mail.replace(from, header)).mail().automatic()).isEqualTo(Automatic.BOUNCE);
        assertThat(read(mail.replace("My account is locked.", "550 5.1.1 no such user\n\n<eva@desk.example>\n"))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.BOUNCE);
        assertThat(read(mail).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    private static String sentByServer(String subject) {
        return withHeader("")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("anna@acme.example", "postmaster@acme.example");
    }

    /// Whoever writes about such notes gets a ticket; a program says in its header that it is one.
    @ParameterizedTest
    @ValueSource(strings = {"Abwesenheitsnotiz: wie stelle ich sie ein?", "Automatic reply: Locked"})
    void shouldIgnoreNothingForItsSubjectAlone(String subject) {
        assertThat(read(withHeader("").replace("Subject: Locked", "Subject: " + subject))
                        .verdict())
                .isInstanceOf(MailVerdict.Accept.class);
        assertThat(read(withHeader("Precedence: bulk").replace("Subject: Locked", "Subject: " + subject))
                        .verdict())
                .isInstanceOf(MailVerdict.Ignore.class);
    }

    /// A car is an Auto in German, and goods return as well.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto: Leihwagen München (Rückkehr am 05.01.2026)",
                "Auto: Reservierung 4711 (retour 12.01.)",
                "AUTO: shipment 12345 to Berlin (returning 3 pallets)",
            })
    void shouldNotTakeWhatReturnsForANoteOfAbsence(String subject) {
        assertThat(AutomaticSubject.isOutOfOfficeForCertain(subject)).isFalse();
    }

    @Test
    void shouldTakeALongTagOnlyWithANumberForADesks() {
        assertThat(AutomaticSubject.isOutOfOffice("[Facility management, building 7, floor 3] Vacation"))
                .isFalse();
        assertThat(AutomaticSubject.isOutOfOffice("[Facility management, building 7 #3312] Vacation"))
                .isTrue();
    }

    /// Each ends unlike a program's subject, after words that can be split in many ways.
    @ParameterizedTest
    @ValueSource(strings = {"auto ", "auto", "reply-", "message returned ", "notification - "})
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldReadLongSubjectsQuickly(String words) {
        String few = words.repeat(10) + "9";
        String many = words.repeat(100_000) + "9";

        assertThat(AutomaticSubject.isOutOfOffice("Out of office " + few)).isFalse();
        assertThat(AutomaticSubject.isReturned("Unzustellbar " + few)).isFalse();
        assertThatCode(() -> AutomaticSubject.isOutOfOffice("Out of office " + many))
                .doesNotThrowAnyException();
        assertThatCode(() -> AutomaticSubject.isReturned("Unzustellbar " + many))
                .doesNotThrowAnyException();
    }

    /// More of what programs write, and of what people do, in sixteen languages.
    @ParameterizedTest
    @CsvFileSource(resources = "/mail/subjects.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void shouldTellProgramsFromPeopleByTheSubject(Automatic kind, String subject) {
        String mail = kind == Automatic.BOUNCE
                ? sentByServer(subject)
                : withHeader("")
                        .replace("Anna Keller <anna@", "Eva Lind <eva@")
                        .replace("Subject: Locked", "Subject: " + subject)
                        .replace("My account is locked.", "I am away until Monday.");

        assertThat(read(mail).mail().automatic()).isEqualTo(kind);
    }
}
