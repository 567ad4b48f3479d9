package dev.millrace.intake.email.automatic;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailReading;
import dev.millrace.intake.email.MailVerdict;
import dev.millrace.intake.email.Mails;
import dev.millrace.intake.email.threading.TicketReference;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Automatic;
import dev.millrace.tickets.message.Threading;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which mails are automatic replies of people who are away, and what becomes of them.
class AbsenceNotesTest {
    private static final TicketId TICKET = TicketId.parse("7ZK3Q-4M2P-9XYD");

    @Test
    void shouldKnowAnOutOfOfficeNoteByItsSubject() {
        MailReading reading = read(withHeader("").replace("Subject: Locked", "Subject: Abwesenheitsnotiz: Urlaub"));

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Mailer: a, Out of the office: Locked, AUTO_REPLY",
        "In-Reply-To: <x@b.example>, AUTO: Anna is travelling, AUTO_REPLY",
        "X-Mailer: a, Auto: tyres of the company car, NONE",
        "In-Reply-To: <x@b.example>, Re: Auto: tyres, NONE",
    })
    void shouldKnowANoteByWhatProgramsWriteIntoSubjects(String header, String subject, Automatic expected) {
        assertThat(read(withHeader(header).replace("Subject: Locked", "Subject: " + subject))
                        .mail()
                        .automatic())
                .isEqualTo(expected);
    }

    /// Whoever takes "Re:" away from the subject of his answer is a person all the same.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AUTO: Rechner startet von selbst | Mein Rechner startet immer noch von selbst. | NONE
            Auto: tyres of the car           | When may I bring it?                        | NONE
            Auto : voiture 12                | Elle ne marche pas.                         | NONE
            AUTO: start of the service       | It is still not there.                      | NONE
            AUTO: Eva Lind is travelling     | I shall read your mail on 5 January.        | AUTO_REPLY
            AUTO: Eva Lind is travelling     | I am away until Monday. Urgent? Call Ben.   | AUTO_REPLY
            """)
    void shouldReadTheTextOfAnAnswerWhoseSubjectIsMarkedAuto(String subject, String text, Automatic expected) {
        assertThat(read(withHeader("In-Reply-To: <x@b.example>\nReturn-Path: <anna@acme.example>")
                                .replace("Subject: Locked", "Subject: " + subject)
                                .replace("My account is locked.", text))
                        .mail()
                        .automatic())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Autoreply: yes, Abwesenheit",
        "Auto-Submitted: auto-generated, Abwesenheitsnotiz: Urlaub",
        "Precedence: junk, Réponse automatique : Bloqué",
        "Precedence: bulk, Автоматический ответ: Заблокировано",
        "Return-Path: <>, 自動応答: ロック",
    })
    void shouldIgnoreAnOutOfOfficeNoteThatNoPersonWouldWrite(String header, String subject) {
        assertThat(read(withHeader(header).replace("Subject: Locked", "Subject: " + subject))
                        .verdict())
                .isEqualTo(new MailVerdict.Ignore("auto-reply-to-no-ticket"));
    }

    /// Some companies have their server ask for no automatic answers in all mails, and some people write from an
    /// address that takes none: with the subject that is still no proof.
    @ParameterizedTest
    @CsvSource({
        "X-Auto-Response-Suppress: All, anna@acme.example, Automatic reply: how do I set it up?",
        "'X-Auto-Response-Suppress: DR, OOF, AutoReply', anna@acme.example, Abwesenheitsnotiz: Urlaub",
        "X-Mailer: a, no-reply@acme.example, Out of office: not shown to others",
        "X-Auto-Response-Suppress: All, noreply@acme.example, Automatische Antwort: geht nicht",
    })
    void shouldMakeATicketThatNobodyAnswersOfANoteThatOnlyWantsNoAnswer(String header, String from, String subject) {
        MailReading reading = read(withHeader(header)
                .replace("anna@acme.example", from)
                .replace("Subject: Locked", "Subject: " + subject));

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Accept());
        assertThat(reading.mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
    }

    @Test
    void shouldTakeAnAutoReplyThatBelongsToATicket() {
        MailReading reading = read(withHeader(
                "Auto-Submitted: auto-replied\nIn-Reply-To: " + Mails.THREADS.messageId(TICKET, "1", "acme.example")));

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Join());
        assertThat(reading.reference()).isEqualTo(new TicketReference(TICKET, Threading.SIGNED));
    }

    /// Only the stream knows whether its sender takes part in the ticket whose tag it carries.
    @Test
    void shouldLetAnAutomaticReplyOpenNoTicketUnlessSomebodyWantsSo() {
        MailReading reading = read(withHeader("Auto-Submitted: auto-replied")
                .replace("Subject: Locked", "Subject: Automatic reply: [#" + TICKET + "] Locked"));

        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Join());
        assertThat(reading.reference()).isEqualTo(new TicketReference(TICKET, Threading.SUBJECT_TAG));
        assertThat(reading.inbound(Instant.EPOCH, null).opensNoTicket()).isTrue();
        assertThat(reading.accepted().inbound(Instant.EPOCH, null).opensNoTicket())
                .isFalse();
        assertThat(read(withHeader("")).inbound(Instant.EPOCH, null).opensNoTicket())
                .isFalse();
    }

    /// By its subject alone; a program's sign or word beside it stays one.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Mailer: a              | Absence                 | Comment déclarer une absence ?    | NONE
            X-Mailer: a              | Abwesend: Wer vertritt? | Wie stelle ich das ein?           | NONE
            X-Mailer: a              | Absence                 | Je suis absent jusqu'au 3 août.   | AUTO_REPLY
            X-Mailer: a              | Absence                 | Please remove her access.         | NONE
            X-Mailer: a              | On holiday              | The list of numbers is fine now. Thanks for it! | NONE
            X-Mailer: a              | On holiday              | I am away. For your password call the desk. | AUTO_REPLY
            X-Mailer: a              | On holiday              | Back on 3 December.               | AUTO_REPLY
            X-Mailer: a              | OOO                     | Back 3 Dec. Ben covers for me in the meantime. | AUTO_REPLY
            X-Mailer: a              | On leave                | My mailbox is not monitored.      | AUTO_REPLY
            X-Mailer: a              | On maternity leave      | Contact Ben Miller instead.       | AUTO_REPLY
            X-Mailer: a              | De vacaciones           | Durante estos días atenderá Ben   | AUTO_REPLY
            X-Mailer: a              | Afwezig                 | Vanaf maandag ben ik weer bereikbaar. | AUTO_REPLY
            X-Mailer: a              | Away from my desk       | Thanks for your mail. I shall read it on Thursday. | AUTO_REPLY
            Return-Path: <anna@acme.example> | Automatic reply: Payroll | Thank you for contacting us. Have you read our answers? | AUTO_REPLY
            Return-Path: <anna@acme.example> | Automatic reply: Order | We received your message. Need help? Call 555. | AUTO_REPLY
            Return-Path: <anna@acme.example> | Automatic reply: x | I no longer work for Acme. Questions? Ask Ben. | AUTO_REPLY
            Return-Path: <anna@acme.example> | Réponse automatique : VPN | Merci encore de votre message. | AUTO_REPLY
            Return-Path: <anna@acme.example> | Automatic reply: x | Please change your password. We reply within a day. | AUTO_REPLY
            Return-Path: <>          | Non al computer: VPN    | Non riesco ad accedere alla VPN dal telefono. | AUTO_GENERATED
            X-Mailer: a              | On holiday              | Greetings, Eva                    | AUTO_REPLY
            X-Mailer: a              | Out of office           | Call the desk, it will look after you. | AUTO_REPLY
            Auto-Submitted: auto-generated | On holiday        | Call the desk, it will look after you. | AUTO_REPLY
            X-Mailer: a              | Vacation: cannot log in | The VPN wants a code and none comes. | NONE
            X-Mailer: a              | Vacation: my account    | I am on vacation and my password has run out. | NONE
            X-Mailer: a              | On leave: Eva Lind      | Please remove her access.         | NONE
            X-Mailer: a              | Away: printer           | It prints blank pages.            | NONE
            X-Mailer: a              | Abwesend: Postfach Eva  | Ich brauche Zugriff darauf.       | NONE
            X-Mailer: a              | Auto: Reifenwechsel     | Wann kann er in die Werkstatt?    | NONE
            X-Mailer: a              | Vacation                | Please set up my note of absence from 5 to 9 January. | NONE
            X-Mailer: a              | Abwesenheit             | Bitte richten Sie meine Abwesenheitsnotiz bis Freitag ein. | NONE
            X-Mailer: a              | Absence                 | Merci d'activer mon message d'absence. | NONE
            X-Mailer: a              | 休假                      | 我5日到9日休假，请帮我设置自动回复。    | NONE
            X-Mailer: a              | Out of office           | Hello,⏎how do I set the out of office note? It shows the old text. | NONE
            X-Mailer: a              | Abwesenheit             | Wie stelle ich die Abwesenheitsnotiz ein? Ich bin ab Montag im Urlaub. | NONE
            X-Mailer: a              | Réponse automatique     | Bonjour,⏎comment désactiver la réponse automatique ? | NONE
            X-Mailer: a              | 自动回复                  | 您好，⏎如何设置自动回复？            | NONE
            X-Mailer: a              | Automatic reply: Locked | Thank you for your mail. How can we help you? Write to Ben. | AUTO_REPLY
            X-Mailer: a              | Vacation: Locked        | I will be back on 5 January.      | AUTO_REPLY
            X-Mailer: a              | Abwesend: Ihr Ticket    | Ich bin bis zum 5. Januar fort.   | AUTO_REPLY
            X-Mailer: a              | Fraværende: ticket      | Jeg er væk til den 20.            | AUTO_REPLY
            X-Mailer: a              | Ofis dışında: ticket    | 20 Ekime kadar yokum.             | AUTO_REPLY
            X-Mailer: a              | Вне офиса: ticket       | Меня нет до 20.                   | AUTO_REPLY
            X-Mailer: a              | 外出: ticket              | 20日回来。                          | AUTO_REPLY
            X-Mailer: a              | 休假: 登录                  | 我的密码过期了，无法登录。          | NONE
            X-Mailer: a              | 外出: VPN                 | パスワードを忘れました。ログインできません。 | NONE
            X-Mailer: a              | 外出: VPN                 | 無法登入。                          | NONE
            X-Mailer: a              | 休假: 打印机                 | 三楼的打印机总是卡住，打出来的都是空白的纸，请派人来看。 | NONE
            X-Mailer: a              | Vacation: VPN           | Password forgotten                | NONE
            X-Mailer: a              | Vacation: Locked        | Greetings, Eva                    | AUTO_REPLY
            X-Mailer: a              | 休假: ticket              | 谢谢。                             | AUTO_REPLY
            X-Mailer: a              | Automatic reply: Locked | I am away. Urgent? Call the desk. | AUTO_REPLY
            X-Mailer: a              | Automatic reply: Locked | The door is locked.               | AUTO_REPLY
            X-Mailer: a              | Respuesta automática    | La puerta no se abre.             | AUTO_REPLY
            X-Mailer: a              | Resposta automática: gate | A porta está trancada.          | AUTO_REPLY
            Return-Path: <anna@acme.example> | Automatic reply: in German | How do I change it?        | NONE
            Return-Path: <anna@acme.example> | Automatische Antwort: weg  | Sie geht immer noch an alle. | NONE
            Return-Path: <anna@acme.example> | Automatic reply: Locked | I am away. Urgent? Call Ben.  | AUTO_REPLY
            Return-Path: <>          | Absence                 | Urgent ? Appelez le bureau.       | AUTO_REPLY
            """)
    void shouldTakeWhoAsksForAPerson(String header, String subject, String text, Automatic kind) {
        String mail = withHeader(header)
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("My account is locked.", text.replace("⏎", "\n"));

        assertThat(read(mail).mail().automatic()).isEqualTo(kind);
    }

    /// Where no header shows a program.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Risposta fuori sede         | Sono fuori sede fino a lunedì. Per favore sbloccate il mio conto.    | X-Mailer: a  | NONE
            Risposta fuori sede         | Sono fuori sede e non riesco ad accedere alla VPN.                   | X-Mailer: a  | NONE
            Risposta fuori sede         | Sono fuori sede fino a lunedì. Per urgenze scrivere a Mario Neri.    | X-Mailer: a  | AUTO_REPLY
            Out of office               | I am away until Monday. Please reset my password before.             | X-Mailer: a  | NONE
            Out of office               | I am away until Monday. Please send urgent mails to Ben.             | X-Mailer: a  | AUTO_REPLY
            Out of Office: VPN          | Please unlock my account, I am away and cannot get in.               | X-Mailer: a  | NONE
            Automatic reply: Locked     | I'm travelling and can't log in.                                     | X-Mailer: a  | NONE
            Automatische Antwort: VPN   | Ich bin im Urlaub. Bitte das Kennwort zurücksetzen.                  | X-Mailer: a  | NONE
            Abwesenheitsnotiz           | Bin bis Freitag im Urlaub. Bitte wenden Sie sich an Ben.             | X-Mailer: a  | AUTO_REPLY
            Réponse automatique : VPN   | Je suis absent. Merci de débloquer mon compte.                       | X-Mailer: a  | NONE
            Fuera de la oficina         | Estoy de vacaciones. Por favor, desbloqueen mi cuenta.               | X-Mailer: a  | NONE
            Afwezig                     | Ik ben op vakantie. Graag mijn wachtwoord resetten.                  | X-Mailer: a  | NONE
            Autosvar                    | Jag är på semester. Kan ni låsa upp mitt konto.                      | X-Mailer: a  | NONE
            Вне офиса                   | Я в отпуске. Прошу разблокировать учётную запись.                    | X-Mailer: a  | NONE
            休假                         | 我5日休假，请重置我的密码。                                              | X-Mailer: a  | NONE
            Out of office               | Please reset my password.                      | Auto-Submitted: auto-replied       | AUTO_REPLY
            Out of office               | Please reset my password.                      | Return-Path: <>                    | AUTO_REPLY
            Automatic reply: Locked     | I am away.⏎⏎On 5 Jan 2026 at 10:00, Eva <e@b.example> wrote:⏎> Please reset it. | X-Mailer: a | AUTO_REPLY
            """)
    void shouldTakeWhoWantsADesksWorkForAPersonWhateverTheSubject(
            String subject, String text, String header, Automatic kind) {
        String mail = withHeader(header)
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("My account is locked.", text.replace("⏎", "\n"));

        assertThat(read(mail).mail().automatic()).isEqualTo(kind);
    }

    /// Behind a greeting, in the middle of a sentence, or in a language of which no more is known than its subjects.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Out of office              | Bonjour, comment afficher le message « Out of office » en deux langues ?   | NONE
            Out of office              | Hi, I'm on leave from Monday, how can I tell only our customers?           | NONE
            Automatische Antwort       | Guten Tag, ist es möglich, die automatische Antwort nur intern zu senden?  | NONE
            Respuesta automática       | Hola. ¿Cómo puedo quitar la respuesta automática de mi buzón?              | NONE
            Automatikus válasz         | Tisztelt Kollégák, hogyan kapcsolhatom ki az automatikus választ?          | NONE
            Автоматична відповідь      | Вітаю! Як вимкнути автоматичну відповідь?                                  | NONE
            자동 회신                    | 안녕하세요, 자동 회신을 어떻게 끄나요?                                      | NONE
            Автоматичен отговор - VPN  | Добър ден, моля помогнете ми да спра автоматичния отговор.                 | NONE
            Automatische Antwort       | Hallo, bitte dringend um Hilfe, die Notiz geht an alle.                    | NONE
            Réponse automatique : aide | Bonjour, pouvez-vous m'aider à activer ma réponse automatique avant mardi. | NONE
            Automatisch antwoord       | Kunt u mij met de tekst van mijn automatisch antwoord helpen.              | NONE
            Je serai absente lundi     | Bonjour, je serai absente lundi, merci d'ouvrir l'accès au dossier à Karim. | NONE
            Out of office              | I am away from Monday. Could you give Ben full access to my calendar.      | NONE
            Ich bin im Urlaub          | Ich bin ab Montag im Urlaub, bitte Ben bis dahin Zugriff auf den Ordner geben. | NONE
            Sono in ferie              | Sono in ferie da lunedì: per favore date a Luca l'accesso alla cartella.   | NONE
            Я в отпуске                | Я в отпуске с понедельника. Прошу дать Ивану доступ к папке.              | NONE
            Abwesend: Postfach Eva     | Eva ist krank, ich brauche bis Freitag ihre Termine.                       | NONE
            Re: Rules (automatic reply) | Comment puis-je arrêter cela jusqu'à lundi ?                               | NONE
            Re: Rules (automatic reply) | It answers nobody from outside.                                            | NONE
            Re: Rules (automatic reply) | I am away until Monday.                                                    | AUTO_REPLY
            Nieobecność w biurze       | Przebywam na zwolnieniu lekarskim.                                         | AUTO_REPLY
            Absence                    | Je suis en arrêt maladie, Luc Morel me remplace.                           | AUTO_REPLY
            Im Urlaub: Ihr Ticket      | Das Krankenhaus hat kein Netz.                                             | NONE
            Abwesenheitsnotiz          | Bitte beachten Sie, dass ich bis Montag keinen Zugriff auf meine Mails habe. | AUTO_REPLY
            Out of office              | I am away until Monday. Please contact our help desk, Ben can help you.    | AUTO_REPLY
            Réponse automatique : VPN  | Absent jusqu'à lundi. Si vous avez besoin d'aide, veuillez écrire à Luc.   | AUTO_REPLY
            Abwesenheitsnotiz          | Bin bis Montag weg. Bitte wenden Sie sich an Ben, er kann Ihnen helfen.    | AUTO_REPLY
            Automatic reply: Locked    | Thank you for your mail. Do you have a question, or do you need help? Call us. | AUTO_REPLY
            """)
    void shouldHearWhoAsksWhereverHeDoesBelowASubjectOfAbsence(String subject, String text, Automatic kind) {
        String mail = withHeader("Return-Path: <anna@acme.example>")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("My account is locked.", text);

        assertThat(read(mail).mail().automatic()).isEqualTo(kind);
    }

    /// Each has a word that notes have, too, and tells of something else.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ausencia           | Hay que dar de baja el número de Luis.
            Ausência           | A licença do antivírus acabou ontem.
            Abwesenheit        | Die Krankmeldungen fehlen im Portal.
            Absence            | L'arrêt de travail ne s'enregistre pas dans le portail.
            Assente            | Il modulo della malattia dà errore.
            Afwezig            | De ziekmelding komt niet aan.
            Frånvaro           | Sjukanmälan går inte att öppna.
            Fravær             | Sykkelparkeringen har ikke lys.
            Nieobecność        | Zwolnienie dysku trwa od rana.
            Nieobecność        | Delegacja nie ma przycisku zapisu.
            Nepřítomnost       | Nemocenská se v portálu neuloží.
            Odsutnost          | Molim vratite staru verziju obrasca.
            Izvan ureda        | Skener na katu je izvan mreže.
            Odsotnost          | Obrazec za dopust je prazen.
            În concediu        | Pozele lipsesc din dosarul comun.
            În afara biroului  | VPN-ul în afara biroului merge greu.
            Irodán kívül       | Az irodán kívül a VPN lassú.
            У відпустці        | Відсутня мережа на поверсі.
            Поза офісом        | VPN поза офісом дуже повільний.
            Отсъствие          | Бутонът е извън екрана.
            Απουσία            | Η άδεια του Office έληξε.
            Di luar kantor     | VPN di luar kantor sangat lambat.
            Αυτόματη απάντηση  | Πώς αλλάζω την αυτόματη απάντηση; Ευχαριστώ
            Εκτός γραφείου     | Γιατί στέλνεται σε όλους; Δεν το θέλω
            """)
    void shouldTakeWhoTellsOfSomethingElseInWordsOfNotesForAPerson(String subject, String text) {
        assertThat(read(below(subject, text)).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Abwesenheit        | Ich bin krank, Ben Ode vertritt mich.
            Ausencia           | Estoy de baja médica.
            Fravær             | Jeg er sygemeldt.
            Nieobecność        | Jestem na zwolnieniu lekarskim.
            Odsutnost          | Odsutan sam cijeli tjedan.
            În concediu        | Sunt în concediu de odihnă toată săptămâna.
            У відпустці        | Я у відпустці весь тиждень.
            İzindeyim          | 20 Ekime kadar yokum.
            Out of office      | I am away until Monday. Please allow more time as I have limited access to email.
            Out of office      | I am away until Monday. Please allow some delay, I will have no access to my mail.
            Out of office      | I am away until Monday. Please provide your request to Ben as I have no access.
            Absence            | Je suis absent. Merci de donner vos demandes à Luc, je n'ai pas accès à mes mails.
            De vacaciones      | Estoy de vacaciones. Por favor, den sus mensajes a Luis, no tengo acceso al correo.
            Fuori ufficio      | Sono fuori ufficio. Per favore date i messaggi a Luca, non ho accesso alla posta.
            Afwezig            | Ik ben afwezig. Geef uw vraag aan Ben, ik heb geen toegang tot mijn mail.
            Abwesend           | Ich bin bis Montag fort. Bitte beachten Sie, dass ich keinen Zugang habe und keinen Rat geben kann.
            Out of office      | I am away until Monday, could you please contact Ben Ode instead?
            Abwesenheitsnotiz  | Bin bis Montag im Urlaub, könnten Sie sich bitte an Ben Ode wenden?
            """)
    void shouldKnowANoteThatSaysWhyNobodyAnswers(String subject, String text) {
        assertThat(read(below(subject, text)).mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Out of office      | I am away from Monday. Please allow Ben full access to my calendar.
            Out of office      | I am away from Monday. Could you set up access for Ben to my calendar.
            Out of office      | I am away from Monday, could you contact the builder of the portal?
            Abwesend           | Ich bin ab Montag fort. Bitte Ben bis dahin Zugang zum Archiv geben.
            Absence            | Je suis absent lundi. Merci de donner à Luc accès au dossier.
            """)
    void shouldStillHearWhoWantsAccessForAnother(String subject, String text) {
        assertThat(read(below(subject, text)).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    private static String below(String subject, String text) {
        return withHeader("Return-Path: <anna@acme.example>")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("My account is locked.", text);
    }
}
