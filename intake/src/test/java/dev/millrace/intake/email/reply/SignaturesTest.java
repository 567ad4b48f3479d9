package dev.millrace.intake.email.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands below an answer and is none of it.
class SignaturesTest {
    @Test
    void shouldTakeASignatureBelowThreeDashes() {
        assertThat(ReplyText.of("It works again.\n\n---\n\nAnna Keller\nAcme").reply())
                .isEqualTo("It works again.");
        assertThat(ReplyText.of("It works again.\n---\nAnna Keller\ntel: 4711\n---\nAcme")
                        .reply())
                .isEqualTo("It works again.");
    }

    /// A notice may stand right above the line that parts it from what somebody wrote.
    @Test
    void shouldKeepAMailBelowThreeDashes() {
        String notice = "Notice of the front desk\n---\n\n";
        for (String mail : List.of(
                "Hello,\n\nmy badge is locked. Please unlock it soon.",
                "Guten Tag\n\nmein Ausweis ist seit\ngestern gesperrt.",
                "My badge is locked.\n\nAnna")) {
            assertThat(ReplyText.of(notice + mail).reply()).isEqualTo(notice + mail);
        }
        for (String signature :
                List.of("Anna Keller\nAcme Inc.", "Anna Keller\n\nI am in on Mondays only.", "Regards,\nAnna Keller")) {
            assertThat(ReplyText.of("It works again.\n---\n\n" + signature).reply())
                    .isEqualTo("It works again.");
        }
    }

    @Test
    void shouldTakeASignatureBelowLongDashes() {
        assertThat(ReplyText.of("好了。\n\n——————————————\n\n张三\n采购部").reply()).isEqualTo("好了。");
        assertThat(ReplyText.of("直りました。\n\n―――――――――――\n田中太郎\n営業部").reply()).isEqualTo("直りました。");
        String parts = "第一部分。\n\n————————\n\n第二部分。\n\n————————\n\n第三部分。";
        assertThat(ReplyText.of(parts).reply()).isEqualTo(parts);
    }

    @Test
    void shouldTakeASignatureBelowAnIndentedMark() {
        for (String mark : List.of("  --", " -- ", "      —")) {
            String indent = " ".repeat(ReplyLines.indent(mark));
            assertThat(ReplyText.of("It works.\n\n" + mark + "\n" + indent + "Anna Keller\n" + indent
                                    + "Head of Sales, Acme")
                            .reply())
                    .isEqualTo("It works.");
            assertThat(ReplyText.of("It works.\n" + mark + "\n" + indent + "Anna")
                            .reply())
                    .isEqualTo("It works.");
        }
    }

    /// What stands below may be the mail that is answered.
    @Test
    void shouldTakeStrokesAndAFooterForTheMarkOfASignature() {
        for (String footer :
                List.of("---Desde mi teléfono con Correo Seguro", "--Sent from my phone", "--Gesendet von Outlook")) {
            assertThat(ReplyText.of("It works.\n" + footer + "\n\nThe door is locked.")
                            .reply())
                    .isEqualTo("It works.");
        }
        String asked = "It works.\n--Sent from my phone\n\nWhen do you come?";
        assertThat(ReplyText.of(asked).reply()).isEqualTo(asked);
    }

