package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs write above a mail that they quote or pass on.
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
                "Da: Support\nInviato: lunedì 5 gennaio 2026 10:00\nA: Anna\nOggetto: Locked",
                "Van: Support\nVerzonden: maandag 5 januari 2026 10:00\nAan: Anna\nOnderwerp: Locked",
                "De: Support\nEnviada em: segunda-feira, 5 de janeiro de 2026 10:00\nPara: Anna\nAssunto: Locked",
                "Od: Support\nWysłano: poniedziałek, 5 stycznia 2026 10:00\nDo: Anna\nTemat: Locked",
                "Från: Support\nSkickat: den 5 januari 2026 10:00\nTill: Anna\nÄmne: Locked",
                "Fra: Support\nSendt: 5. januar 2026 10:00\nTil: Anna\nEmne: Locked",
                "Lähettäjä: Support\nLähetetty: maanantai 5. tammikuuta 2026 10.00\nVastaanottaja: Anna\nAihe: Locked",
                "Od: Support\nOdesláno: pondělí 5. ledna 2026 10:00\nKomu: Anna\nPředmět: Locked",
                "От: Support\nОтправлено: 5 января 2026 г. 10:00\nКому: Anna\nТема: Locked",
                "发件人: Support\n发送时间: 2026年1月5日 10:00\n收件人: Anna\n主题: Locked",
                "寄件者：Support\n寄件日期：2026年1月5日 10:00\n收件者：Anna\n主旨：Locked",
                "差出人: Support\n送信日時: 2026年1月5日 10:00\n宛先: Anna\n件名: Locked",
                "*From:* Support\n*Sent:* Monday\n*To:* Anna\n*Subject:* Locked",
                "Date: Mon, 5 Jan 2026 10:00:00 +0100\nFrom: support@acme.example\nTo: anna@acme.example",
                "----- Oorspronkelijk bericht -----",
                "-----Wiadomość oryginalna-----",
                "-----Ursprungligt meddelande-----",
                "-----Oprindelig meddelelse-----",
                "-----Alkuperäinen viesti-----",
                "-----Původní zpráva-----",
                "-------- Исходное сообщение --------",
                "------------------ 原始邮件 ------------------",
                "##- Please type your reply above this line -##",
                "--- Bitte antworten Sie oberhalb dieser Linie ---",
            })
    void shouldSeparateWhatOutlookQuotes(String header) {
        ReplyText text = ReplyText.of("It works again.\n\n" + header + "\n\nYour account is unlocked.");

        assertThat(text.reply()).isEqualTo("It works again.");
        assertThat(text.quoted()).isEqualTo(header + "\n\nYour account is unlocked.");
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

    /// What looks like signatures and headers in the texts of programmers and others.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Steps\n\n---\n\n1. Start\n2. Stop\n\nIt fails at 2.",
                "Both fail:\n\n# One\n\n---\n\n```\nrun\n```",
                "name: web\n---\nfrom: alpine\nto: debian\nsubject: images\n---\nThis file is refused.",
                "It is refused:\n---\nfrom: alpine\nto: debian\n---\nWhy?",
                "Dear team,\nfrom: the old server\nto: the new one\nsubject: moving\nPlease move it.",
                "-- the server wrote a dump, then --\nWhere is it?",
                "Please call\nEva Lind <eva@desk.example>\n05.01.2026 10:00\nAn\nalle",
                "##- broken -# is what I see\nWhat is it?",
                "##- error in module X -##\nPlease help, I cannot print.",
                ">>> Start 05.01.26 10.00 Uhr job failed >>>\nERR 4711\nPlease restart it.",
                "It says\n>>> Start 05.01.26 10.00 Uhr >>>\nERR 4711\nPlease restart it.",
                "Hallo,\nHerr Maier hat am 05.01.2026 um 10:00 Uhr geschrieben:\nEr ist kaputt. Was antworten wir?",
                "Here is the chat:\n---- Anna wrote ----\nit fails\nand I cannot log in either",
                "Here is the chat:\n\n---- Anna wrote ----\nit fails",
                "It fails.\n\n---- Anna wrote ----\nit fails\n\n---- Eva wrote ----\nsince when?",
                "It fails.\n\n---- error of type 5 above ----\nWhat is it?",
                "It fails.\n\n**Please write the value above into the form**\nWhat is it?",
                "See the note above, and reply to it.\nThanks.",
                "Please set:\n\nFrom: 10:00\nTo: 12:00\nSubject: Meeting room\n\nIt refuses.",
                "Please book:\n\nFrom: Berlin\nTo: Hamburg\nDate: 2 February 2026\n\nTwo people.",
                "Bitte buchen:\n\nVon: Ulm\nAn: Kiel\nDatum: 2. Februar 2026\n\nZwei Personen.",
                "Bonjour,\n\nDe : Paris\nÀ : Lyon\nDate : lundi\n\nMerci de réserver.",
                "- [ ] one\n- [x] two\n\n---\n\nPlease update the list.",
                "It says:\n< new\n> old\n---\n< right\n> left\n\nIs that so?",
            })
    void shouldKeepWhatOnlyHasTheFormOfHeadersAndSignatures(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    @Test
    void shouldKnowAHeaderWithoutAddressesByDateAndTimeOrByARuleAboveIt() {
        String header = "From: Eva Lind\nTo: Anna Keller\nDate: 5 January 2026 10:00\nSubject: Locked\n\nPlease try.";

        assertThat(ReplyText.of("It works again.\n\n" + header).reply()).isEqualTo("It works again.");
        assertThat(ReplyText.of("It works again.\n\n________________\n" + header.replace(" 10:00", ""))
                        .reply())
                .isEqualTo("It works again.");
        assertThat(ReplyText.of("It works again.\n\n" + header.replace("Date: 5 January 2026 10:00", "Sent: Monday"))
                        .reply())
                .isEqualTo("It works again.");
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

    /// Outlook's block as a table, and the line of Notes above its block.
    @Test
    void shouldKnowAHeaderThatIsATableOrHasALineAboveIt() {
        assertThat(ReplyText.of(
                                "Done.\n\n| From: | Eva Lind <eva@desk.example> |\n| Sent: | Monday, January 5, 2026 |\n"
                                        + "| To: | Anna |\n| Subject: | Door |\n\nPlease?")
                        .reply())
                .isEqualTo("Done.");
        assertThat(ReplyText.of(
                                "Done.\n\n  Eva Lind --- Re: Door --- \n\nFrom:\"Eva Lind\" <eva@desk.example>To:\"Anna\""
                                        + " <anna@acme.example>Date:Mon, Jan 5, 2026 10:00Subject:Re: Door\n\nPlease?")
                        .reply())
                .isEqualTo("Done.");
        assertThat(ReplyText.of(
                                "Done.\n\nEva Lind ---05.01.2026 10:00:11---Hello Anna, please try\n\nVon: Eva Lind"
                                        + " <eva@desk.example>\nAn: anna@acme.example\nDatum: 05.01.2026 10:00\nBetreff: Door\n\nHello")
                        .reply())
                .isEqualTo("Done.");
    }

    /// eM Client writes no colons, Yahoo no line ends.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "------ Forwarded Message ------\nFrom \"Tom Ek\" <tom@partner.example>\nTo eva@acme.example\nDate 05/01/2026 10:00\n"
                        + "Subject Door\n\nIt stays open.",
                "   ----- Forwarded Message ----- From: Tom Ek <tom@partner.example>To: eva@acme.example <eva@acme.example>"
                        + "Sent: Monday, January 5, 2026 at 10:00:00 AM GMT+1Subject: Door\n It stays open."
            })
    void shouldKnowWhoWroteAForwardedMailHoweverItsHeaderIsWritten(String forwarded) {
        ReplyText text = ReplyText.of("Look!\n\n" + forwarded);

        assertThat(text.reply()).isEqualTo("Look!");
        assertThat(text.quotedFrom()).contains("Tom Ek").endsWith("<tom@partner.example>");
    }

    /// Apps of German providers write both, the first without a colon.
    @ParameterizedTest
    @ValueSource(strings = {"Am 20.06.26 um 16:20 schrieb Acme Shop", "Am 20.06.26 um 16:20 schrieb Acme Shop:"})
    void shouldKnowAHeaderBelowAnIntroduction(String introduction) {
        assertThat(ReplyText.of("The pot is broken.\nRegards\n" + introduction
                                + "\nVon: \"Acme Shop\"\nDatum: 20. Juni 2026\nAn: Anna\n\nIt is on its way.\n")
                        .reply())
                .isEqualTo("The pot is broken.\nRegards");
    }

    @Test
    void shouldTakeAwayTheNameAboveAHeader() {
        String header = "发件人： Eva Lind\n发送时间： 2026-01-05 10:00\n收件人： Anna\n主题： Re: Door\nPlease?";

        assertThat(ReplyText.of("Done.\n\n\n\nEva Lind\n \n" + header).reply()).isEqualTo("Done.");
        assertThat(ReplyText.of("Done.\n\n\n\nAnna Keller\n \n" + header).reply())
                .endsWith("Anna Keller");
    }

    @Test
    void shouldKnowAForwardedConversation() {
        ReplyText text = ReplyText.of("""
                Please help him.

                Forwarded Conversation
                Subject: Door
                ------------------------

                From: Tom Ek <tom@partner.example>
                Date: Mon, 5 Jan 2026 at 10:00
                To: <eva@acme.example>

                It stays open.""");

        assertThat(text.reply()).isEqualTo("Please help him.");
        assertThat(text.forwarded()).isTrue();
        assertThat(text.quotedFrom()).isEqualTo("Tom Ek <tom@partner.example>");
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
                "---------- Forwarded message ---------",
                "-------- Weitergeleitete Nachricht --------",
                "---------- Message transféré ----------",
                "---------- Mensaje reenviado ----------",
                "-------- Messaggio inoltrato --------",
                "-------- Doorgestuurd bericht --------",
                "---------- Mensagem encaminhada ----------",
                "-------- Treść przekazanej wiadomości --------",
                "-------- Vidarebefordrat meddelande --------",
                "-------- Videresendt besked --------",
                "-------- Videresendt melding --------",
                "-------- Välitetty viesti --------",
                "-------- Přeposlaná zpráva --------",
                "-------- Перенаправленное сообщение --------",
                "-------- Пересылаемое сообщение --------",
                "-------- 转发的邮件 --------",
                "-------- 転送メッセージ --------",
                "Begin forwarded message:",
                "Anfang der weitergeleiteten Nachricht:",
            })
    void shouldKnowAForwardedMailAndWhoWroteIt(String mark) {
        String header = "\nFrom: Anna Keller <anna@acme.example>\nDate: Mon, 5 Jan 2026 10:00\nSubject: Help\n\n";
        ReplyText text = ReplyText.of("Please help Anna.\n\n" + mark + header + "Nothing works.");

        assertThat(text.reply()).isEqualTo("Please help Anna.");
        assertThat(text.quoted()).startsWith(mark).endsWith("Nothing works.");
        assertThat(text.forwarded()).isTrue();
        assertThat(text.quotedFrom()).isEqualTo("Anna Keller <anna@acme.example>");
        assertThat(ReplyText.of(mark + header + "Nothing works.").reply()).isEqualTo("Nothing works.");
    }

    /// Apple Mail quotes what it passes on.
    @Test
    void shouldKnowAMailThatIsForwardedAsAQuote() {
        String quote = """
                > Begin forwarded message:
                >
                > From: Ben Okafor <ben@acme.example>
                > Subject: Help
                > Date: 5 January 2026 at 09:00:00 GMT+1
                >
                > Nothing works.""";

        assertThat(ReplyText.of("\n\n" + quote).forwarded()).isTrue();
        assertThat(ReplyText.of(quote).quotedFrom()).isEqualTo("Ben Okafor <ben@acme.example>");
        assertThat(ReplyText.of(quote).reply()).isEqualTo(">\n> Nothing works.");
        assertThat(ReplyText.of(quote + "\n\nI have told him what to do.").forwarded())
                .isFalse();
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

    @Test
    void shouldKnowAMarkThatSharesItsLineWithTheHeader() {
        assertThat(ReplyText.of(
                                "Yes.\n\nSent from my HTC smartphone\n\n-Reply message ----- From: \"Eva Lind\" <\n"
                                        + "eva@desk.example>\nTo: <anna@acme.example>\nSubject: Locked Date: Mon, Jan 5, 2026 1:42 pm\n\nIs it?")
                        .reply())
                .isEqualTo("Yes.");
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

    /// In an answer a header may say less than programs write.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "差出人：佐藤\n宛先：鈴木\n件名：ドア\n\nドアが開きません。",
                "发件人：张三\n主题：门\n\n门打不开。",
                "보낸 사람: 김철수\n받는 사람: 이영희\n제목: 문\n\n문이 잠겼습니다.",
                "Expéditeur : Eva Lind\nObjet : Porte\n\nElle est fermée.",
                "Remitente: Eva\nDestinatario: Ana\nAsunto: Puerta\n\nNo abre.",
                "Отправитель: Ева\nТема: Дверь\n\nОна закрыта.",
                "From: Eva Lind <eva@desk.example>\nSubject: Door\n\nIt is locked.",
                "De : Eva Lind <eva@desk.example>\nÀ : Anna\nObjet : Porte\n\nElle est fermée.",
                "From: Eva Lind\nSent: Monday, 5 January 2026 10:00\n\nIt is locked.",
                "Von: Eva Lind\nGesendet: Gestern\n\nSie klemmt.",
            })
    void shouldCutAnAnswerAtAHeaderThatSaysLittle(String quote) {
        assertThat(ReplyText.of("It works.\n\n" + quote, true).reply()).isEqualTo("It works.");
        assertThat(ReplyText.of("It works.\n\n" + quote, false).reply()).isEqualTo("It works.\n\n" + quote);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By train.\n\nFrom: Berlin\nTo: Hamburg\n\nOn Monday.",
                "By train.\n\nFrom: Berlin\nTo: Hamburg\nSubject: the fair\n\nOn Monday.",
                "Alle zwei.\n\nVon: Raum 3\nAn: Raum 4\nBetreff: Umzug\n\nBitte bald.",
                "This is it.\n\nFrom: Till <x@far.example>\nSubject: Money",
                "The form says so:\n\nFrom: Till <x@far.example>\nSubject: Money\n\nPlease pay.",
                "A request.\n\nFrom: Till <x@far.example>\nSubject: Money\nMessage:\nPlease pay.",
                "The log.\n\nFrom: web01\nSent: 10 GB\n\nToday.",
                "The alarm.\n\nFrom: sensor 7\nSent: 2026-01-05 09:02\n\nHeat.",
                "The parcel.\n\nRemitente: Acme 4711\nDestinatario: Ana\n\nNo llega.",
                "They are:\nFrom: Eva Lind <eva@desk.example>\nSubject: Door\n\nMore follows.",
                "From: Eva Lind\nSent: Today\n\nIt is locked.",
            })
    void shouldKeepWhatAnAnswerTellsInLinesLikeAHeader(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
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
