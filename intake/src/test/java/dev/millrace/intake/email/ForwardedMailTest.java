package dev.millrace.intake.email;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.InboundMessage;
import dev.millrace.tickets.message.Person;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose message a forwarded mail becomes.
class ForwardedMailTest {
    @ParameterizedTest
    @ValueSource(strings = {"Fwd: Help", "FW: Help", "WG: Help", "TR: Help", "RV: Help", "Doorst: Help", "转发：Help"})
    void shouldTakeForwardedMailInForItsOriginalSender(String subject) {
        MailReading reading = read("""
                From: Ben Okafor <ben@acme.example>
                To: support@acme.example
                Subject: %s
                Message-ID: <f1@acme.example>
                Authentication-Results: mx.acme.example; dmarc=pass
                Content-Type: text/plain; charset=utf-8

                Please help Anna.

                From: Anna Keller <anna@acme.example>
                Sent: Monday, January 5, 2026 10:00 AM
                To: Ben Okafor
                Subject: Help

                Nothing works.
                """.formatted(subject));
        InboundMessage message = reading.inbound(Instant.EPOCH, null);

        assertThat(reading.mail().from().address()).isEqualTo("ben@acme.example");
        assertThat(message.from().address()).isEqualTo("anna@acme.example");
        assertThat(message.from().name()).isEqualTo("Anna Keller");
        assertThat(message.flags()).contains("forwarded", "forwarded-by:ben@acme.example");
        assertThat(message.forwardedBy()).isEqualTo(new Person("ben@acme.example", "Ben Okafor"));
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(message.text()).contains("Please help Anna.", "Nothing works.");
    }

