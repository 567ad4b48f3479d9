package dev.millrace.intake.email.automatic;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailReading;
import dev.millrace.intake.email.MailVerdict;
import dev.millrace.tickets.message.Automatic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Notes of absence that nothing but their text tells.
class AbsenceTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am currently out of the office with limited access to email.\nI will answer when I return on 12 January.",
                "Hi,\n\nI'm on vacation until Monday. In urgent cases please contact Ben Hill.\n\nKind regards\nAnna",
                "Thank you for your message. I will be out of the office until January 12th.",
                "Hi, I am on annual leave until 12 January.",
                "I am out of the office until Monday. I won't be able to read mails.",
                "Thank you for your mail. I am on leave. Back in office: Monday then.",
                "I am out of the office until Monday and won't be checking email. Please contact Ben Hill in urgent cases.",
                "I will be out of the office until 12 January. I can't reply to emails during this time.",
                "I'm on leave until Monday. I will be offline. Please contact Ben Hill in urgent matters.",
                "I am out of the office until Monday. For urgent issues contact the on-call rota.",
                "I am out of the office. I have limited access to emails and read them twice a day until I return.",
                "I am on leave until Monday. You should get an answer when I return.",
                "Ich bin bis Montag im Urlaub. Ihre Nachrichten werden zweimal täglich von Kollegen beantwortet.",
                "您好，我正在休假，1月12日回来。期间不能及时回复邮件，如有急事请联系张三。",
                "Ich bin bis Montag im Urlaub. Bitte richten Sie dringende Anfragen an meinen Kollegen Ben Hill.",
                "Ich bin vom 5. bis zum 12. Januar im Urlaub. In dringenden Fällen wenden Sie sich bitte an Ben Hill.\n\nViele Grüße\nAnna",
                "Guten Tag,\n\nleider bin ich bis 12.01. nicht im Büro. Ihre Nachricht wird nicht weitergeleitet.",
                "Bonjour,\n\nje suis absente jusqu'au 12 janvier. En cas d'urgence, contactez Luc Blanc.\n\nCordialement\nAnna",
                "Estoy de vacaciones hasta el 12 de enero. Para casos urgentes contacte con Eva Ruiz.",
                "Sono fuori ufficio fino al 12 gennaio. Per urgenze contattare Mario Neri.",
                "Ik ben tot 12 januari met vakantie. Voor dringende zaken kunt u contact opnemen met Piet Bakker.",
                "Estou de férias até 12 de janeiro. Em caso de urgência contacte Rui Costa.",
                "Jestem na urlopie do 12 stycznia. W pilnych sprawach proszę o kontakt z Janem Lisem.",
                "Jag är på semester till den 12 januari. Vid brådskande ärenden kontakta Eva Lind.",
                "Jeg er på ferie til den 12. januar. Kontakt Bo Juhl, hvis det haster.",
                "Jeg er ikke på kontoret før 12. januar. Kontakt Kari Dahl ved hastesaker.",
                "Olen lomalla 12.1. asti. Kiireellisissä asioissa ottakaa yhteyttä Matti Saloon.",
                "Jsem na dovolené do 12. ledna. V naléhavých případech kontaktujte Janu Malou.",
                "Я нахожусь в отпуске до 12 января. По срочным вопросам обращайтесь к Анне Лебедевой.",
                "您好，我正在休假，1月12日回来。如有急事请联系张三。",
                "只今、休暇をいただいております。お急ぎの場合は田中までご連絡ください。",
            })
    void shouldKnowANoteOfAbsenceByItsText(String text) {
        MailReading reading = read(mail("Re: Locked", text));

        assertThat(reading.mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
        assertThat(reading.automaticReason()).isEqualTo("the text of a note of absence");
        assertThat(reading.verdict()).isEqualTo(new MailVerdict.Accept());
    }

    /// People are away as well.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am on vacation until Monday, please reset my password meanwhile.",
                "I'm on holiday until Friday. Monday then.",
                "Ich bin diese Woche nicht im Büro, am Montag gerne.\n\nGruß\nAnna",
                "Je suis absent cette semaine, lundi avec plaisir.",
                "Ik ben deze week niet op kantoor, maandag graag.",
                "I am out of the office until Monday. Could you look at the printer meanwhile?",
                "I am on holiday next week. The printer on floor 2 has no paper.",
                "I'm away until Monday. Please let me know when it is done.",
                "I am out of the office until Monday. The email server is down.",
                "I am on vacation until Monday. Somebody answers mails in my name, urgent.",
                "I am away until Monday. Close the ticket, thank you for the answer.",
                "I am out of the office until Monday. Unlock the account of my colleague, thank you.",
                "I'm away until Monday. Please contact my colleague about the answer to this ticket.",
                "I am away from my desk until noon. Urgent: nobody answers the phone at reception.",
                "I am out of the office until Monday. Thank you for the urgent help with the printer yesterday, it is fixed.",
                "I am on leave until Friday. Return the laptop to Ben until then.",
                "I am on leave until Friday. Ben needs access to my files until then.",
                "I am out of office until Monday. Grant Ben access until I return.",
                "I'm away until Monday. Forward my mails to Ben until then.",
                "Ich bin bis Montag im Urlaub. Ben braucht bis Montag Zugriff auf mein Postfach.",
                "Ich bin bis Montag im Urlaub. Bitte löschen Sie es bis Montag.",
                "Je suis en congés jusqu'à lundi. Donnez accès à Luc jusqu'à mon retour.",
                "Sono in ferie fino a lunedì. Grazie di sbloccare il conto di Mario, urgente.",
                "I am on vacation until Monday and it still does not work.",
                "I am on vacation until 12 January. It works again, thank you for the quick reply.",
                "I'm on leave until Monday. No, the parcel has not been returned.",
                "I'm on leave until Monday. Yes. Contact Ben when you return it.",
                "Ich bin bis Montag im Urlaub. Ja, das Gerät ist wieder da.",
                "Ich bin bis Montag im Urlaub. Nein, es ist noch nicht da.",
                "Je suis en congés jusqu'à lundi. Oui, il est de retour.",
                "Estoy de vacaciones hasta el lunes. Sí, contacte con Eva Ruiz.",
                "Ik ben tot maandag met vakantie. Nee, het is nog niet terug.",
                "Я нахожусь в отпуске до понедельника. Да, обращайтесь к Анне.",
                "I am out of the office today. The emergency exit's badge reader needs urgent repair.",
                "I am on leave from Monday. My colleague Ben should get access to the finance share.",
                "I am away from my desk. Until today nothing prints.",
                "I am on leave. Automatic updates reboot the server each night.",
                "I am on vacation until Monday. The vacation calendar is gone.",
                "I am on leave from Monday. Share my calendar with my colleague, thank you.",
                "I am on leave until Monday. Redirect all urgent mails of mine to my colleague Ben.",
                "Ich bin im Urlaub. Der Abwesenheitsassistent antwortet jedem Kollegen zweimal.",
                "Ich bin im Urlaub. Bis heute druckt nichts.",
                "It works again. I am out of the office until Monday.",
                "I will be on leave from Monday. Please disable my account.",
                "Ich bin bis Montag im Urlaub. Bitte sperren Sie mein Konto.",
                "Ich bin bis Montag im Urlaub. Der Drucker im zweiten Stock hat kein Papier.",
                "Je suis absent jusqu'à lundi. Merci de bloquer mon compte.",
                "Jestem na urlopie do poniedziałku. Proszę o reset hasła.",
                "我正在休假，请帮我重置密码。",
                "I am out of the office today. Urgent: the whole warehouse has no network.",
                "I am on leave until Monday. My colleague cannot open the file share.",
                "I'm away until Monday. The contact form throws error 500.",
                "I'm away until Monday. Emergency: my bag with the laptop was stolen, contact police please.",
                "Je suis en déplacement jusqu'à lundi. Merci de débloquer mon compte.",
                "Ich bin bis Freitag im Urlaub. Passt am Montag, danke.",
                "Estoy de vacaciones hasta el lunes. Urgente: el servidor no funciona.",
                "Я в отпуске до понедельника. Срочно: сервер не отвечает.",
                "我在出差，邮箱登不上。谢谢。",
            })
    void shouldTakeWhoAsksOrTellsForAPerson(String text) {
        assertThat(read(mail("Re: Locked", text)).mail().automatic()).isEqualTo(Automatic.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Auto-Submitted: no              | NONE
            Reply-To: ben@elsewhere.example | NONE
            X-Mailer: a                     | AUTO_REPLY
            """)
    void shouldBelieveWhatHeadersSayOfAPerson(String header, Automatic expected) {
        String note = "I am on vacation until Monday.";
        String mail = withHeader(header)
                .replace("Subject: Locked", "Subject: Re: Locked")
                .replace("My account is locked.", note);

        assertThat(read(mail).mail().automatic()).isEqualTo(expected);
    }

    /// One sentence may be all that there is to say about the thing in the subject.
    @Test
    void shouldTakeOneSentenceForANoteInAnAnswerOnly() {
        String note = "I am out of the office until Monday.";

        assertThat(read(mail("New laptop", note)).mail().automatic()).isEqualTo(Automatic.NONE);
        assertThat(read(mail("Re: New laptop", note)).mail().automatic()).isEqualTo(Automatic.AUTO_REPLY);
        assertThat(read(mail(
                                "Re: New laptop",
                                "I am on vacation until Monday. I will have very limited e-mail access."))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.AUTO_REPLY);
        assertThat(read(mail("Laptop does not work", note + " I will answer then."))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.NONE);
    }

    @Test
    void shouldJudgeNothingButWhatStandsAboveAQuote() {
        String quoted =
                "\n\nOn Mon, 5 Jan 2026 at 10:00, Shop <shop@b.example> wrote:\n> This is an automated message.";

        assertThat(read(mail("Re: Locked", "I am on vacation until Monday." + quoted))
                        .mail()
                        .automatic())
                .isEqualTo(Automatic.AUTO_REPLY);
    }

    @Test
    @Timeout(20)
    void shouldBeLinearInHostileTexts() {
        for (String piece :
                new String[] {"i am ", "ich bin ", "hi ", "这是", "not ", "please note ", "-", "this is an auto", ". A"
                }) {
            String text = piece.repeat(1_400 / piece.length());
            for (int i = 0; i < 50; i++) {
                assertThat(read(mail("Re: a", text)).mail().text()).isNotEmpty();
            }
        }
    }

    private static String mail(String subject, String text) {
        return withHeader("").replace("Subject: Locked", "Subject: " + subject).replace("My account is locked.", text);
    }
}
