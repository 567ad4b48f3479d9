package dev.millrace.intake.email.reply.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideWarningTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAUTION: This email originated from outside of the organization. Do not click links or open attachments"
                        + " unless you recognize the sender and know the content is safe.",
                "[EXTERNAL EMAIL] DO NOT CLICK links or attachments unless you recognize the sender.",
                "*** EXTERNAL EMAIL - be careful with links ***",
                "*CAUTION:* This mail came from an external sender.\nDo not open attachments that you do not trust.",
                "You don't often get email from anna@kunde.example. Learn why this is important"
                        + " <https://aka.ms/LearnAboutSenderIdentification>",
                "Caution: External sender. Do not click links or open attachments.",
                "WARNING: The sender of this email is outside your organization. Do not reply with passwords, and do not"
                        + " trust links.",
                "ACHTUNG: Diese Nachricht stammt von einem externen Absender. Seien Sie vorsichtig mit Links.",
                "ACHTUNG: Diese E-Mail kommt von außerhalb der Organisation. Klicken Sie auf keine Links.",
                "Externe E-Mail! Öffnen Sie Anhänge nur, wenn Sie dem Absender vertrauen.",
                "Sie erhalten nicht häufig E-Mails von anna@kunde.example. Erfahren Sie, warum dies wichtig ist.",
                "ATTENTION : Ce message provient de l’extérieur de l’entreprise. Ne cliquez sur aucun lien.",
                "PRECAUCIÓN: Este correo proviene de fuera de la organización. No haga clic en enlaces.",
                "ATTENZIONE: questa e-mail proviene dall'esterno. Non cliccare sui link.",
                "LET OP: deze e-mail komt van buiten de organisatie. Klik niet op links.",
                "ATENÇÃO: este e-mail veio de fora da organização. Não clique em links.",
                "UWAGA: ta wiadomość pochodzi od nadawcy zewnętrznego. Nie klikaj w linki.",
                "VARNING: Detta mejl kommer från en extern avsändare. Klicka inte på länkar.",
                "ADVARSEL: Denne mail kommer fra en ekstern afsender. Klik ikke på links.",
                "VAROITUS: Tämä viesti tulee organisaation ulkopuolelta. Älä klikkaa linkkejä.",
                "UPOZORNĚNÍ: Tato zpráva přišla od externího odesílatele. Neklikejte na odkazy.",
                "Внимание! Данное письмо пришло от внешнего отправителя. Не открывайте вложения.",
                "CAUTION: This email originated from outside the organisation.",
                "UWAGA: Wiadomość została wysłana spoza firmy. Nie klikaj w odnośniki.",
                "UWAGA: Ta wiadomość pochodzi od nadawcy zewnętrznego.",
                "VARNING: Detta mejl kommer från en extern avsändare.",
                "ADVARSEL: Denne meddelelse kommer fra en ekstern afsender.",
                "ADVARSEL: Denne e-posten er sendt fra en ekstern avsender.",
                "VAROITUS: Tämä viesti on lähetetty organisaation ulkopuolelta.",
                "UPOZORNĚNÍ: Tato zpráva pochází od externího odesílatele.",
                "ATENÇÃO: Este e-mail foi enviado de fora da organização.",
                "ВНИМАНИЕ: Письмо отправлено от внешнего отправителя.",
                "[EKSTERN]",
                "[EXTERNAL]",
                "*** EXTERNAL EMAIL ***",
                "You don’t often get email from anna@kunde.example",
                "Vous n'obtenez pas souvent d'e-mail de anna@kunde.example.",
                "ACHTUNG: Diese E-Mail stammt von außerhalb des Unternehmens.",
                "Назар аударыңыз! Бұл хатты сыртқы адресат жіберген. Сақ болыңыз!\nВнимание! Это письмо пришло извне.",
            })
    void shouldTakeTheWarningOfAServerForNoWordOfThePerson(String warning) {
        assertThat(ReplyText.of(warning + "\n\nMy printer shows E52.").reply()).isEqualTo("My printer shows E52.");
        assertThat(ReplyText.of(warning).reply()).isEqualTo(warning);
    }

    /// Nobody sees these marks in HTML; what is between them is Proofpoint's in whatever language.
    @Test
    void shouldTakeAwayWhatIsMarkedAsABanner() {
        assertThat(ReplyText.of(
                                "ZjQcmQRYFpfptBannerStart\nCet envoi vient d'ailleurs.\nZjQcmQRYFpfptBannerEnd\nMy printer shows E52.")
                        .reply())
                .isEqualTo("My printer shows E52.");
        assertThat(ReplyText.of("ZjQcmQRYFpfptBannerStart\nCet envoi vient d'ailleurs.\nZjQcmQRYFpfptBannerEnd")
                        .reply())
                .contains("Cet envoi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "External email does not arrive since Monday.",
                "Warning: the backup on the external disk failed.",
                "Caution: the door outside is locked.",
                "CAUTION: who may click on links from outside?",
                "Achtung: der externe Monitor flackert.",
                "Attention: I cannot open attachments.",
                "This email originated from my phone.",
                "Warning: external drive not recognised on my laptop since the update.",
                "Warning: external drive is not recognised since the update.",
                "Attention: my external monitor flickers whenever I click Start.",
                "Attention: the external monitor flickers, be careful with it.",
                "Achtung: der externe Monitor links bleibt schwarz.",
                "Achtung: externer Monitor lässt sich nicht anklicken.",
                "External mail does not arrive since 9:00, and I cannot open attachments.",
                "External mail does not arrive; users cannot click links or open attachments.",
                "External email: links are broken for everybody in the office.",
                "Let op: mijn externe schijf geeft een fout als ik klik op openen.",
                "Let op: de externe schijf geeft een fout na een klik op openen.",
                "Vorsicht: externer Zugriff auf das VPN geht nicht, der Dienst soll dem Zertifikat nicht vertrauen.",
                "Achtung: diese E-Mail von einem externen Absender habe ich angeklickt, ich vertraue ihr nicht.",
                "Attention : mon disque externe n'est pas reconnu, quand vous cliquez dessus rien ne vient.",
                "Attention : le disque externe n'est pas reconnu, cliquez dessus et rien ne vient.",
                "Atención: el disco externo no abre, haga clic y nada.",
                "Attenzione: il disco esterno non si apre, cliccare non serve.",
                "Warning: I got this message from an external sender and did click on the link.",
                "Внимание! Внешний диск не виден. Будьте добры, проверьте.",
                "Внимание! Это письмо мне пришло извне, не открывайте его.",
                "Uwaga: zewnętrzny dysk nie działa, nie klikaj w niego.",
                "Varning: den externa skärmen flimrar, klicka inte på den.",
                "UWAGA: Wiadomość pochodzi spoza firmy i została otwarta.",
                "ADVARSEL: Denne mail kommer fra en ekstern afsender og er åbnet.",
                "Uwaga: wiadomość od zewnętrznego dostawcy nie przyszła.",
                "External",
                "Attention: this mail came from outside our network.",
                "Warning: this message is from an external sender and was opened by Ben.",
                "ACHTUNG: diese Mail kommt von außerhalb und wurde geöffnet.",
                "Externe Nachricht angeklickt, mein PC vertraut ihr nicht mehr.",
            })
    void shouldKeepWhatAPersonWritesAtTheTop(String first) {
        String text = first + "\n\nPlease help.";

        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    /// In HTML no empty line parts the warning from what is written.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAUTION: This email originated from outside of the organization. Do not click links unless you recognize the sender.",
                "CAUTION: This email originated from outside of the organization. Do not click links\n"
                        + "or open attachments unless you recognize the sender and\nknow the content is safe.",
                "CAUTION: This email originated from outside of the organization.\nDo not click links or open attachments.",
                "[EXTERNAL]",
                "ACHTUNG: Diese E-Mail kommt von außerhalb der Organisation. Klicken Sie auf keine Links.",
            })
    void shouldKeepWhatStandsRightBelow(String warning) {
        String said = "Prüfen Sie bitte den Drucker, er zeigt E52.\nEr piept.\n\nBis morgen!";

        assertThat(ReplyText.of(warning + "\n" + said).reply()).isEqualTo(said);
    }

    /// Whoever writes from outside writes of links and senders, too.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do not open the attachment of order 88, its sender is no customer.",
                "Be careful with the sender Ben Hill, his account is hacked.",
                "Be careful with the attached printer, its lid is loose.",
                "Klicken Sie in der Maske auf den Link Bestand, dann kommt der Fehler.",
                "Never open the link in Edge: the content is gone then.",
                "Before you click the link in the attached sheet, Excel hangs.",
                "Klicken Sie bitte auf den Link im Anhang, er geht bei uns nicht auf.",
                "N'ouvrez plus le lien de la pièce jointe, Lisa a tout perdu.",
                "External: the disk of Lisa fails.",
                "Warning: this message from outside our firm, of Ben, stops the import.",
            })
    void shouldKeepADemandRightBelowThatIsThePersons(String said) {
        for (String warning : new String[] {
            "CAUTION: This email originated from outside of the organization. Do not click links.",
            "ACHTUNG: Diese E-Mail stammt von außerhalb des Unternehmens.",
            "[EXTERN]",
        }) {
            assertThat(ReplyText.of(warning + "\n" + said + "\nThanks for a look.")
                            .reply())
                    .isEqualTo(said + "\nThanks for a look.");
        }
    }

    /// The warning itself asks for nothing.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "WARNING: external sender.\nBefore you click the link in the sheet, a yellow bar comes and Excel hangs.\nSince Friday.",
                "CAUTION: This email originated from outside of Acme.\nDon't open port 80 for the sender.\nThe rest is right.",
            })
    void shouldKeepTheFirstSentenceOfThePerson(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }
}
