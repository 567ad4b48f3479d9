package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands below an answer and is none of it.
class SignaturesTest {
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
}
