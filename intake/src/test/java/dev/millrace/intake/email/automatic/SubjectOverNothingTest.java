package dev.millrace.intake.email.automatic;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.MailReading;
import dev.millrace.intake.email.MailVerdict;
import dev.millrace.tickets.message.Automatic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the subject alone tells, where nothing stands below it.
class SubjectOverNothingTest {
    /// Each is a note by itself where nothing stands below it; what somebody wants or tells there is his.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OOO until 9/21",
                "I'm out of the office",
                "Out of the office until Monday",
                "Away from the office",
                "Vacation reply",
                "Currently on leave until 5 May",
                "I will be on parental leave until June",
                "Ich bin derzeit im Urlaub",
                "Derzeit nicht im Büro",
                "Wir sind im Urlaub bis 5. Januar",
                "Je suis actuellement en congés",
                "Actuellement en congé jusqu'au 5 janvier",
                "Actualmente estoy de vacaciones",
                "Estaré fuera de la oficina hasta el lunes",
                "Attualmente sono in ferie",
                "Sarò fuori ufficio fino a lunedì",
                "Ik ben momenteel met vakantie",
                "Momenteel afwezig",
                "Estou de férias até 5 de janeiro",
                "Atualmente ausente do escritório",
                "Obecnie jestem na urlopie",
                "Jestem na urlopie do 5 stycznia",
                "Jag är på semester till den 5 januari",
                "Jeg er på ferie til 5. januar",
                "Jeg har ferie",
                "Olen lomalla maanantaihin asti",
                "Jsem na dovolené do 5. ledna",
                "Сейчас я в отпуске",
                "我正在休假",
                "目前不在办公室",
                "本日は不在です",
            })
    void shouldTakeASubjectThatIsAWholeNoteForOneWhereNothingIsBelow(String subject) {
        String mail = withHeader("Return-Path: <anna@acme.example>").replace("Subject: Locked", "Subject: " + subject);

        for (String nothing : List.of("", "Thanks", "Thank you for your message.", "Best regards\nAnna Keller")) {
            assertThat(read(mail.replace("My account is locked.", nothing))
                            .mail()
                            .automatic())
                    .as(nothing)
                    .isEqualTo(Automatic.AUTO_REPLY);
        }
        for (String matter : List.of(
                "Thanks, can you send the price list?",
                "The third floor has no network since nine.",
                "Please help",
                "Please switch mine on.",
                "Bitte bei mir einstellen.",
                "Hello, the VPN is down.",
                "Hello there, here is the list of machines.",
                "Thank you for your message, but the network is down.",
                "The contact form shows the wrong answer.",
                "My account is locked.")) {
            assertThat(read(mail.replace("My account is locked.", matter))
                            .mail()
                            .automatic())
                    .as(matter)
                    .isEqualTo(Automatic.NONE);
        }
    }

    /// What people ask or tell in a subject about being away.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am on leave and the VPN fails",
                "I'm on vacation from Monday, laptop to be collected",
                "Currently no access to the office door",
                "Ich bin im Urlaub und brauche Zugriff",
                "Ich bin im Homeoffice",
                "Derzeit kein Netz im Büro",
                "Je suis en congé : badge perdu",
                "Estoy de vacaciones y sigo recibiendo alertas",
                "Sono in ferie, chi mi sostituisce nel turno?",
                "Jag är tillbaka från semestern",
                "Я в отпуске, но приходят оповещения",
                "我要申请休假",
                "休暇申請について",
                "Re: Out of the office until Monday",
                "Leave request for May",
            })
    void shouldTakeWhoTellsOfHisMatterInTheSubjectForAPerson(String subject) {
        for (String text : List.of("", "Thanks", "Best regards\nAnna Keller")) {
            assertThat(read(withHeader("Return-Path: <anna@acme.example>")
                                    .replace("Subject: Locked", "Subject: " + subject)
                                    .replace("My account is locked.", text))
                            .mail()
                            .automatic())
                    .isEqualTo(Automatic.NONE);
        }
    }

    /// The subject of a mail server over nothing makes a ticket that nobody answers.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Undeliverable: Locked                    | x                        | BOUNCE
            Undeliverable: Locked                    | Example body             | BOUNCE
            Mail delivery failed                     | Hey.                     | BOUNCE
            Unzustellbar: Gesperrt                   | ''                       | BOUNCE
            Undeliverable: Locked                    | Please help              | NONE
            Undeliverable: Locked                    | See below                | NONE
            Undeliverable: Locked                    | Why?                     | NONE
            Undeliverable: Locked                    | I get this for each mail | NONE
            Undeliverable: Locked                    | The parcel of Monday     | NONE
            Undeliverable: I get this for every mail | ''                       | NONE
            Unzustellbar: was heißt das?             | ''                       | NONE
            Re: Undeliverable: Locked                | Thanks                   | NONE
            """)
    void shouldTakeTheSubjectOfAMailServerOverNothingForABounce(String subject, String text, Automatic expected) {
        MailReading mail = read(withHeader("")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("My account is locked.", text));

        assertThat(mail.mail().automatic()).isEqualTo(expected);
        assertThat(mail.verdict()).isEqualTo(new MailVerdict.Accept());
    }

    /// As a calendar writes it, in all its words.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Accepted: Review @ Mon Mar 9, 2026 5pm                    | AUTO_REPLY
            Declined: Review @ Tue Mar 10, 2026 5pm - 6pm (CET) (Eva) | AUTO_REPLY
            Tentatively accepted: Review @ Fri Jul 3, 2026            | AUTO_REPLY
            Declined: Team standup                                    | NONE
            Accepted: the offer for laptops                           | NONE
            Declined: my card @ the lift                              | NONE
            Declined: access since Mon Mar 9, 2026                    | NONE
            """)
    void shouldKnowAnAnswerToAnInvitationByAllOfItsSubject(String subject, Automatic expected) {
        MailReading mail = read(withHeader("").replace("Subject: Locked", "Subject: " + subject));

        assertThat(mail.mail().automatic()).isEqualTo(expected);
        assertThat(mail.verdict()).isEqualTo(new MailVerdict.Accept());
    }
}