    /// Some programs indent all of a mail.
    @Test
    void shouldReadATextThatIsIndentedAsAWholeLikeAnyOther() {
        assertThat(ReplyText.of(
                                "     It works.\n\n       Twice.\n     --\n     Anna Keller\n     Acme Ltd\n\n     > Well?\n")
                        .reply())
                .isEqualTo("It works.\n\n  Twice.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is slow.\n\n  SELECT id\n  --\n  FROM Doors",
                "It is slow.\n\n  --\n  -- All Doors\n  SELECT id FROM doors",
                "Two things are broken.\n\n  --\n  The first is the door.\n  --\n  The second is the gate.",
                "Please make an account for these.\n\n  --\n  Anna Keller\n  Ben Ek",
                "Please make an account:\n\n  --\n  Anna Keller\n  Acme Ltd",
                "The table has no value.\n\n  Name   Room\n  --\n  Anna   Acme Ltd",
                "It says so.\n\n    --\n  Anna Keller\n  Acme Ltd",
            })
    void shouldKeepWhatAnIndentedMarkDivides(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    /// Programs write the mark also where there is no signature.
    @Test
    void shouldTakeAMarkAwayThatNothingStandsBelow() {
        for (String mark : List.of("-- ", "--", "---", "________________\nSent from my iPhone", "\u1427")) {
            assertThat(ReplyText.of("It works again.\n\n" + mark).reply()).isEqualTo("It works again.");
        }
        assertThat(ReplyText.of("It works again.\n\n======\nOn 5 Jan 2026 at 10:00, Support wrote:\n> Well?")
                        .reply())
                .isEqualTo("It works again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sent from my iPhone", "Gesendet mit iPhone", "Envoyé de mon iPad", "Sent from Outlook for iOS"})
    void shouldTakeTheFooterOfAProgramAwayThatStandsAboveTheText(String footer) {
        assertThat(ReplyText.of(footer + "\n\nHello,\n\nthe door is locked.\n\nAnna")
                        .reply())
                .isEqualTo("Hello,\n\nthe door is locked.\n\nAnna");
        assertThat(ReplyText.of(footer + "\nis what it says below each mail. How do I turn that off?")
                        .reply())
                .startsWith(footer);
        assertThat(ReplyText.of(footer).reply()).isEqualTo(footer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Download Outlook fails with error 0x80070005",
                "Mails sent from my phone get stuck in the outbox",
                "Attachments sent from my iPhone arrive empty!",
                "Sent from my iPhone mails arrive empty",
                "Gesendet mit Outlook kommt nichts beim Kunden an"
            })
    void shouldKeepAPersonsFirstWordsThatSpeakOfAProgram(String first) {
        assertThat(ReplyText.of(first + "\n\nWhat can I do?\n\nAnna").reply()).startsWith(first);
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
                "\n\nConfidentiality notice: this e-mail is confidential.",
                "\n\nCONFIDENTIALITY: This mail is intended only for its addressee.",
                "\n\nDisclaimer\n\nThis e-mail is confidential and intended only for its addressee. If you got it by mistake, delete it.",
                "\n\nConfidentiality notice: this message is confidential and meant for its addressee.\n\nIf you got this message by mistake, destroy it.",
                "\n\nCe courriel est confidentiel et destiné uniquement à la personne dont le nom figure plus haut.",
            })
    void shouldTakeSignaturesFootersAndDisclaimersAway(String ending) {
        assertThat(ReplyText.of("It works.\n" + ending).reply()).isEqualTo("It works.");
        assertThat(ReplyText.of("It works.\n" + ending + "\n\nOn 5 Jan 2026 at 10:00, Support wrote:\n> Well?")
                        .reply())
                .isEqualTo("It works.");
    }

