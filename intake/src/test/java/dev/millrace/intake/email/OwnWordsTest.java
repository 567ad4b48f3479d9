package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that somebody wrote himself is taken for a quote, a signature or a footer.
class OwnWordsTest {
    private static final String QUOTE =
            "\n\nOn Mon, 5 Jan 2026 at 10:00, Desk <desk@acme.example> wrote:\n> Which one?";

    /// Forms, devices and what people paste have lines as headers have them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A caller left this.\n\nFrom: +49 711 555\nTo: 4711\nDate: Monday, January 5, 2026 at 9:02 AM\nLength: 12\n\nPlease call.",
                "Name: Tom Ek\nFrom: tom@partner.example\nDate: 05.01.2026 09:02\nSubject: Door\nMessage:\nIt stays open.",
                "Removal\n\nVon: Raum 3.14\nAn: Raum 2.71\nDatum: 05.01.2026 08:00\nBetreff: Umzug\n\nZwei Tische.",
                "Minutes\n\nDatum: 05.01.2026, 09:00 Uhr\nVon: Eva\nAn: alle\nBetreff: Runde\n\n1. Netz",
                "Blocked\n\nDate: 2026-01-05 09:02:11\nFrom: 192.0.2.1\nTo: 192.0.2.2\nProto: TCP\n\nWhy?",
                "Trip\n\nFrom: Kiel\nTo: Bonn\nDate: 5 January 2026, 08:00\nSubject to approval by: Eva\n\nPlease book it.",
                "Copies\n\nSent: 10 GB\nReceived: 1 GB\nFrom: web01\nTo: nas1\n\nIs that right?",
                "====\n REPORT\n====\nDate: 05.01.2026 09:02\nFrom: Yard\nSubject: Gate\n====\nIt is stuck.",
                "These are its headers:\n\nReturn-Path: <a@b.example>\nReceived: from x (x [192.0.2.7])\n\tby y;"
                        + " Mon, 5 Jan 2026 09:00:00 +0100\nFrom: Eva <a@b.example>\nTo: t@acme.example\nSubject: Bill\n"
                        + "Date: Mon, 5 Jan 2026 09:00:00 +0100\nMessage-ID: <1@b.example>\n\nIs it genuine?",
                "My customer got this:\n\nFrom: postmaster@far.example\nTo: eva@acme.example\nSubject: Undeliverable\n\n550 no\n\nWhy?",
                "To: the line is cut on paper.\nFrom: the line is fine.\nSent: the line is missing.",
                "On 5 Jan 2026, at 09:02, the monitor wrote:\ndisk full\non /var. Since then nothing works.",
                "Please reply above this line is what every ticket shows.\nCan you remove it?",
                "Shop order\n\nFrom: Tom Ek\nPhone: 4711\nTo: Sales\nSent: 5 January 2026 09:02\nSubject: Doors\nRemark: Two, please.",
                "Eva saw this:\n\nSender: x@far.example\nFrom: \"Till\" <x@far.example>\nTo: eva@acme.example\nSubject: Money\n"
                        + "Date: Mon, 5 Jan 2026 07:02:11 +0000\nVerdict: unknown",
                "Name: Tom\n\nFrom: tom@partner.example\n\nDate: 05.01.2026 09:02\n\nSubject: Door\n\nMessage: It stays open.",
                "A caller\n\nFrom: Tom Ek (+49 711 555)\nTo: Desk\nSent: Monday, January 5, 2026 9:02 AM\n\nPlease ring him.",
                "Alarm 7\nSent: 2026-01-05 09:02\nFrom: sensor\nTo: watch\nSubject: heat\nroom 3 is at 40 degrees.",
                "I got this:\n\nReceived: from far.example (far.example [192.0.2.9])\nFrom: Till <x@far.example>\n"
                        + "To: eva@acme.example\nSubject: Money\nDate: Mon, 5 Jan 2026 09:00:00 +0000\n\nPlease block it.",
                "Please trace it: |\nFrom: | Tom Ek <tom@partner.example>\nTo: | Eva <eva@acme.example>\n"
                        + "Sent: | Monday, January 5, 2026 5:59 PM\nSubject: | Offer\nHe has handed it over.",
                "This is in the trace:\n\nINVITE sip:7@pbx.far.example SIP/2.0\nVia: SIP/2.0/UDP 192.0.2.7\nFrom: \"Eva\" <sip:6@far.example>;tag=1\n"
                        + "To: <sip:7@far.example>\nDate: Mon, 5 Jan 2026 09:00:00 GMT\nSubject: call\n\nand then nothing. Why?",
                "---- A column from: left to: right date: 2026 ----\nWhat is it?",
                "Is this draft right?\n\nFrom: news@acme.example\nTo: all@acme.example\nSubject: News\n\nDear all,\n\nI doubt the sender.",
                "Hello, our supplier writes:\n\n> The file asks for a password.\n\nWhich one is it?",
                "Forwarded conversation\nis a heading that I do not know. Where does it come from?",
                "It says\nOn Mon, 5 Jan 2026 at 10:00, Eva <eva@desk.example> wrote: it is locked. What now?",
                "Hello,\n\nmy colleague Lind wrote on 5 January at 10:00:\nshe has no VPN.",
                "Hallo,\n\nFrau Lind schrieb am 5. Januar um 10:00:\nsie kommt nicht ins VPN.",
                "Hallo,\n\nam 5.1. um 10:12 schrieb Herr Ek:\nder Drucker ist leer.",
                "Bonjour,\n\nBen Ek a écrit le 5 janvier à 10h12 :\nil ne peut plus imprimer.",
                "Hej,\n\nBen Ek skrev den 5 januari kl. 10:12:\nskrivaren är trasig.",
                "Hello,\n\n-----Original Message-----\nis what my mails end with. Why?",
                "Rules do not find this line:\n\n---------- Forwarded message ---------\nit is in all mails. Why?"
            })
    void shouldKeepWhatLooksLikeAHeader(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "First: the door.\n\n---\n\nSecond: the gate.\n\nCan you help with both?",
                "My signature is wrong, it says\n\n-- \nEva Lind\nHead of Yards\n\nCan you change it? I may not.",
                "This is slow:\n\nSELECT * FROM doors d\n-- \n-- with all gates\n-- \nJOIN gates g ON g.id = d.id;\n\nPlease add an index.",
                "Please make an account for:\n\n--\nMia Ek\nYards\nRoom: 7\n--\n\nStart: Monday",
                "```\n$ ssh yard1\n> denied\n-- \n```\nIt says no more.",
                "+----+\n| a1 |\n+----+\n ||\n====",
                "* * *\nTom: new phone\n* * *",
                "It stops here\n--\n\nat the second step. Do you know why?",
                "Hola\n\nEnviado desde la impresora, el documento sale en blanco.",
                "Bonjour\n\nEnvoyé de Lyon hier, le paquet n'est pas arrivé.",
                "Hej\n\nSkickat från fel konto av misstag.",
                "Hallo\n\nGesendet von Konto 5, kommt nicht an.",
                "Ciao\n\nInviato da ieri, il documento non arriva.",
                "Привет\n\nОтправлено с принтера, но не печатается.",
                "Hallo\n\nVon meinem iPhone werden Mails nicht gesendet.",
                "The page says:\nSent from server web01",
                "It prints\n>> nothing at all <<",
                "Avast says that this mail has a virus.",
                "Typed numbers appear twice, please excuse the delay of my question.",
                "####################\n\nHow can I unsubscribe from the list that sends me this?",
                "ZjQcmQRYFpfptBannerStart\nis what stands above each mail."
            })
    void shouldKeepWhatLooksLikeAnEnd(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    /// Telephones and programs add lines that begin so; whoever asks a desk for help speaks of both.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I cannot print from my phone.",
                "It works from my mobile",
                "It came from a mobile device.",
                "The invoice I sent from my phone",
                "This is the picture that I sent from my iphone",
                "Please look at the file sent from my iPad",
                "Mail sent from my phone arrives empty",
                "The picture was sent from my tablet yesterday",
                "This was typed on my phone keyboard",
                "Sent with my phone: the printer is dead",
                "Sent from my iPhone mails arrive empty",
                "Sent with 3 files",
                "Sent on the 3rd",
                "from my manager",
                "from my iPhone",
                "From my old laptop",
                "calls from mobile",
                "Von meiner Kollegin wurde das Formular gesendet",
                "Von meinem Konto werden Mails gesendet",
                "Von meinem Chef geschickt",
                "Gesendet mit Outlook kommt nichts beim Kunden an",
                "Get Outlook for my laptop",
                "Download Outlook fails with error 0x80070005",
                "Download Outlook please",
                "Sorry for the wrong ticket number, it is 4711 - sent from my phone",
                "Please excuse the hurry, room 12 is on fire! Sent from my iPhone",
                "Download Outlook for Mac does not work",
                "Télécharger Outlook pour Windows ne marche pas",
                "Scarica Outlook per Mac non funziona",
                "Laden Sie Outlook nicht auf meinen Mac",
                "Lataa Outlook koneelleni",
                "Yahoo Mail: cannot sign in",
                "Please excuse the typos in ticket 12, it is the other printer",
            })
    void shouldKeepLastWordsThatSpeakOfAPhoneOrAProgram(String words) {
        for (String above : List.of("Hello desk,\n\nI need help.\n\n", "Hello desk,\nI need help, see\n")) {
            assertThat(ReplyText.of(above + words).reply()).isEqualTo(above + words);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I wrote to you twice. Please answer the one\nsent from my iPhone",
                "Es geht um die zweite der beiden Mails, die\nvon meinem Handy gesendet",
                "Je parle du message,\nc'est-à-dire de celui qui est\nenvoyé de mon iPhone"
            })
    void shouldKeepTheEndOfALineThatWasBroken(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
        assertThat(ReplyText.of("Please see to it.\nEva\nsent from my iPhone").reply())
                .isEqualTo("Please see to it.\nEva");
    }

    @Test
    void shouldTakeAFooterAwayBelowWordsThatSpeakOfTheSamePhone() {
        assertThat(ReplyText.of("This is the one that I sent from my iphone\n\nSent from my iPhone")
                        .reply())
                .isEqualTo("This is the one that I sent from my iphone");
    }

    @Test
    void shouldCutTheQuoteBelowWhatLooksLikeAHeader() {
        String form = "To: the line is cut on paper.\nFrom: the line is fine.\nSent: the line is missing.";
        assertThat(ReplyText.of(form + QUOTE).reply()).isEqualTo(form);
        String mark = "Please reply above this line is what every ticket shows.\nCan you remove it?";
        assertThat(ReplyText.of(mark + QUOTE).reply()).isEqualTo(mark);
    }

    /// Outlook marks no quote: who answers within it says so above.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "See below in red.",
                "Hi,\n\nmy answers inline.\n\nEva",
                "Siehe unten in blau.",
                "Réponses ci-dessous.",
                "Zie hieronder.",
                "См. ниже"
            })
    void shouldKeepAnswersWithinAQuoteThatNothingMarks(String above) {
        String text = above + "\n\nFrom: Desk <desk@acme.example>\nSent: Monday, January 5, 2026 10:00 AM\nTo: Eva\n"
                + "Subject: Door\n\nIs it shut?\nYes.\nIs it locked?\nNo.";
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    /// Two ranges or counts of one's own above a real header begin no header.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Copies of 05.01.2026\n\nSent: 10 GB\nReceived: 1 GB\nFrom: web01\nTo: nas1\n\nIs that right?",
                "Hello,\n\nAppointment: 20.01.2026, 08:00\nFrom: IT\nTo: all\nSubject: Upkeep\n\nplease pass it on."
            })
    void shouldKeepWhatLooksLikeAHeaderAboveAHeader(String text) {
        String header =
                "\n\nFrom: Desk <desk@acme.example>\nSent: Monday, January 5, 2026 10:00 AM\nTo: Eva\nSubject: Door\n\nIs it shut?";

        assertThat(ReplyText.of(text + header).reply()).isEqualTo(text);
    }

    @Test
    void shouldReadAnAnswerBelowAQuoteWithAHeader() {
        String text =
                "-------- Original message --------\nFrom: Desk <desk@acme.example>\nDate: 05/01/2026 10:00 (GMT+01:00)\n"
                        + "To: eva@acme.example\nSubject: Door\n\n> Is it shut?\n> Desk\n\nStill open.";
        assertThat(ReplyText.of(text).reply()).isEqualTo("Still open.");
    }

    /// A narrow screen breaks it off before the time.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, Jan 5,\n2026 at 10:00 AM Desk <desk@acme.example> wrote:",
                "On Mon,\nJan 5, 2026 at 10:00 AM Desk <desk@acme.example> wrote:",
                "Am Mo., 5. Jan.\n2026 um 10:00 Uhr schrieb Desk <desk@acme.example>:",
                "En lunes, 5 de enero de 2026, 10:00:00 CET, Desk <desk@acme.example> escribió:",
                "On Mon, Jan 5, 2026 at 10:00 AM Desk <desk@acme.example>\n\nwrote:"
            })
    void shouldKnowAnIntroductionHoweverItIsWrapped(String introduction) {
        assertThat(ReplyText.of("Still open.\n\n" + introduction + "\n\n> Is it shut?")
                        .reply())
                .isEqualTo("Still open.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Получите Outlook для iOS",
                "Descargar Outlook para Android",
                "Outlook für iOS<https://aka.ms/o0ukef> beziehen",
                "Mit Proton Mail gesendet.",
                "Von Yahoo Mail auf Android gesendet",
                "Odesláno z iPhonu",
                "Az iPhone készülékemről küldve",
                "Secured with Tuta Mail:\nhttps://tuta.com/free-email",
                "L'absence de virus dans ce courrier électronique a été vérifiée par le logiciel antivirus Avast.\nwww.avast.com",
                "Diese E-Mail wurde von Avast auf Viren geprüft.",
                "Este mensaje y sus adjuntos van dirigidos exclusivamente a su destinatario y pueden contener información"
                        + " confidencial. Si lo ha recibido por error, le rogamos que nos lo comunique y lo destruya.",
                "Acme Ltd. Registered in England No. 7654321. This email is confidential and only for its addressee; if you are not"
                        + " the addressee, please let us know and delete it.",
                "Bitte prüfen Sie der Umwelt zuliebe, ob Sie diese Mail wirklich ausdrucken müssen.",
                "Typed with one thumb, please excuse any typos.",
                "Please excuse brevity and typos.",
                "################################\n\nTo unsubscribe from the OPS list, follow this link:\nhttps://lists.acme.example/x",
                "Bu e-posta gizlidir ve yalnızca muhatabına yöneliktir. Bu mesajı yanlışlıkla aldıysanız göndereni bilgilendirin ve silin."
            })
    void shouldTakeAwayWhatProgramsAndHousesAdd(String footer) {
        assertThat(ReplyText.of("Still open.\n\nEva\n\n" + footer).reply()).isEqualTo("Still open.\n\nEva");
    }
}
