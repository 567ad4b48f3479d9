package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 5 Jan 2026 at 10:00, Support <support@acme.example> wrote:",
                "On Mon, Jan 5, 2026 at 10:00 AM Support Desk\n<support@acme.example> wrote:",
                "Am 05.01.2026 um 10:00 schrieb Support <support@acme.example>:",
                "Am Mo., 5. Jan. 2026 um 10:00 Uhr schrieb Support <\nsupport@acme.example>:",
                "Le lun. 5 janv. 2026 à 10:00, Support <support@acme.example> a écrit :",
                "El lun, 5 ene 2026 a las 10:00, Support (<support@acme.example>) escribió:",
                "Support <support@acme.example> schrieb am Mo., 5. Jan. 2026, 10:00:",
            })
    void shouldSeparateAnAnswerAboveAQuote(String introduction) {
        ReplyText text =
                ReplyText.of("It works again, thank you.\n\n" + introduction + "\n\n> Your account\n> is unlocked.");

        assertThat(text.reply()).isEqualTo("It works again, thank you.");
        assertThat(text.quoted()).startsWith(introduction).contains("is unlocked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----\nFrom: Support\nSent: Monday\nTo: Anna",
                "-----Ursprüngliche Nachricht-----\nVon: Support\nGesendet: Montag\nAn: Anna",
                "-----Message d'origine-----\nDe : Support\nEnvoyé : lundi\nÀ : Anna",
                "From: Support <support@acme.example>\nSent: Monday, January 5, 2026 10:00\nTo: Anna\nSubject: Locked",
                "Von: Support <support@acme.example>\nGesendet: Montag, 5. Januar 2026 10:00\nAn: Anna\nBetreff: Locked",
                "De : Support\nEnvoyé : lundi 5 janvier 2026\nÀ : Anna\nObjet : Locked",
                "De: Support\nEnviado: lunes, 5 de enero de 2026\nPara: Anna\nAsunto: Locked",
                "________________________________\nFrom: Support\nSent: Monday\nTo: Anna\nSubject: Locked",
            })
    void shouldSeparateWhatOutlookQuotes(String header) {
        ReplyText text = ReplyText.of("It works again.\n\n" + header + "\n\nYour account is unlocked.");

        assertThat(text.reply()).isEqualTo("It works again.");
        assertThat(text.quoted()).isEqualTo(header + "\n\nYour account is unlocked.");
    }

    @Test
    void shouldSeparateAnAnswerBelowAQuote() {
        ReplyText text = ReplyText.of("""
                On 5 Jan 2026, Support <support@acme.example> wrote:
                > Is it the blue one?
                > Or the red one?

                The blue one.""");

        assertThat(text.reply()).isEqualTo("The blue one.");
        assertThat(text.quoted()).contains("> Or the red one?");
    }

    @Test
    void shouldKeepAnswersWithinAQuoteWithTheLinesTheyAnswer() {
        ReplyText text = ReplyText.of("""
                > Is it the blue one?
                Yes.
                > Since when?
                Since Monday.""");

        assertThat(text.reply()).isEqualTo("> Is it the blue one?\nYes.\n> Since when?\nSince Monday.");
    }

    @Test
    void shouldTakeSignaturesAndFootersAway() {
        assertThat(ReplyText.of("It works.\n-- \nAnna Keller\nAcme").reply()).isEqualTo("It works.");
        assertThat(ReplyText.of("It works.\n\nSent from my iPhone").reply()).isEqualTo("It works.");
        assertThat(ReplyText.of("Geht.\n\nVon meinem iPhone gesendet").reply()).isEqualTo("Geht.");
    }

    @Test
    void shouldTakeNothingAwayWhenNothingWouldBeLeft() {
        String onlyQuoted = "> Your account\n> is unlocked.";

        assertThat(ReplyText.of(onlyQuoted).reply()).isEqualTo(onlyQuoted);
    }

    @Test
    void shouldNotTakeASentenceForAnIntroduction() {
        String text = "On Monday I wrote:\nnothing works.\nAm I right?";

        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    @Test
    @Timeout(10)
    void shouldBeLinearInHostileTexts() {
        assertThat(ReplyText.of("x\n" + "> a\nb\n".repeat(200_000)).reply()).isNotEmpty();
        assertThat(ReplyText.of("On 1 " + "> ".repeat(500_000)).reply()).isNotEmpty();
        assertThat(ReplyText.of("On 1 a@b\n".repeat(200_000)).reply()).isNotEmpty();
        assertThat(ReplyText.of("From: a\n".repeat(200_000)).reply()).isNotEmpty();
    }
}