    /// Mail programs name the mail that they pass on as one that they answer.
    @ParameterizedTest
    @ValueSource(strings = {"References: <x1@partner.example>", "In-Reply-To: <x1@partner.example>"})
    void shouldTakeForwardedMailInForItsOriginalSenderThoughItNamesWhatIsForwarded(String header) {
        InboundMessage message = read("""
                From: Ben Okafor <ben@acme.example>
                To: support@acme.example
                Subject: FW: Help
                Message-ID: <f1@acme.example>
                %s
                Content-Type: text/plain; charset=utf-8

                Please help.

                From: Anna Keller <anna@partner.example>
                Sent: Monday, January 5, 2026 10:00 AM
                To: Ben Okafor
                Subject: Help

                Nothing works.
                """.formatted(header)).inbound(Instant.EPOCH, null);

        assertThat(message.from().address()).isEqualTo("anna@partner.example");
        assertThat(message.forwardedBy()).isEqualTo(new Person("ben@acme.example", "Ben Okafor"));
        assertThat(message.assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(message.text()).contains("Nothing works.");
    }

    /// Nobody reads there, and whoever sends phishing is to hear nothing.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FW: Backup failed        | Please have a look.            | Backup <no-reply@vendor.example>",
                "WG: Ihr Paket            | Ist das Phishing?              | Paketdienst <info@parcel.example>",
                "FW: Invoice              | Looks suspicious to me.        | Eva Lind <eva@vendor.example>",
                "FW: Invoice              | Spam?                          | Eva Lind <eva@vendor.example>",
                "TR: Facture              | Est-ce une arnaque ?           | Eva Lind <eva@vendor.example>",
                "转发: 发票               | 这是钓鱼邮件吗                 | Eva Lind <eva@vendor.example>",
            })
    void shouldTakeWhatNobodyIsToHearOfInForWhoeverPassedItOn(String subject, String comment, String writer) {
        InboundMessage message = read("""
                From: Ben Okafor <ben@acme.example>
                To: support@acme.example
                Subject: %s
                Message-ID: <f1@acme.example>
                Content-Type: text/plain; charset=utf-8

                %s

                From: %s
                Sent: Monday, January 5, 2026 10:00 AM
                To: Ben Okafor
                Subject: Your job

                The job of tonight failed.
                """.formatted(subject, comment, writer)).inbound(Instant.EPOCH, null);

        assertThat(message.from()).isEqualTo(new Person("ben@acme.example", "Ben Okafor"));
        assertThat(message.forwardedBy()).isNull();
        assertThat(message.flags()).contains("forwarded").noneMatch(flag -> flag.startsWith("forwarded-by"));
        assertThat(message.text()).contains(comment, "The job of tonight failed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Annas Mails landen im Spam?",
                "Die Wartezeit betrug 3 Stunden.",
                "I suspect her disk is dying.",
                "Verdacht auf defekten Toner.",
                "The fraud department's printer is broken.",
                "She took the phishing training and cannot open the certificate.",
                "El portátil recibió un golpe.",
                "Please help Anna with her fake invoice.",
                "Her licence is genuine."
            })
    void shouldAskForTheWriterWhereTheCommentSpeaksOfSomethingElse(String comment) {
        assertThat(forwarded(comment + "\n\n", "anna@acme.example").from().address())
                .isEqualTo("anna@acme.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bitte löschen, Spam!",
                "Is this email legitimate?",
                "Mail sospetta",
                "Podejrzana wiadomość.",
                "Sent from my iPhone\n\nIs that phishing?",
                "CAUTION: This email originated from outside of the organization.\n\nIs that phishing?"
            })
    void shouldAskForWhoeverSuspectsAMail(String comment) {
        assertThat(forwarded(comment + "\n\n", "eva@vendor.example").from().address())
                .isEqualTo("ben@acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "________________________________\n", "-----Original Message-----\n"})
    void shouldReadNoCommentInWhatIsPassedOn(String mark) {
        assertThat(forwarded(mark, "anna@acme.example").from().address()).isEqualTo("anna@acme.example");
    }

    @Test
    void shouldAskForWhoeverPassesOnWhatAMailServerWrote() {
        assertThat(forwarded("Please see.\n\n", "postmaster@vendor.example")
                        .from()
                        .address())
                .isEqualTo("ben@acme.example");
    }

    private static InboundMessage forwarded(String above, String writer) {
        return read("""
                From: Ben Okafor <ben@acme.example>
                To: support@acme.example
                Subject: FW: Help
                Message-ID: <f1@acme.example>
                Content-Type: text/plain; charset=utf-8

                %sFrom: %s
                Sent: Monday, January 5, 2026 10:00 AM
                To: Ben Okafor
                Subject: Help

                Nothing works. I got a mail, is it phishing?
                """.formatted(above, writer)).inbound(Instant.EPOCH, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Please help Anna, she gets so much spam.\n"})
    void shouldAskForTheWriterWhoSpeaksOfPhishingHimself(String comment) {
        InboundMessage message = read("""
                From: Ben Okafor <ben@acme.example>
                To: support@acme.example
                Subject: FW: Help
                Message-ID: <f1@acme.example>
                Content-Type: text/plain; charset=utf-8

                %s---------- Forwarded message ---------
                From: Anna Keller <anna@acme.example>
                Date: Mon, Jan 5, 2026 at 10:00 AM
                Subject: Help
                To: Ben Okafor <ben@acme.example>

                I got a phishing mail.
                """.formatted(comment)).inbound(Instant.EPOCH, null);

        assertThat(message.from().address()).isEqualTo("anna@acme.example");
    }

    @Test
    void shouldTakeAForwardThatWeSignedForAFollowUpOfItsSender() {
        InboundMessage message = read("""
                From: Ben Okafor <ben@acme.example>
                To: %s
                Subject: FW: Help
                Message-ID: <f1@acme.example>
                Content-Type: text/plain; charset=utf-8

                From: Anna Keller <anna@partner.example>
                Sent: Monday, January 5, 2026 10:00 AM
                Subject: Help

                Nothing works.
                """.formatted(Mails.THREADS.replyAddress(new TicketId(7), Mails.SUPPORT)))
                .inbound(Instant.EPOCH, null);

        assertThat(message.from().address()).isEqualTo("ben@acme.example");
        assertThat(message.forwardedBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "FW: Help, true",
        "Fwd: Re: Help, true",
        "WG: Aw: Help, true",
        "[Fwd: Help], true",
        "[EXTERN] WG: Help, true",
        "Help, false",
        "FW: What is this?, false"
    })
    void shouldTakeAMailForwardedAsAFileInForItsSender(String subject, boolean forwarded) {
        MailReading reading = read("""
                From: Ben Okafor <ben@acme.example>
                Subject: %s
                Message-ID: <f1@acme.example>
                Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Please help Anna.
                --b
                Content-Type: message/rfc822

                From: Anna Keller <anna@acme.example>
                Subject: Re: Help

                Nothing works.
                --b--
                """.formatted(subject));
        InboundMessage message = reading.inbound(Instant.EPOCH, null);

        assertThat(reading.mail().text()).isEqualTo("Please help Anna.");
        assertThat(message.from().address()).isEqualTo(forwarded ? "anna@acme.example" : "ben@acme.example");
        assertThat(message.forwardedBy()).isEqualTo(forwarded ? new Person("ben@acme.example", "Ben Okafor") : null);
        assertThat(message.assurance()).isEqualTo(forwarded ? Assurance.CLAIMED : Assurance.DOMAIN_VERIFIED);
        assertThat(message.text())
                .isEqualTo(
                        forwarded
                                ? "Please help Anna.\n\nFrom: Anna Keller <anna@acme.example>\n"
                                        + "Subject: Re: Help\n\nNothing works."
                                : "Please help Anna.");
        assertThat(message.attachments()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VS: Help            | Lähettäjä: Ben <ben@b.example>/Lähetetty: maanantai 5. tammikuuta 2026 10.00/Vastaanottaja: Anna/Aihe: Help | anna@acme.example
            VS: Help            | Fra: Ben <ben@b.example>/Sendt: mandag 5. januar 2026 10:00/Til: Anna/Emne: Help                            | ben@b.example
            Re: Help            | ---------- Forwarded message ---------/From: Ben <ben@b.example>/Date: Mon, Jan 5, 2026 at 10:00 AM/Subject: Help/To: Anna | anna@acme.example
            Help                | ---------- Forwarded message ---------/From: Ben <ben@b.example>/Date: Mon, Jan 5, 2026 at 10:00 AM/Subject: Help/To: Anna | ben@b.example
            Help                | -------- Пересылаемое сообщение --------/05.01.2026, 10:00, "Ben" <ben@b.example>:                        | ben@b.example
            Help                | ---------- Forwarded message ---------/Ben <ben@b.example> likes it                                       | anna@acme.example
            İLT: Help           | Kimden: Ben <ben@b.example>/Gönderildi: 5 Ocak 2026 Pazartesi 10:00/Kime: Anna/Konu: Help                 | ben@b.example
            [EXTERN] WG: Help   | Von: Ben <ben@b.example>/Gesendet: Montag, 5. Januar 2026 10:00/An: Anna/Betreff: Help                    | ben@b.example
            FW: Help            | From: Ben <ben@b.example<mailto:ben@b.example>>/Sent: Monday, January 5, 2026 10:00 AM/To: Anna/Subject: Help | ben@b.example
            FW: Help            | From: Ben [mailto:ben@b.example]/Sent: Monday, January 5, 2026 10:00 AM/To: Anna/Subject: Help            | ben@b.example
            """)
    void shouldTellForwardedMailsFromAnswersWhateverMarksThem(String subject, String header, String from) {
        String mail = withHeader("")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace("is locked.", "is locked.\n\n" + header.replace("/", "\n") + "\n\nNothing works.\n");

        assertThat(read(mail).inbound(Instant.EPOCH, null).from().address()).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VS: Help         | ________________/From: Ben <ben@b.example>/Sent: Monday, January 5, 2026 10:00 AM/To: Anna/Subject: Help | ben@b.example
            Videresend: Help | From: Ben <ben@b.example>/Sent: Monday, January 5, 2026 10:00 AM/To: Anna/Subject: Help         | ben@b.example
            Edaslatud: Help  | From: Ben <ben@b.example>/Sent: Monday, January 5, 2026 10:00 AM/To: Anna/Subject: Help         | ben@b.example
            Re: Help         | From: Ben <ben@b.example>/Sent: Monday, January 5, 2026 10:00 AM/To: Anna/Subject: Help         | anna@acme.example
            Help             | From: Ben <ben@b.example>/Sent: Monday, January 5, 2026 10:00 AM/To: Anna/Subject: Help         | anna@acme.example
            Urgent: Bounces  | From: Ben <ben@b.example>/Sent: Monday, January 5, 2026 10:00 AM/To: Anna/Subject: Help         | anna@acme.example
            FW: Help         | On 05/01/2026, 10:00, "Ben" <ben@b.example> wrote:                                              | ben@b.example
            FW: Help         | Le 05/01/2026 à 10:00, « Ben » <ben@b.example> a écrit :                                        | ben@b.example
            Re: Help         | On 05/01/2026, 10:00, "Ben" <ben@b.example> wrote:                                              | anna@acme.example
            FW: Help         | It is urgent.//On 05/01/2026, 10:00, "Ben" <ben@b.example> wrote:                               | anna@acme.example
            Fwd: Help        | > Vidarebefordrat mejl:/>/> Från: Ben <ben@b.example>/> Ämne: Help/> Datum: 5 januari 2026 10:00/> Till: Anna | ben@b.example
            Fwd: Help        | > Начало переадресованного сообщения:/>/> Отправитель: Ben <ben@b.example>/> Тема: Help/> Дата: 5 января 2026/> Кому: Anna | ben@b.example
            Fwd: Help        | > ---------- Original Message ----------/> From: Ben <ben@b.example>/> To: Anna/> Date: 01/05/2026 10:00 AM EST/> Subject: Help | ben@b.example
            Fwd: Help        | > Eva said that this is mine./>/> ---- Original Message ----/> From: Ben <ben@b.example>/> To: Eva/> Date: 01/05/2026 10:00 AM/> Subject: Help | anna@acme.example
            Re: Help         | > ---------- Original Message ----------/> From: Ben <ben@b.example>/> To: Anna/> Date: 01/05/2026 10:00 AM EST/> Subject: Help | anna@acme.example
            Fwd: Help        | Početak proslijeđene poruke:///Šalje: Ben <ben@b.example>/Predmet: Help/Datum: 5. siječnja 2026/Prima: Anna | ben@b.example
            Fwd: Help        | Továbbított levél kezdete://Feladó: Ben <ben@b.example>/Tárgy: Help/Dátum: 2026. január 5./Címzett: Anna | ben@b.example
            Fwd: Help        | Începe mesajul redirecționat://De la: Ben <ben@b.example>/Subiectul: Help/Dată: 5 ianuarie 2026/Destinatarul: Anna | ben@b.example
            Fwd: Help        | Začiatok preposlanej správy://Od: Ben <ben@b.example>/Predmet: Help/Dátum: 5. januára 2026/Pre: Anna | ben@b.example
            Fwd: Help        | Початок листа, що пересилається://Від кого: Ben <ben@b.example>/Тема: Help/Дата: 5 січня 2026/Кому: Anna | ben@b.example
            Fwd: Help        | From: Ben <ben@b.example>/Subject: Help                                                          | ben@b.example
            Fwd: Help        | *Von:* ben@b.example/*Betreff:* Hilfe                                                          | ben@b.example
            Fwd: Help        | > ---------- Forwarded message ---------/> From: Ben <ben@b.example>/> Subject: Help            | ben@b.example
            WG: Hilfe        | > Von: Ben <ben@b.example>/> Betreff: Hilfe                                                     | ben@b.example
            Fwd: Help        | Forwarded message/From: Ben <ben@b.example>/Subject: Help                                       | ben@b.example
            Fwd: Help        | Who does this?//Forwarded message/From: Ben <ben@b.example>/Subject: Help                       | ben@b.example
            Fwd: Help        | Who does this?//From: Ben <ben@b.example>/Subject: Help                                         | anna@acme.example
            Fwd: Help        | From: Ben/Subject: Help                                                                         | anna@acme.example
            Fwd: Help        | From: Ben <ben@b.example>                                                                       | anna@acme.example
            Fwd: Help        | Subject: Help                                                                                   | anna@acme.example
            Re: Help         | From: Ben <ben@b.example>/Subject: Help                                                         | anna@acme.example
            Urgent           | Forwarded message/From: Ben <ben@b.example>/Subject: Help                                       | anna@acme.example
            Fwd: Help        | ------ メッセージを転送 ------/送信元：Ben <ben@b.example>/日付：5 Jan 2026/件名：Help/送信先：Anna | ben@b.example
            """)
    void shouldTakeAMailThatBeginsWithAnotherForForwarded(String subject, String header, String from) {
        String mail = withHeader("")
                .replace("Subject: Locked", "Subject: " + subject)
                .replace(
                        "My account is locked.",
                        header.replaceAll("(?<!\\d)/|/(?!\\d)", "\n") + (header.startsWith(">") ? "\n>\n> " : "\n\n")
                                + "The printer is on fire.\n");

        assertThat(read(mail).inbound(Instant.EPOCH, null).from().address()).isEqualTo(from);
    }

    @Test
    void shouldKeepWhatStandsInBracketsBehindTheNameInAForwardedMail() {
        MailReading reading = read("""
                From: Ben Okafor <ben@acme.example>
                Subject: FW: Help
                Message-ID: <f7@acme.example>

                From: Keller, Anna (IT) <anna@acme.example>
                Sent: Monday, January 5, 2026 10:00 AM
                To: Okafor, Ben
                Subject: Help

                Nothing works.
                """);

        assertThat(reading.inbound(Instant.EPOCH, null).from())
                .isEqualTo(new Person("anna@acme.example", "Keller, Anna (IT)"));
    }

    @Test
    void shouldNotTakeAnAnswerForAForwardedMail() {
        MailReading reading = read(withHeader("")
                .replace(
                        "is locked.",
                        "is locked.\n\nFrom: Ben <ben@acme.example>\nSent: Monday\nTo: Anna\nSubject: x\n"));

        assertThat(reading.inbound(Instant.EPOCH, null).from().address()).isEqualTo("anna@acme.example");
    }
}
