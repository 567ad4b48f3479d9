package dev.millrace.intake.email.reply.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What houses put between lines of stars or strokes, or below one, in several paragraphs.
class FramedNoticeTest {
    private static final String SAID = "The form is attached.";
    private static final String STARS = "****************************************";

    @ParameterizedTest
    @ValueSource(
            strings = {
                STARS + "\nThis message and all files with it are confidential and meant\n\n"
                        + "solely for the person to whom it is addressed. If you have\n\nreceived it in error please"
                        + " tell the system manager.\n\nAll that leaves this house is checked for viruses.\n\n" + STARS,
                "________________________________\nThis e-mail is confidential and intended only for the addressee.\n\n"
                        + "If you are not the intended recipient, please delete it.\n________________________________\n"
                        + STARS
                        + "\nThis email was scanned for viruses by the gateway of the county. Messages through it may be"
                        + " logged and monitored for legal purposes.\n" + STARS,
                "**********\n\nMail is not a secure way to write.\n\nThis message is intended for the addressee only. If"
                        + " received in error, please notify the sender; disclosure may be unlawful.\n\n© County of Kent\n\n**********",
                "----------------------------------------\n\nPlease do not answer this e-mail. To reach the county, visit"
                        + " its site.\n\n- - Disclaimer - -\nThis e-mail is confidential. If you are not the intended"
                        + " recipient, any copying is prohibited; please notify the sender and delete it.\n\nIncoming and outgoing"
                        + " messages are routinely monitored.",
                STARS
                        + "\nVisit http://www.example.org for news of the county.\n\nAll messages sent and received by its members"
                        + " may be monitored centrally.\n\n" + STARS,
                STARS + "\nVisit [1]http://www.example.org for news.\n\nE-mails may be recorded.\n" + STARS
                        + "\n\nReferences\n\nVisible links\n1. http://www.example.org/",
                STARS + "\nThis e-mail was scanned for viruses (certificate 12/2007).\nMessages may be logged.\n"
                        + STARS,
                STARS + "\nE-Mails von und an den Kreis können überwacht werden.\n" + STARS,
            })
    void shouldGoBelowASignature(String notice) {
        for (String signature : new String[] {
            "Kind regards,\nEllen Barnes",
            "Kind regards,\n\nEllen Barnes\nSales Manager\nTel. +44 113 496 0000",
            "Yours sincerely,\n\nEllen Barnes\n\n<<Answer 4711.doc>>",
        }) {
            assertThat(ReplyText.of(SAID + "\n\n" + signature + "\n\n" + notice, true)
                            .reply())
                    .as(signature)
                    .isEqualTo(SAID);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STARS
                        + "\nThis e-mail is confidential and intended only for the addressee.\n\nIf you are not the intended"
                        + " recipient, please delete it.\n\nThank you.\n" + STARS,
                "Kind regards,\n\n" + STARS + "\nEllen Barnes\nAcme Ltd\nTel. +44 113 496 0000\n"
                        + "This e-mail is confidential and intended only for the addressee. If you received it in error, please"
                        + " delete it.\n" + STARS,
            })
    void shouldGoWithoutASignatureAbove(String notice) {
        assertThat(ReplyText.of(SAID + "\n\n" + notice, true).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The job stops. The log says:\n\n" + STARS + "\nERROR 17: message is confidential, addressee unknown\n"
                        + "ERROR 18: message in error, notify the operator\n" + STARS,
                "The log is below my name.\n\nRegards,\nAnna\n\n**********\n10:00 message monitored, recorded in queue 4\n"
                        + "10:01 e-mail is confidential, addressee unknown\n**********",
                "Please put the following below our mails.\n\n" + STARS
                        + "\nThis e-mail is confidential and intended only for"
                        + " the addressee.\n\nIf you are not the intended recipient, please delete it.\n" + STARS,
                "The disclaimer must be changed to this.\n\nRegards,\nEllen Barnes\n\n" + STARS
                        + "\nThis e-mail is confidential and intended only for the addressee.\n\nIf you are not the intended"
                        + " recipient, please delete it.\n" + STARS,
                "The footer says\n\n" + STARS
                        + "\nThis e-mail is confidential and intended only for the addressee.\n\nIf you are"
                        + " not the intended recipient, please delete it.\n" + STARS,
                "Two things are wrong.\n\n" + STARS
                        + "\nThe scanner sends e-mails that are confidential to the wrong addressee.\n\n"
                        + "I want them to be deleted.\n" + STARS,
                "The export works.\n\n" + STARS
                        + "\nThis e-mail is confidential and intended only for the addressee.\n\nIf you"
                        + " are not the intended recipient, please delete it.\n" + STARS
                        + "\n\nBen has the key to room 4.",
                "Two things.\n\nRegards\nEllen\n\n" + STARS
                        + "\nItem 1: the door sticks.\nItem 2: e-mails of the fax may be logged as spam.\n" + STARS,
                "Two things.\n\nThanks\n\n" + STARS
                        + "\nE-mails to suppliers are routinely recorded twice.\nThe scanner is dead.\n" + STARS,
                "Two things.\n\nThanks\n\n" + STARS
                        + "\nThe scanner is dead.\nE-mails to suppliers may be recorded twice.\n" + STARS,
                "Bitte anzeigen.\n\nDanke\n\n" + STARS
                        + "\nAlle E-Mails von hier können überwacht werden.\nHilfe: Telefon 88\n" + STARS,
                "The mailer is broken.\n\nRegards,\nEllen\n\n" + STARS
                        + "\nA bad one:\nDear client, emails may be recorded for training.\nSum: 0.00\n" + STARS,
                "Is it so?\n\nKind regards,\nEllen\n\n" + STARS
                        + "\nIs it true that e-mails may be monitored centrally?",
                "The export works.\n\nKind regards,\nEllen\n\n" + STARS
                        + "\nP.S. All messages may be monitored centrally, says Ben.\n" + STARS,
                "The server shows this when Ben signs in.\n\n" + STARS
                        + "\nAll communications may be monitored and recorded.\n" + STARS,
            })
    void shouldKeepWhatAPersonShows(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
