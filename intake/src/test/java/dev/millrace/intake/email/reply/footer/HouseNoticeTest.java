package dev.millrace.intake.email.reply.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Disclaimers of a sentence or two, however short.
class HouseNoticeTest {
    private static final String SAID = "The export stops at line 4000.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This email may contain confidential information.",
                "This message may contain privileged and confidential information. If you received it in error, please delete it.",
                "The information contained in this e-mail is confidential.",
                "If you are not the intended recipient, please notify us and delete this message.",
                "Confidentiality Notice: The contents of this e-mail are for the named recipient only.",
                "*** This message is confidential ***",
                "Acme accepts no liability for viruses in this e-mail.",
                "Disclaimer: The views expressed in this email are those of the author and not of the company.",
                "Diese E-Mail kann vertrauliche Informationen enthalten.",
                "Diese E-Mail enthält vertrauliche Informationen. Jede unbefugte Weitergabe ist untersagt.",
                "Sollten Sie nicht der beabsichtigte Empfänger sein, benachrichtigen Sie bitte den Absender.",
                "Ce message peut contenir des informations confidentielles.",
                "Ce courriel est confidentiel. Si vous l'avez reçu par erreur, merci de le supprimer.",
                "Este correo puede contener información confidencial.",
                "Este mensaje es confidencial. Si lo ha recibido por error, elimínelo.",
                "Questo messaggio può contenere informazioni riservate.",
                "Deze e-mail kan vertrouwelijke informatie bevatten.",
                "Esta mensagem pode conter informações confidenciais.",
                "Ta wiadomość może zawierać informacje poufne.",
                "Detta e-postmeddelande kan innehålla konfidentiell information.",
                "Denne e-mail kan indeholde fortrolige oplysninger.",
                "Denne e-posten kan inneholde konfidensiell informasjon.",
                "Tämä viesti voi sisältää luottamuksellista tietoa.",
                "Tento e-mail může obsahovat důvěrné informace.",
                "Это сообщение может содержать конфиденциальную информацию.",
                "此邮件可能包含机密信息。",
                "このメールには機密情報が含まれている場合があります。",
                "Bu e-posta gizli bilgiler içerebilir.",
                "Acest e-mail poate conține informații confidențiale.",
                "Ez az e-mail bizalmas információkat tartalmazhat.",
                "Regards,\nEllen Barnes\nThis email may contain confidential information.",
                "Think before you print.",
                "P Save a tree. Don't print this e-mail unless it's really necessary.",
                "Zastanów się, zanim wydrukujesz tę wiadomość.",
                "Tänk på miljön innan du skriver ut det här mejlet.",
                "Go green - avoid printing.",
                "Go Green! Keep this e-mail on screen.",
                "Confidential Notice: This email and its attachments are confidential.",
                "Please notify the sender at once if you have received this in error.",
                "Bitte informieren Sie den Absender, falls Sie diese Nachricht irrtümlich erhalten haben.",
                "Unauthorized disclosure or copying is strictly prohibited.",
                "Unauthorised use of this message is prohibited and may be unlawful.",
                "If you have received this transmission in error, please notify the sender at once, delete it from all your"
                        + " systems, and neither read it nor copy it nor hand it on to anybody inside or outside your house.",
            })
    void shouldGo(String notice) {
        assertThat(ReplyText.of(SAID + "\n\n" + notice, true).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The supplier accepts no responsibility for the virus.",
                "Der Hersteller übernimmt keine Haftung für Viren.",
                "This e-mail is confidential and for its addressee.",
                "This email is confidential.",
                "This email is confidential, please keep it from Ben.",
                "This email contains confidential data of a colleague, so restrict who sees it.",
                "This document may contain confidential information.",
                "The attached file is confidential. Please delete it after reading.",
                "Diese E-Mail ist vertraulich zu behandeln, bitte leiten Sie sie nicht weiter.",
                "Ce fichier est confidentiel, merci de ne pas le transmettre.",
                "Does this email contain confidential information?",
                "This message may contain confidential information. I am not sure.",
                "Please think before you print: the tray is empty.",
                "Think before you print labels.",
                "We accept no liability for viruses, says the contract.",
                "Go green - avoid printing on Mondays.",
                "Please notify the sender if you have received this parcel in error.",
                "Unauthorized use of the laboratory is prohibited.",
                "Unauthorized use is prohibited.",
            })
    void shouldStayWhereItSaysMore(String last) {
        String text = SAID + "\n\n" + last;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which disclaimer are we to use? I would take this one.",
                "The mail to Ben went to the wrong address.",
                "Please mark the ticket as private.",
                "Bitte das Ticket sperren.",
                "Please put below our mails:",
                "The door says",
                "Please put this text under our e-mails.",
                "Please change the disclaimer to this.\n\nKind regards,\nEllen Barnes",
            })
    void shouldStayWhereTheWriterSpeaksOfIt(String above) {
        String text = above + "\n\nThis email may contain confidential information.";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Poster for the reading room, A2, two of them.",
                "I need a new sign at the copier.",
                "The cover of our faxes is cut off on the right.",
                "A rubber stamp for the red folders.",
                "Bitte ein Schild für den Kopierer drucken.",
                "Nous voulons une affiche pour la porte.",
                "Hace falta un cartel para el archivo.",
            })
    void shouldStayWhereItIsToBePutUp(String above) {
        String text = above + "\n\nUnauthorized copying is strictly prohibited.";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @Test
    void shouldStayWhereNothingElseIsThere() {
        String text = "Hello,\n\nThis email may contain confidential information.";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    /// Whatever a program adds below its headline goes with it.
    @Test
    void shouldGoBelowAHeadlineToTheEnd() {
        String notice = "Disclaimer\n\nThe information in this communication is confidential.\n\n"
                + "This email has been scanned by Acme, a maker of filters. Visit its site.";

        assertThat(ReplyText.of(SAID + "\n\n" + notice, true).reply()).isEqualTo(SAID);
    }

    @Test
    void shouldStayBelowAHeadlineWhereSomebodyAsks() {
        String text = SAID + "\n\nDisclaimer\n\nThis email is confidential.\n\nShall it be as long as before?";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRIVATE AND CONFIDENTIAL",
                "CONFIDENTIAL AND PRIVILEGED",
                "Confidentiality Statement",
                "*** IMPORTANT NOTICE ***",
                "Wichtiger Hinweis:",
            })
    void shouldGoWithItsHeadline(String headline) {
        String notice = "This e-mail is intended only for the addressee and may contain confidential information.\n"
                + "If you are not the intended recipient, please delete it.";

        assertThat(ReplyText.of(SAID + "\n\n" + headline + "\n\n" + notice, true)
                        .reply())
                .isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRIVATE AND CONFIDENTIAL",
                "IMPORTANT NOTICE\n\nThe office moves on Monday.",
                "Important\n\nThis mail is confidential until Monday. The office moves.",
            })
    void shouldKeepAHeadlineOfWhatAPersonSays(String last) {
        String text = SAID + "\n\n" + last;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
