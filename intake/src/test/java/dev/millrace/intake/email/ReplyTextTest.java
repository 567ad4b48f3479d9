package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {
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
                ">>> Eva Lind <eva@desk.example> 05.01.26 10.00 Uhr >>>",
                ">>> \"Eva Lind\" <eva@desk.example> 1/5/2026 10:00 AM >>>",
                "Eva Lind <eva@desk.example>\n05.01.2026 10:00\n\nAn\nAnna Keller/ACME@ACME\nKopie\n\nThema\nGesperrt",
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

    @Test
    void shouldTakeASignatureBelowThreeDashes() {
        assertThat(ReplyText.of("It works again.\n\n---\n\nAnna Keller\nAcme").reply())
                .isEqualTo("It works again.");
        assertThat(ReplyText.of("It works again.\n---\nAnna Keller\ntel: 4711\n---\nAcme")
                        .reply())
                .isEqualTo("It works again.");
    }

    @Test
    void shouldTakeNoSentenceForAFooter() {
        for (String text : List.of(
                "Hello,\nsent from my iPhone is what it says. How to remove it?",
                "Hello.\n\nOutlook for iOS crashes",
                "Hello.\n\nSent from my desk, which is much easier than from my phone.",
                "Hello.\nSent from my iPhone was not the mail that I wanted to send.",
                "Look:\nGet Outlook for iOS?")) {
            assertThat(ReplyText.of(text).reply()).isEqualTo(text);
        }
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
        assertThat(ReplyText.of("Call Eva <eva@desk.example> at 10:00:\nshe knows.")
                        .reply())
                .isEqualTo("Call Eva <eva@desk.example> at 10:00:\nshe knows.");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- \nAnna Keller\nAcme",
                "--\nAnna Keller",
                "__________\nAnna Keller\nAcme",
                "\nSent from my iPhone",
                "\nGet Outlook for iOS<https://aka.ms/o0ukef>",
                "\nVon meinem iPhone gesendet",
                "\nGesendet von Outlook für Android",
                "\nEnvoyé de mon iPhone",
                "\nTélécharger Outlook pour iOS",
                "\nEnviado desde mi iPhone",
                "\nInviato da iPhone",
                "\nVerstuurd vanaf mijn iPhone",
                "\nOutlook for iOS beschaffen",
                "\nOutlook für Android holen",
                "\nEnviado do meu iPhone",
                "\nWysłane z iPhone'a",
                "\nSkickat från min iPhone",
                "\nSendt fra min iPhone",
                "\nLähetetty iPhonesta",
                "\nOdesláno z iPhonu",
                "\nОтправлено с iPhone",
                "\n发自我的iPhone",
                "\niPhoneから送信",
                "\nThis email has been checked for viruses by a scanner.\nwww.scanner.example",
                "\n-anna",
                "\n-- \nAnna\n\nSent from my iPad",
                "\n\n________________________________________\nHelp mailing list\nhttps://lists.acme.example/help",
                "\n\nThis e-mail is confidential and for the intended recipient only. If you are not, please notify"
                        + " the sender and delete it.",
                "\n\nDiese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Empfänger sind,"
                        + " informieren Sie bitte den Absender und löschen Sie sie. Das unbefugte Kopieren ist untersagt.",
                "\n\nThe information in this email may be confidential and is meant solely for the person to whom it is addressed.",
                "\n\nIf you are not the addressee of this message and got it by mistake, inform the sender and delete it.",
                "\n\nDISCLAIMER: What stands in this message is confidential. It says nothing on behalf of Acme Limited.",
                "\n\nDiese Nachricht ist vertraulich und ausschließlich für den Adressaten bestimmt. Danke.",
                "\n\nCe message est confidentiel. Si vous l'avez reçu par erreur, merci de le supprimer.",
                "\n\nAVISO LEGAL: este mensaje es confidencial y va dirigido a su destinatario. Gracias por su atención.",
                "\n\nQuesto messaggio è riservato. Se lo avete ricevuto per errore, vi preghiamo di cancellarlo.",
                "\n\nEsta mensagem é confidencial. Se a recebeu por engano, apague-a. Agradecemos a sua atenção.",
                "\n\nDit bericht is vertrouwelijk en uitsluitend bestemd voor de geadresseerde. Verspreiding is verboden.",
                "\n\nTa wiadomość jest poufna i przeznaczona wyłącznie dla adresata. Kopiowanie jest zabronione.",
                "\n\nDetta meddelande är konfidentiellt och endast avsett för mottagaren. Spridning är förbjuden.",
                "\n\nDenne e-mail er fortrolig. Har du modtaget den ved en fejl, så slet den venligst.",
                "\n\nDenne e-posten er fortrolig og kun ment for mottakeren. Kopiering er forbudt for alle andre.",
                "\n\nTämä viesti on luottamuksellinen ja tarkoitettu vain vastaanottajalle. Levittäminen on kielletty.",
                "\n\nTato zpráva je důvěrná a určena výhradně jejímu příjemci. Šíření jiným osobám je zakázáno.",
                "\n\nЭто сообщение конфиденциально и предназначено исключительно для адресата. Копирование запрещено.",
                "\n\n本邮件内容保密，仅供收件人使用。如果您错收了本邮件，请立即删除。谢谢您的理解与配合，祝您工作顺利。",
                "\n\nこのメールは機密情報を含み、宛先の方のみを対象としています。誤って受信された場合は削除してください。",
                "\n\nPlease think of the environment before you print this e-mail.",
                "\n\nBitte denken Sie an die Umwelt, bevor Sie diese E-Mail ausdrucken.",
                "\n\nPensez à l'environnement avant d'imprimer ce message.",
                "\n\nThe information contained in this communication is intended solely for the addressee. If you have received it in error, delete it and notify the sender.",
                "\n\nPrima di stampare questa mail, pensa all'ambiente.",
                "\nLähetetty laitteesta iPhone",
                "\nPosláno z iPhonu",
            })
    void shouldTakeSignaturesFootersAndDisclaimersAway(String ending) {
        assertThat(ReplyText.of("It works.\n" + ending).reply()).isEqualTo("It works.");
        assertThat(ReplyText.of("It works.\n" + ending + "\n\nOn 5 Jan 2026 at 10:00, Support wrote:\n> Well?")
                        .reply())
                .isEqualTo("It works.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please bring:\n\n- bread\n- butter",
                "I will be away.\nFrom: Monday\nTo: Friday",
                "I wrote to anna@acme.example at 10:30 and she asked me to do the following:\n\nrestart it.",
                "The error says:\n---\nfirst\n\nsecond\n\nthird\n\nfourth\n\nfifth\n\nsixth\n\nseventh\n\neighth\n\nninth",
                "The error says:\n---\nfirst\nsecond",
                "The error says:\n________\nfirst\nsecond",
                "> Is it the blue one?\n\nYes, that one.",
                "A confidential paper lies in the printer, and I am not the intended recipient. What shall I do?",
                "At 10:30 the server wrote:\n\ndisk full",
                "The log says:\n\nOn Monday at 10:12 the server wrote:\ndisk full\n\nand stopped.",
                "The error is:\n____\nABC\n____\nWhat now?",
                "Two problems.\n\n________________________________\nThe printer is jammed.\n\n"
                        + "________________________________\nThe screen is dark.",
                "Hello,\n\nplease delete the confidential mail to the wrong recipient; Ben was the addressee. Notify me soon.",
                "Hello,\n\nplease delete the confidential mail that went to the wrong recipient and notify Ben at once.",
                "It works.\n\nI sent this message to the wrong addressee by mistake, please delete it wherever you find it.",
                "It works.\n\nPlease print the pages about the environment at work again.",
                "On your machine you can run:\n\n    ping mx.acme.example\n\nIt should answer.",
            })
    void shouldKeepWhatOnlyLooksLikeHistoryOrSignature(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    /// People too write of confidential mails and wrong addressees, and what they ask for must not vanish.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The contents of the destination folder were deleted last night.",
                "Please recall this message: it holds confidential salaries and went to all staff by mistake.",
                "Diese E-Mail ging versehentlich an den falschen Empfänger. Bitte zurückrufen.",
                "Ce mail est bloqué chez le destinataire, qui reçoit une notification d'erreur.",
                "This message was sent by mistake to the wrong addressee. Can we recall it? Ben needs to know.",
                "Mails marked confidential are distributed to a wrong addressee since Monday.",
                "The contents of the confidential folder on the destination server were deleted by mistake, nobody was notified.",
                "Confidential reports meant for the addressee Ben Hill are distributed to the whole floor, and nobody can delete them.",
                "Our finance team sent this message with confidential numbers to every recipient on the list, and the addressee never got it.",
                "Wir haben diese E-Mail versehentlich mit vertraulichen Zahlen an einen anderen Empfänger gesendet und wollen sie löschen.",
                "Nous avons envoyé ce message confidentiel au destinataire par erreur, il faut le supprimer partout.",
                "Este mensaje confidencial llegó por error a otro destinatario y nosotros no podemos eliminarlo.",
                "This message is marked confidential, but does the addressee see that? It is distributed to the whole floor.",
                "This email is never delivered; the addressee gets a notification that it was deleted by the scanner instead.",
                "Kindly check why this email marked confidential reaches each addressee twice and is deleted afterwards.",
                "Diese Nachricht wird beim Empfänger gelöscht, bevor sie ankommt, und der Absender bekommt nur eine Warnung zurück.",
                "Este mensaje se elimina antes de llegar al destinatario y el servidor notifica un error de permisos cada vez.",
                "Please save the print settings per environment.",
                "Please consider the environment variable before printing the path.",
                "Save the environment before you print: the script fails with this email otherwise, variable not set.",
                "The user Ben Hill opened this message marked confidential, and the addressee list shows the whole company instead of him alone.",
                "This email with the confidential contract is stuck in the outbox; the addressee Ben Hill still has not got it, it is urgent.",
                "Der Scanner hat diese E-Mail als vertraulich eingestuft und der Empfänger bekommt sie deshalb nicht. Das ist dringend.",
                "Diese Nachricht lag als vertraulich markiert beim falschen Empfänger, der Absender ist Ben Hill. Dringend.",
                "Ce message marqué confidentiel n'arrive pas chez le destinataire depuis lundi, le serveur le supprime à chaque fois.",
                "Este correo confidencial no llega a su destinatario desde el lunes, el servidor lo borra cada vez que se manda.",
                "Ben hat diese Mail versehentlich an alle Empfänger geschickt, sie muss vor 12 Uhr bei allen gelöscht werden, bitte löschen!",
                "Ben sent this message by mistake to every addressee in the company; it must be deleted before noon from all mailboxes.",
                "The label on this email says confidential but the file is meant for the addressee outside, so the rule must be lifted.",
                "If you are not the addressee of this message, tell us please and delete it.",
                "This e-mail is confidential and for its addressee.",
            })
    void shouldKeepWhatPeopleWriteInTheWordsOfDisclaimersAndFooters(String paragraph) {
        String text = "Hello,\n\nit is about the mail server.\n\n" + paragraph;

        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
        assertThat(ReplyText.of(text + "\n\nOn 5 Jan 2026 at 10:00, Support wrote:\n> Well?")
                        .reply())
                .isEqualTo(text);
    }

    /// What people write to a desk begins like footers and introductions all the same.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Outlook for Android crashes.",
                "Outlook für iOS synchronisiert nicht.",
                "Outlook voor Android werkt niet.",
                "Sent by mistake, please ignore.",
                "Enviado por error.",
                "Envoyé par erreur.",
                "From my phone it works.",
                "Von meinem Handy aus funktioniert es.",
                "从我的手机可以登录",
                "iPhoneからログインできません",
                "Lähetetty viesti ei mene perille.",
                "Diese E-Mail wurde von mir nicht geschrieben.",
                "On 5 Jan it stopped:",
                "Am Montag um 10:00 schrieb der Drucker: kein Papier",
                "From: 10:00 To: 12:00 the network was down.",
                "Subject: the printer. To: fix it today",
                "SQL> select 1 from dual;\nSQL>",
                "PS> Get-Process",
                "I wrote the following on 5.1.2026: restart it",
                "-5 degrees",
                "Regards,\nAnna Keller",
                "Viele Grüße\nAnna",
                "Mail from Support <eva@desk.example> arrives twice",
                "Er schrieb am 5.1.2026: es geht nicht",
                "It has not come.\nSent from my warehouse on Monday.",
                "La siguiente dirección no funciona: eva@desk.example",
            })
    void shouldKeepTheLastLinesOfAMessage(String lines) {
        String text = "Hello,\n\n" + lines;

        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
        assertThat(ReplyText.of(text + "\nIt is urgent.").reply()).isEqualTo(text + "\nIt is urgent.");
    }

    /// The first was written by hand, the second by the program, with what is below it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks,\nAnna\n\nKind regards\nAnna Keller\nAcme Ltd\nTel. +44 20 7946 0000",
                "Danke!\nAnna\n\nMit freundlichen Grüßen\n\nAnna Keller\nIT, Acme GmbH",
                "Merci,\nAnna\n\nCordialement,\nAnna Keller",
                "Cheers\n\nAnna\n\nregards",
            })
    void shouldTakeASecondClosingForTheSignatureOfAProgram(String closings) {
        String first = closings.substring(0, closings.indexOf("Anna") + 4);

        assertThat(ReplyText.of("It works.\n\n" + closings).reply()).isEqualTo("It works.\n\n" + first);
        assertThat(ReplyText.of("It works.\n\n" + closings + "\n\nOn 5 Jan 2026 at 10:00, Eva wrote:\n> Well?")
                        .reply())
                .isEqualTo("It works.\n\n" + first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks a lot!\n\nBest regards\nAnna",
                "Many thanks,\nit works again.\nRegards\nAnna",
                "Thanks.\n\nIt works on the new one.\n\nRegards,\nAnna",
                "Thanks,\nAnna\n\nThe printer on floor 2 does the same, by the way.",
            })
    void shouldKeepAClosingThatIsTheOnlyOne(String text) {
        assertThat(ReplyText.of("Hello,\n\n" + text).reply()).isEqualTo("Hello,\n\n" + text);
    }

    @Test
    void shouldKeepQuotesFurtherDownWithoutTheirIntroductions() {
        assertThat(ReplyText.of("""
                On 6 Jan 2026 at 10:00, Anna <anna@acme.example> wrote:

                It is the blue one.

                On 5 Jan 2026 at 10:00, Eva <eva@desk.example> wrote:

                > Is it the blue one?
                >
                It is not, she is wrong.""").reply()).isEqualTo("""
                It is the blue one.

                > Is it the blue one?
                >
                It is not, she is wrong.""");
    }

    @Test
    void shouldKnowQuotesByTheInitialsOfTheirAuthor() {
        assertThat(ReplyText.of("On 5 Jan 2026 at 10:00, Eva Lind wrote:\nEL> Is it?\nEL>\n\nIt is.")
                        .reply())
                .isEqualTo("It is.");
    }

    @Test
    void shouldTakeNothingOutOfAQuoteWithoutMarksThatQuotesItself() {
        assertThat(ReplyText.of("Thanks.\n\nOn 5 Jan 2026 at 10:00, Eva Lind <eva@desk.example> wrote:\n\nHello,\n"
                                + "> It is locked.\n> Still.\n\nIt is open now.")
                        .reply())
                .isEqualTo("Thanks.");
    }

    @Test
    void shouldKeepWhatStandsAboveAndBelowAQuote() {
        ReplyText text = ReplyText.of("""
                Hello,

                On 5 Jan 2026 at 10:00, Support wrote:
                > Is it the blue one?

                It is.
                -- \nAnna""");

        assertThat(text.reply()).isEqualTo("Hello,\n\nIt is.");
    }

    @Test
    void shouldKeepAnswersBetweenQuotedLinesBelowAnIntroduction() {
        ReplyText text = ReplyText.of("""
                Answers below.

                On 5 Jan 2026 at 10:00, Support wrote:
                > Is it the blue one?
                Yes.
                > Since when?
                Since Monday.""");

        assertThat(text.reply()).isEqualTo("Answers below.\n> Is it the blue one?\nYes.\n> Since when?\nSince Monday.");
    }

    @Test
    void shouldFindTheAnswerBeforeAnIntroductionOnTheSameLine() {
        assertThat(ReplyText.of("Yes. On Mon, 5 Jan 2026 at 10:00, Support wrote:\n> Is it?")
                        .reply())
                .isEqualTo("Yes.");
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
}
