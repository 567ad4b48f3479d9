package dev.millrace.intake.email.reply.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import dev.millrace.intake.email.reply.signature.Writer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What looks like history in a mail that answers nothing, and may be its matter.
class MailThatAnswersNothingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hallo,\n\nmir fehlt eine Mail.\n\nVon: carl@kunde.example\nAn: anna@acme.example\nBetreff: Bestellung 4711\n"
                        + "Datum: 05.01.2026 10:00\n\nBitte sucht sie im Spamfilter und stellt sie zu.",
                "Bonjour,\n\nil me manque un message.\n\nDe : carl@client.example\nÀ : anna@acme.example\nObjet : Commande 4711\n"
                        + "Date : 05/01/2026 10:00\n\nMerci de le chercher.",
                "Hello,\n\nplease set up a mail redirection.\n\nFrom: sales@acme.example\nTo: ben@acme.example\nDate: 05/01/2026\n\n"
                        + "Until the end of March please.",
                "Hallo,\n\nwir ziehen um.\n\nVon: Raum 3.14\nAn: Raum 4.10\nBetreff: Umzug\nDatum: 5. Januar 2026, 10:00 Uhr\n\n"
                        + "Bitte bringt vier Kartons.",
                "Hallo,\n\nhier die Telefonnotiz.\n\nVon: Herr Meier\nAn: Frau Lind\nDatum: 5. Januar 2026, 10:15 Uhr\n"
                        + "Betreff: Rechnung 4711\n\nBitte zurückrufen, die Rechnung ist falsch.",
                "Hello,\n\nI got this mail today.\n\nFrom: Carl <carl@client.example>\nSent: Monday, January 5, 2026 10:00 AM\n"
                        + "To: Anna\nSubject: Portal\n\nPlease set me up.\n\nHe needs the role Buyer until Friday.",
            })
    void shouldKeepAHeaderThatAPersonWrites(String text) {
        assertThat(ReplyText.of(text, Answering.NO, Writer.UNKNOWN).reply()).isEqualTo(text);
    }

    /// Programs whose marks of an answer got lost on the way.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Eva Lind\nSent: Monday, January 5, 2026 10:00 AM\nTo: Anna Keller\nSubject: Door",
                "Von: Eva Lind <eva@desk.example>\nGesendet: Montag, 5. Januar 2026 10:00\nAn: Anna Keller\nBetreff: Tür",
                "Från: Eva <eva@desk.example>\nSkickat: den 5 januari\nTill: anna@acme.example\nÄmne: Dörr",
                "________________________________\nFrom: Eva Lind\nDate: Monday, 5 January 2026 at 10:00\nTo: Anna\nSubject: Door",
                "*From:* Eva Lind\n*Date:* Monday, 5 January 2026 at 10:00\n*To:* Anna\n*Subject:* Door",
                "Von: Eva Lind Gesendet: Montag, 5. Januar 2026 10:00 An: Anna Keller Betreff: Tür",
                "From: Eva <eva@desk.example>\nDate: Monday, 5 January 2026 at 10:00\nTo: Anna\nSubject: Door",
                "Date: Mon, 05 Jan 2026 10:00:00 +0000\nTo: anna@acme.example",
                "-----Original Message-----\nFrom: Eva Lind\nDate: Monday, 5 January 2026 at 10:00\nTo: Anna\nSubject: Door",
            })
    void shouldCutBelowAHeaderThatAProgramWrites(String header) {
        assertThat(ReplyText.of("It works again.\n\n" + header + "\n\nDoes it?", Answering.NO, Writer.UNKNOWN)
                        .reply())
                .isEqualTo("It works again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "please book this trip for me.\n\nFrom: Berlin, To: Hamburg, Date: Monday 05/01/2026\n\nSecond class please.",
                "bitte bucht mir das.\n\nVon: Berlin An: Hamburg Datum: 05.01.2026\n\nBitte 1. Klasse.",
                "please book a room.\n\nDate: 05/01/2026 From: 9:00 To: 17:00 Subject: Budget\n\nWe are ten.",
                "merci de réserver ce trajet.\n\nDe : Paris À : Lyon Date : 05/01/2026\n\nEn première classe.",
                "reservad este viaje.\n\nDe: Madrid A: Sevilla Fecha: 05/01/2026\n\nCon vuelta.",
            })
    void shouldKeepAJourneyOnOneLine(String text) {
        for (Answering answering : Answering.values()) {
            assertThat(ReplyText.of(text, answering, Writer.UNKNOWN).reply()).isEqualTo(text);
        }
    }

    /// Numbers for the month, as in many countries.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Von: Eva Lind Gesendet: 05.01.2026 10:00 An: Anna Keller Betreff: Tür",
                "From: Eva Lind <eva@desk.example> Date: 05/01/2026 10:00 To: Anna Keller Subject: Door",
                "From: Eva Lind Date: Monday, 5 January 2026 10:00 To: Anna Keller Subject: Door",
            })
    void shouldCutBelowAHeaderOnOneLine(String header) {
        assertThat(ReplyText.of("It works again.\n\n" + header + "\n\nDoes it?", true)
                        .reply())
                .isEqualTo("It works again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bitte ändert den Text auf der Startseite.\n\n> Wir haben vom 24.12. bis 2.1. geschlossen.",
                "I typed this in PowerShell and nothing happens.\n\n> Get-Mailbox anna\n> Set-Mailbox anna -Type Shared",
                "网站首页请改成这样。\n\n> 十二月二十四日休息。",
            })
    void shouldKeepAQuoteBelowWhatSomebodySays(String text) {
        assertThat(ReplyText.of(text, Answering.NO, Writer.UNKNOWN).reply()).isEqualTo(text);
        assertThat(ReplyText.of(text, Answering.YES, Writer.UNKNOWN).reply()).doesNotContain(">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"It works again.", "見積もりました。", "On Thu, Mar 3, 2016 I went to my writing club and wrote: a song"
            })
    void shouldCutAQuoteBelowWhatMayBeAnAnswer(String own) {
        assertThat(ReplyText.of(own + "\n\n> Does it?", Answering.NO, Writer.UNKNOWN)
                        .reply())
                .isEqualTo(own);
    }
}