    /// People too write of confidential mails and wrong addressees, and what they ask for must not
    /// vanish.
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
                "Disclaimer: we need a new one below each email, please.",
                "Confidentiality of this email is broken, notify Ben.",
                "Disclaimer\n\nis what it says below this email.",
                "Legal notice: our site lacks it.\n\nIf you see this message, delete the page.",
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
                "Best regards\nAnna",
                "Thanks,\nAnna Keller",
                "Viele Grüße\nAnna",
                "Cordialement,\nAnne-Marie Blanc",
                "Saludos,\nEva Ruiz",
                "Groeten,\nPiet",
                "Saluti\nMario Neri",
                "Cumprimentos,\nRui Costa",
                "Pozdrawiam,\nJan Lis",
                "Mvh\nEva Lind",
                "Kh\nBo",
                "Vennlig hilsen\nKari D.",
                "Terveisin\nMatti",
                "S pozdravem\nJana Malá",
                "С уважением,\nАнна Лебедева",
                "谢谢\n张三",
                "よろしくお願いいたします。\n田中",
                "Regards,\nAnna Keller | Sales Manager",
                "Viele Grüße\nAnna Keller, Vertriebsleiterin",
            })
    void shouldTakeAClosingAwayWithTheNameBelowIt(String closing) {
        assertThat(ReplyText.of("Hello,\n\nthe door is locked.\n\n" + closing).reply())
                .isEqualTo("Hello,\n\nthe door is locked.");
        assertThat(ReplyText.of("Yes.\n\n" + closing
                                + "\n\nSent from my iPhone\n\nOn 5 Jan 2026 at 10:00, Eva wrote:\n> Well?")
                        .reply())
                .isEqualTo("Yes.");
    }

    /// One alone is a word of thanks or a wish, and where a program's signature is below, somebody
    /// wrote both by hand.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "It works.\n\nThanks",
                "It works.\n\nBest regards",
                "It works.\n\nThanks, Anna",
                "It works.\n\nAnna",
                "Thanks,\nAnna",
                "Hello,\n\nThanks,\nAnna",
                "It works.\n\nThanks,\nAnna\n\nThe printer on floor 2 does the same, by the way.",
                "It works.\n\nThanks,\nbut not for long",
                "It works.\n\nBest regards,\n\nPlease Call",
                "It works.\n\nRegards,\nMonday, Tuesday",
                "It works.\n\nThanks,\nServer, Sales",
                "It works.\n\nThanks\nUrgent",
                "好了。\n\n谢谢\n还是不行",
                "好了。\n\n谢谢\n没有解决",
                "好了。\n\n谢谢\n马上",
                "好了。\n\n谢谢\n周一",
                "好了。\n\n谢谢\n周五见",
                "好了。\n\n谢谢\n加急",
                "好了。\n\n谢谢\n许可",
                "好了。\n\n谢谢\n何时好",
                "好了。\n\n谢谢\n三点",
                "動きます。\n\nよろしくお願いします\n後日",
                "動きます。\n\nよろしくお願いします\n木曜日",
                "It works.\n\nThanks\nUnlocked",
                "It works.\n\nThanks\nReopened",
                "It works.\n\nThanks\nCancelled",
                "It works.\n\nThanks\nNext Monday",
                "Passt.\n\nDanke\nDonnerstag",
                "It works.\n\nThanks\nPrinter still broken",
                "It works.\n\nThanks\nMonday after lunch",
                "Fine with me.\n\nThanks\nApproved",
                "Gut.\n\nDanke\nGeht jetzt wieder",
                "Bon.\n\nMerci\nToujours en panne",
                "Bien.\n\nGracias\nSigue igual",
                "Dobrze.\n\nDziękuję\nNadal zablokowane",
                "Хорошо.\n\nСпасибо\nВсё равно зависает",
            })
    void shouldKeepAClosingAlone(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    /// Nobody signs below nothing but a greeting.
    @Test
    void shouldKeepWhatStandsBelowARuleUnderTheGreeting() {
        String text = "Hello,\n---\nlog of the job\n---\nERROR 4711 in step 3";

        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
        assertThat(ReplyText.of("Hi Eva,\n\n--\nThe door in room 3 is locked").reply())
                .isEqualTo("Hi Eva,\n\n--\nThe door in room 3 is locked");
        assertThat(ReplyText.of("Hi, it works.\n--\nAnna Keller").reply()).isEqualTo("Hi, it works.");
    }

    @Test
    void shouldKeepAClosingAboveTheSignatureOfAProgram() {
        String quote = "\n\nOn 5 Jan 2026 at 10:00, Eva wrote:\n> Well?\n\n-- \nAnna Keller\nAcme";

        assertThat(ReplyText.of("Yes.\n\nThanks,\nAnna\n-- \nAnna Keller\nAcme").reply())
                .isEqualTo("Yes.\n\nThanks,\nAnna");
        assertThat(ReplyText.of("Yes.\n\nThanks,\nAnna" + quote).reply()).isEqualTo("Yes.\n\nThanks,\nAnna");
    }
}
