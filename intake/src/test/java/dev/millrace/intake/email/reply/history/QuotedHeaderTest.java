package dev.millrace.intake.email.reply.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The header of a quoted mail, as Outlook and others write it.
class QuotedHeaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----\nFrom: Support\nSent: Monday\nTo: Anna",
                "From: The Support of Acme\n<support@acme.example>\n\nSent: Monday, January 5, 2026 10:00\n\nTo: Keller, Anna\n<anna@acme.example>\n\nSubject: Locked",
                "-----Ursprüngliche Nachricht-----\nVon: Support\nGesendet: Montag\nAn: Anna",
                "-----Message d'origine-----\nDe : Support\nEnvoyé : lundi\nÀ : Anna",
                "From: Support <support@acme.example>\nSent: Monday, January 5, 2026 10:00\nTo: Anna\nSubject: Locked",
                "Von: Support <support@acme.example>\nGesendet: Montag, 5. Januar 2026 10:00\nAn: Anna\nBetreff: Locked",
                "De : Support\nEnvoyé : lundi 5 janvier 2026\nÀ : Anna\nObjet : Locked",
                "De: Support\nEnviado: lunes, 5 de enero de 2026\nPara: Anna\nAsunto: Locked",
                "________________________________\nFrom: Support\nSent: Monday\nTo: Anna\nSubject: Locked",
                "Da: Support\nInviato: lunedì 5 gennaio 2026 10:00\nA: Anna\nOggetto: Locked",
                "Da: Support\nData: lunedì 5 gennaio 2026 10:00\nA: Anna <anna@acme.example>\nOgg: Locked",
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
                "From:\tEva M Lind\n01/05/2026 10:20 AM\nTo:\tAnna Keller/ULM/ACME@ACME\ncc:\t \nSubject:\tRe: Locked",
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

    /// What makes text of HTML may leave no blank where the lines ended.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: desk@acme.exampleDate: Monday, January 5, 2026To: anna@acme.exampleSubject: Door",
                "From: The Desk desk@acme.exampleDate: Monday, 5 January 2026 at 10:57 To: Anna Keller anna@b.exampleSubject: Re: Door",
                "From: Eva LindSent: Monday, January 5, 2026 10:57 AMTo: Anna KellerSubject: Re: Door",
                "Von: Eva Lind <eva@desk.example>Gesendet: Montag, 5. Januar 2026 10:57An: Anna KellerBetreff: Tür",
                "De : eva@desk.exampleEnvoyé : lundi 5 janvier 2026 10:57À : Anna KellerObjet : Porte",
                "De: Eva LindEnviado el: lunes, 5 de enero de 2026 10:57Para: Ana RuizAsunto: Puerta",
            })
    void shouldKnowAHeaderWhoseLineEndsAreLost(String header) {
        ReplyText text = ReplyText.of("It works again.\n\n" + header + "\n\nYour account is unlocked.", true);

        assertThat(text.reply()).isEqualTo("It works again.");
        assertThat(text.quotedFrom()).doesNotContain("Sent", "Date").matches(".*(?:example>?|Lind)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: BerlinTo: HamburgDate: Monday",
                "From: the shopSubject: bike",
                "From: room 12To: room 14",
                "To: HamburgDate: 5.1.2026Time: 10:00",
                "From: the bikeShopTo: a friendSubject: none",
                "De: MadridPara: LyonFecha: 12/03/2026 14:30Asunto: viaje",
                "De : LyonÀ : ParisDate : 12/03/2026",
                "Von: BerlinAn: HamburgDatum: 12.03.2026",
                "Da: MilanoA: RomaData: 12/03/2026Oggetto: trasferta",
                "Od: WarszawaDo: KrakówData: 12.03.2026",
            })
    void shouldKeepAFormWhoseLineEndsAreLost(String line) {
        assertThat(ReplyText.of("The parcel.\n\n" + line + "\n\nWhere is it?", true)
                        .reply())
                .isEqualTo("The parcel.\n\n" + line + "\n\nWhere is it?");
    }

    @Test
    void shouldKeepAHeaderWithoutLineEndsThatStandsWithinAParagraph() {
        String text = "The line of it is\nFrom: eva@desk.exampleDate: 5 Jan 2026To: anna@acme.exampleSubject: Door\n"
                + "and that breaks our program.";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
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

    /// Outlook's block as a table, and the line of Notes above its block.
    @Test
    void shouldKeepALineOfOnesOwnThatBeginsLikeAHeaderAboveOne() {
        String own = "It happened again.\n\nFrom: the beginning it was slow. I sent you a mail about it.";
        String header = "From: eva@desk.example\nSent: Monday, January 5, 2026 10:00 AM\nTo: anna@acme.example\n"
                + "Subject: Slow";

        assertThat(ReplyText.of(own + "\n\n" + header + "\n\nIs it?").reply()).isEqualTo(own);
        assertThat(ReplyText.of("Yes.\n\nFrom: Eva Lind\n" + header + "\n\nIs it?")
                        .reply())
                .isEqualTo("Yes.");
        assertThat(ReplyText.of("Yes.\n\n" + header + "\n\nIs it?\n\n" + header + "\n\nSlow.")
                        .reply())
                .isEqualTo("Yes.");
    }

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
    void shouldKnowAMarkThatSharesItsLineWithTheHeader() {
        assertThat(ReplyText.of(
                                "Yes.\n\nSent from my HTC smartphone\n\n-Reply message ----- From: \"Eva Lind\" <\n"
                                        + "eva@desk.example>\nTo: <anna@acme.example>\nSubject: Locked Date: Mon, Jan 5, 2026 1:42 pm\n\nIs it?")
                        .reply())
                .isEqualTo("Yes.");
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
                "From: eva@desk.example\nSent: Monday",
                "Von: Eva\nGesendet: Gestern\n\nSie klemmt.",
                "From: Eva Lind\nSent: Monday",
                "From: Support\nSent: Monday",
                "From: Eva <eva@desk.example>\nSent: Monday\n\nIt is locked.",
            })
    void shouldCutAnAnswerAtAHeaderThatSaysLittle(String quote) {
        assertThat(ReplyText.of("It works.\n\n" + quote, true).reply()).isEqualTo("It works.");
        assertThat(ReplyText.of("It works.\n\n" + quote, false).reply()).isEqualTo("It works.\n\n" + quote);
        assertThat(ReplyText.of("Thanks for your mail, this is fixed.\n\n" + quote, true)
                        .reply())
                .isEqualTo("Thanks for your mail, this is fixed.");
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
                "The parcel is lost.\n\nFrom: Acme\nSent: Monday",
                "I got this mail.\n\nFrom: till@far.example\nSent: Monday",
                "This is the mail that never came.\n\nFrom: Till <x@far.example>\nSubject: Money\n\nCan you trace it?",
                "The rule is for these.\n\nFrom: Till <x@far.example>\nSubject: Money\n\nMove them, please.",
                "I got a strange message.\n\nFrom: Till <x@far.example>\nSubject: Money\n\nI clicked on the link.",
                "Das ist der Text.\n\nVon: Eva Lind\nGesendet: Heute\n\nEr fehlt mir.",
                "C'est du hameçonnage.\n\nExpéditeur : Banque\nObjet : Compte\n\nJ'ai cliqué.",
                "Remitente de la estafa.\n\nRemitente: Banco\nAsunto: Cuenta\n\nBloquéenlo.",
                "Я получил такое письмо.\n\nОтправитель: Банк\nТема: Счёт\n\nЧто делать?",
                "这封邮件没收到。\n\n发件人：张三\n主题：门\n\n请查一下。",
                "Kiện hàng.\n\nTừ: Huế\nGửi: Vinh\n\nChưa tới.",
                "Xin chào,\n\nTừ: Lan Nguyễn\nGửi: Phòng 305\nĐến: phòng IT\n\nChuyển máy in.",
                "以下のメールが届きません。\n\n差出人：佐藤\n件名：ドア\n\n調べてください。",
            })
    void shouldKeepWhatAnAnswerTellsInLinesLikeAHeader(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @Test
    void shouldTakeABareMarkAboveAHeaderAway() {
        assertThat(ReplyText.of(
                                "It works.\n\nSent from my BlackBerry - the most secure mobile device\n  Original Message  \n"
                                        + "From: eva@desk.example\nSent: January 5, 2026 10:00 AM\nTo: anna@acme.example\nSubject: Door\n\nWell?",
                                true)
                        .reply())
                .isEqualTo("It works.");
    }

    @Test
    void shouldTakeABareMarkOfWhatIsPassedOnAwayAndNoSentence() {
        String header =
                "\nFrom: Eva Lind <eva@desk.example>\nDate: January 5, 2026 at 09:30\nSubject: Door\nTo: anna@acme.example\n\nWell?";

        assertThat(ReplyText.of("It is locked again.\n\nForwarded message" + header, true)
                        .reply())
                .isEqualTo("It is locked again.");
        assertThat(ReplyText.of("It is locked again.\n\nForwarded by mistake, sorry" + header, true)
                        .reply())
                .isEqualTo("It is locked again.\n\nForwarded by mistake, sorry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The button reads\nForwarded message",
                "It is locked again. Now the title shows\n\nOriginal Message",
                "Auf dem Knopf steht\nOriginalnachricht",
                "Le bouton affiche\nMessage transféré"
            })
    void shouldKeepABareMarkThatSomebodySaysIsShown(String text) {
        String header =
                "\nFrom: Eva Lind <eva@desk.example>\nDate: January 5, 2026 at 09:30\nSubject: Door\nTo: anna@acme.example\n\nWell?";

        assertThat(ReplyText.of(text + header, true).reply()).isEqualTo(text);
        assertThat(ReplyText.of(text + header).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Original Message\nFrom: eva@desk.example",
                "Original Message\nFrom: Eva Lind <eva@desk.example>\n\nWell?",
                "Ursprüngliche Nachricht\nVon: eva@desk.example\n\nUnd?",
                "Forwarded message\nFrom: eva@desk.example\nWell?",
            })
    void shouldSeparateABareMarkAboveTheSenderAlone(String history) {
        assertThat(ReplyText.of("It works again.\n\n" + history, true).reply()).isEqualTo("It works again.");
        String told = "It works again.\n\n" + history;
        assertThat(ReplyText.of(told).reply()).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The button reads\n\nOriginal Message\nFrom: eva@desk.example\n\nWhy?",
                "The title of it is:\n\nOriginal Message\nFrom: eva@desk.example\n\nWhy?",
                "This message came back.\n\nOriginal Message\nFrom: eva@desk.example\n\nWhy?",
                "I lost an\nOriginal Message\nFrom: eva@desk.example\n\nWhy?",
                "It works.\n\nOriginal Message\nFrom: the desk\n\nWhy?",
                "The labels are still English, now there are\n\nOriginal Message\nFrom: eva@desk.example\n\nWhy?",
                "Hier die Beschwerde des Kunden\n\nUrsprüngliche Nachricht\nVon: eva@desk.example\n\nWarum?",
                "Le paso la queja del cliente\n\nMensaje original\nDe: eva@desk.example\n\n¿Por qué?",
                "Original Message\nFrom: eva@desk.example\n\nWhy?",
            })
    void shouldKeepABareMarkAboveASenderThatSomebodyShows(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
