package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs write above a mail that they quote.
class QuoteMarksTest {
    /// Gmail, Apple Mail, Thunderbird, Outlook for phones and Lotus in the languages that people write.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 5 Jan 2026 at 10:00, Support <support@acme.example> wrote:",
                "On Mon, Jan 5, 2026 at 10:00 AM Support Desk\n<support@acme.example> wrote:",
                "On Jan 5, 2026, at 10:00 AM, Support <support@acme.example> wrote:",
                "On 05/01/2026 10:00, Support wrote:",
                "On 05/01/2026 10:00, Support <support@acme.example>wrote:",
                "--- On Mon, 5/1/26, Support <support@acme.example> wrote:",
                "---- On Mon, 05 Jan 2026 10:00:00 +0100 Support <support@acme.example> wrote ----",
                "Support Desk/Berlin/Acme wrote on 05/01/2026 10:00:00 AM:",
                "2026-01-05 10:00 GMT+01:00 Support <support@acme.example>:",
                "Am 05.01.2026 um 10:00 schrieb Support <support@acme.example>:",
                "Am 05.01.26 um 10:00 schrieb Support:",
                "Am Mo., 5. Jan. 2026 um 10:00 Uhr schrieb Support <\nsupport@acme.example>:",
                "Support <support@acme.example> schrieb am Mo., 5. Jan. 2026, 10:00:",
                "Support Desk/ACME schrieb am 05.01.2026 10:00:00:",
                "Le lun. 5 janv. 2026 à 10:00, Support <support@acme.example> a écrit :",
                "Le 05/01/2026 à 10:00, Support a écrit :",
                "El lun, 5 ene 2026 a las 10:00, Support (<support@acme.example>) escribió:",
                "El 5 ene 2026, a las 10:00, Support <support@acme.example> escribió:",
                "Il giorno lun 5 gen 2026 alle ore 10:00 Support <support@acme.example> ha scritto:",
                "Il 05/01/2026 10:00, Support ha scritto:",
                "Op ma 5 jan 2026 om 10:00 schreef Support <support@acme.example>:",
                "Op 5 jan. 2026, om 10:00 heeft Support <support@acme.example> het volgende geschreven:",
                "Op 05-01-2026 om 10:00 schreef Annemarie van der Berg-Jansen:",
                "Em seg., 5 de jan. de 2026 às 10:00, Support <support@acme.example> escreveu:",
                "No dia 5 de jan. de 2026, às 10:00, Support <support@acme.example> escreveu:",
                "pon., 5 sty 2026 o 10:00 Support <support@acme.example> napisał(a):",
                "W dniu 05.01.2026 o 10:00, Support pisze:",
                "Wiadomość napisana przez Support <support@acme.example> w dniu 5 sty 2026, o godz. 10:00:",
                "Den mån 5 jan. 2026 kl 10:00 skrev Support <support@acme.example>:",
                "5 jan. 2026 kl. 10:00 skrev Support <support@acme.example>:",
                "Den man. 5. jan. 2026 kl. 10.00 skrev Support <support@acme.example>:",
                "man. 5. jan. 2026 kl. 10:00 skrev Support <support@acme.example>:",
                "På 5. januar 2026 på 10:00:00, Support (support@acme.example) skrev:",
                "ma 5. tammik. 2026 klo 10.00 Support (support@acme.example) kirjoitti:",
                "Support kirjoitti 5.1.2026 klo 10.00:",
                "po 5. 1. 2026 v 10:00 odesílatel Support <support@acme.example> napsal:",
                "Dne 05.01.2026 v 10:00 Support napsal(a):",
                "пн, 5 янв. 2026 г. в 10:00, Support <support@acme.example>:",
                "5 янв. 2026 г., в 10:00, Support <support@acme.example> написал(а):",
                "05.01.2026 10:00, Support пишет:",
                "Понедельник, 5 января 2026, 10:00 +03:00 от Support <support@acme.example>:",
                "Support <support@acme.example> 于2026年1月5日周一 10:00写道：",
                "在 2026年1月5日，10:00，Support <support@acme.example> 写道：",
                "<support@acme.example> 於 2026年1月5日週一 上午10:00寫道：",
                "2026年1月5日(月) 10:00 Support <support@acme.example>:",
                "2026/01/05 10:00、Support <support@acme.example>のメール:",
            })
    void shouldSeparateAnAnswerAboveAQuote(String introduction) {
        String quote = "\n\n> Your account\n> is unlocked.";
        ReplyText text = ReplyText.of("It works again, thank you.\n\n" + introduction + quote);

        assertThat(text.reply()).isEqualTo("It works again, thank you.");
        assertThat(text.quoted()).isEqualTo(introduction + quote);
        assertThat(ReplyText.of("It works again, thank you.\n" + introduction + "\n\nYour account is unlocked.")
                        .reply())
                .isEqualTo("It works again, thank you.");
    }

    /// Words without blanks between them may seem to begin what stands below them.
    @ParameterizedTest
    @ValueSource(strings = {"謝謝，現在可以了。", "可以用了 謝謝", "Funciona. Gracias"})
    void shouldKeepAnAnswerAboveAnIntroductionThatBeginsWithAnAddress(String answer) {
        String introduction = "<support@acme.example> 於 2026年1月5日週一 上午10:00寫道：";

        assertThat(ReplyText.of(answer + "\n\n" + introduction + "\n>\n> 帳號已解鎖。")
                        .reply())
                .isEqualTo(answer);
    }

    /// Marks, and what stands above a quote that is not marked line by line.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "##- Escriba su respuesta encima -##",
                "--- Bitte oberhalb antworten ---",
                "=== Responder arriba de esta línea ===",
                "--- Reageer boven deze regel ---",
                "--- Svara ovanför denna linje ---",
                "--- 请在此行上方回复 ---",
                "--- この行の上に返信してください ---",
                "---- Eva Lind wrote ----",
                "---- Eva Lind skrev ----",
                "---- Eva a \u00e9crit ----",
                "Eva Lind hat am 05.01.2026 10:00 CET geschrieben:",
                "Quoting Eva Lind <eva@desk.example>:",
                "Zitat von Eva Lind <eva@desk.example>:",
                ">>> Eva Lind <eva@desk.example> 05.01.26 10.00 Uhr >>>",
                ">>> \"Eva Lind\" <eva@desk.example> 1/5/2026 10:00 AM >>>",
                "Eva Lind <eva@desk.example>\n05.01.2026 10:00\n\nAn\nAnna Keller/ACME@ACME\nKopie\n\nThema\nGesperrt",
                "Eva Lind <eva@desk.example>\n2026-01-05 10:00\n\nDo\nAnna Keller/ACME@ACME\nDW\n\nTemat\nLocked",
                "Eva Lind <eva@desk.example>\n2026-01-05 10:00\n\nTill\nAnna Keller/ACME@ACME\nKopia\n\nÄrende\nLocked",
                "Eva Lind <eva@desk.example>\n05-01-2026 10:00\n\nTil\nAnna Keller/ACME@ACME\ncc\n\nEmne\nLocked",
                "Eva Lind <eva@desk.example>\n05.01.2026 10:00\n\nTil\nAnna Keller/ACME@ACME\nKopi\n\nEmne\nLocked",
                "Eva Lind <eva@desk.example>\n05.01.2026 10:00\n\nVastaanottaja\nAnna Keller/ACME@ACME\nKopio\n\nAihe\nLocked",
                "Eva Lind <eva@desk.example>\n05.01.2026 10:00\n\nKomu\nAnna Keller/ACME@ACME\nKopie\n\nPředmět\nLocked",
                "Eva Lind <eva@desk.example>\n05.01.2026 10:00\n\nКому\nAnna Keller/ACME@ACME\nКопия\n\nТема\nLocked",
                "Eva Lind <eva@desk.example>\n2026-01-05 上午 10:00\n\n收件人\nAnna Keller/ACME@ACME\n抄送\n\n主题\nLocked",
                "Eva Lind <eva@desk.example>\n2026/01/05 10:00\n\n宛先\nAnna Keller/ACME@ACME\ncc\n\n件名\nLocked",
                "Eva Lind <eva@desk.example>\n01/05/2026 10:00 AM\nPlease respond to\nEva <eva@desk.example>\n\n\n"
                        + "To\nAnna Keller/ACME@ACME\ncc\n\nSubject\nLocked",
            })
    void shouldSeparateWhatIsNotMarkedLineByLine(String above) {
        assertThat(ReplyText.of("It works again.\n\n" + above + "\n\nPlease try once more.")
                        .reply())
                .isEqualTo("It works again.");
    }

    @Test
    void shouldSeparateAQuoteBelowAnIntroductionInBrackets() {
        String introduction = "[On 05 Jan, @ 10:00, Eva Lind wrote in \"Re: Locked\"]";

        assertThat(ReplyText.of("It works again.\n\n" + introduction + "\n\n> Please try.")
                        .reply())
                .isEqualTo("It works again.");
        assertThat(ReplyText.of("It works again.\n\n" + introduction + "\nHow odd.")
                        .reply())
                .contains("How odd.");
    }

    /// Yahoo's program for phones writes both on one line.
    @Test
    void shouldKnowAnIntroductionThatSharesItsLineWithTheQuote() {
        String quote = "\n\n  On Mon, 5 Jan 2026 at 10:00, Eva Lind<eva@desk.example> wrote:   Which one?";

        assertThat(ReplyText.of("The blue one" + quote).reply()).isEqualTo("The blue one");
        assertThat(ReplyText.of("The blue one\n\nSent from Yahoo Mail on Android" + quote)
                        .reply())
                .isEqualTo("The blue one");
    }

    /// Whoever quotes names the author's address and the time above it, in whatever language.
    @Test
    void shouldKnowTheLineAboveAQuoteByAddressAndTime() {
        assertThat(ReplyText.of("Done.\n\n* Eva Lind <eva@desk.example> [2026-01-05 10:00]:\n> Please?")
                        .reply())
                .isEqualTo("Done.");
        assertThat(ReplyText.of("Done.\n\nბობ <eva@desk.example> 5 იან 2026, 10:00:\n\n> Please?")
                        .reply())
                .isEqualTo("Done.");
        assertThat(ReplyText.of("Done.\n\nEva Lind, Montag, 5. Januar 2026, 10:00:\n> Please?")
                        .reply())
                .isEqualTo("Done.");
        assertThat(ReplyText.of("Done.\n\nQuoting Eva Lind (2026-01-05 10:00:12)\n> Please?")
                        .reply())
                .isEqualTo("Done.");
        assertThat(ReplyText.of("Done.\n\nExcerpts from Eva Lind's message of January 5, 2026 10:00 am:\n> Please?")
                        .reply())
                .isEqualTo("Done.");
        assertThat(ReplyText.of("Done.\n\nEva Lind said on Mon, 5 Jan 2026 at 10:00:\n\n> Please?")
                        .reply())
                .isEqualTo("Done.");
        assertThat(ReplyText.of("Call Eva <eva@desk.example> at 10:00:\nshe knows.")
                        .reply())
                .isEqualTo("Call Eva <eva@desk.example> at 10:00:\nshe knows.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The folder eva/oslo/desk was there on 05.01.2026 10:00:00:\nnow it is gone.",
                "Selon Eva Lind <eva@desk.example> tout va bien:\nrien ne va.",
                "At 10:00 AM 1/5/2026, the print server wrote:\ndisk full",
            })
    void shouldNotTakeWhatPeopleTellForTheLineOfAProgram(String text) {
        assertThat(ReplyText.of("Good morning,\n\n" + text).reply()).isEqualTo("Good morning,\n\n" + text);
    }

    /// Nobody writes below what his telephone adds.
    @Test
    void shouldTakeWhatAnAddressIntroducesBelowAFooterForAQuote() {
        String quote = "\n\neva@desk.example wrote:\n\nIs it locked?";

        assertThat(ReplyText.of("It works again.\nSent from my iPhone" + quote).reply())
                .isEqualTo("It works again.");
        assertThat(ReplyText.of("What shall I answer?" + quote).reply()).contains("Is it locked?");
    }

    @Test
    void shouldNotTakeASentenceForAnIntroduction() {
        String text = "On Monday I wrote:\nnothing works.\nAm I right?";

        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    /// Above a quote somebody has written; right below it stands what else programs quote.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "> Is it?\n>> It was not.\n\nOn Jan 15, Ben wrote:\nIs it locked?\n\n---------- Forwarded message ---------\nAn old one.",
                "> On Jan 15 wrote:\n>> It was not.\n\nOn Jan 14 wrote:\n> The first one.",
                "> Ist er es?\n\nAm 14.1. schrieb Ben:\nIst er gesperrt?",
                "> Is het dat?\n\nOp 14 jan schreef Piet van der Berg:\nIs hij geblokkeerd?",
                "> Ist er es?\n\nAm 14.1. schrieb Eva von der Au:\nIst er gesperrt?",
            })
    void shouldTakeALineThatSaysLittleForAnIntroductionBelowAQuote(String below) {
        assertThat(ReplyText.of("It works again.\n\n" + below).reply()).isEqualTo("It works again.");
    }

    @Test
    void shouldKeepWhatSaysLittleElsewhere() {
        for (String text : List.of(
                "Hello,\n\nOn Jan 15, Ben wrote:\nit is locked.",
                "> Is it?\n\nYes.\n\nOn Jan 15, the printer wrote:\nno paper",
                "It says\n> paper jam\n\nOn Jan 15 the log writes:\ndisk full\n\nPlease fix both.",
                "It says\n> paper jam\n\nOn 15 Jan, the printer wrote:\nno paper\nWhat does it mean?",
                "Hello,\n\n> Is it?\n\nYes: since 15 January.")) {
            assertThat(ReplyText.of(text).reply()).isEqualTo(text);
        }
    }

    /// Without an introduction, too: what stands below an answer's last words answers nothing.
    @Test
    void shouldTakeTheLastQuoteOfAnAnswerAwayThatNothingAnswers() {
        String answer = "> Which printer?\n\nThe one on floor 2.\n\n> And since when?\n\nSince this morning.";

        assertThat(ReplyText.of("Hello Ben\n\n" + answer + "\n\n> Kind regards\n> Ben", true)
                        .reply())
                .isEqualTo("Hello Ben\n\n" + answer);
        assertThat(ReplyText.of("Hello Ben\n\n" + answer + "\n\n> Kind regards\n> Ben")
                        .reply())
                .endsWith("> Ben");
        assertThat(ReplyText.of("It said first\n> no paper\nand now it says:\n> no toner", true)
                        .reply())
                .endsWith("> no toner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes, it does.", "Yes, I see", "Danke", "Oui, ça marche"})
    void shouldTakeTheLastQuoteRightBelowAnAnswerAway(String answer) {
        assertThat(ReplyText.of(answer + "\n> Does it work?", true).reply()).isEqualTo(answer);
    }

    /// What somebody pastes goes on from his own sentence, or is an error.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "It says first:\n> no paper\nthen I restart and get\n> no toner",
                "First I saw this:\n> error 0x80070005\n\nAnd after a reboot it was another.\n\n> error 0x8007000e",
                "Ich sehe zuerst\n> kein Papier\nund danach\n> kein Toner",
                "It still fails. The log says\n> ORA-12541: connection refused",
                "It still fails. The log says\n> ORA-12541: TNS:no listener",
                "It still fails.\n> ORA-12541: TNS:no listener",
                "It is locked again, the door shows\n> door closed",
                "Der Drucker meldet\n> Papier alle",
                "L'écran affiche\n> plus de papier",
                "Принтер показывает\n> нет бумаги",
                "屏幕显示\n> 没有纸",
            })
    void shouldKeepTheLastQuoteOfAnAnswerThatIsPasted(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    /// Who answers has the quote from the mail that he answers, and took its introduction away.
    @Test
    void shouldTakeAQuoteAwayThatStandsAboveAnAnswer() {
        assertThat(ReplyText.of("> Which printer?\n\nThe one on floor 2.", true).reply())
                .isEqualTo("The one on floor 2.");
        assertThat(ReplyText.of("> Which printer?\n\nThe one on floor 2.\n\n> And now?\n\nToday.", true)
                        .reply())
                .contains("Which printer?");
        assertThat(ReplyText.of("> error 4711\n\nThis is what it says.").reply())
                .contains("error 4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> Error 4711: no paper",
                "> Access denied\n> at com.acme.Door.open(Door.java:12)",
                "> Fehler 0x80070005: Zugriff verweigert",
                "> échec de la connexion (code 12)",
                "> 错误 500",
            })
    void shouldKeepAnErrorThatAnAnswerQuotesOnTop(String error) {
        assertThat(ReplyText.of(error + "\n\nIt says so again.", true).reply())
                .isEqualTo(error + "\n\nIt says so again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> Which error do you see?",
                "> We have found the error.",
                "> Bitte senden Sie uns die Fehlermeldung.",
                "> Please tell the text of the error.",
                "> The door is open again.",
            })
    void shouldTakeAwayWhatSomebodySaidOfAnErrorAboveAnAnswer(String quote) {
        assertThat(ReplyText.of(quote + "\n\nIt is back.", true).reply()).isEqualTo("It is back.");
    }
}
