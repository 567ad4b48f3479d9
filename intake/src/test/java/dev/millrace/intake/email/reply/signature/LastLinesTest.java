package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Last lines that look like a footer and are the writer's, and footers as people and houses write them.
class LastLinesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "First: the laptop is slow.\n---\nSecond: printer 4 prints blank pages.",
                "It works now, thanks.\n---\n\nNew problem: printer 4 prints blank pages",
                "The mail hangs.\n___\nLaptop AC-12 does not start either",
                "Yes, it does.\n—\nPS: please also reset the PIN of my phone.",
                "Yes, it does.\n-- \nAnna\n\nPS: please also reset the PIN of my phone.",
                "Der Drucker geht.\n---\nDas zweite: mein Ausweis ist seit gestern gesperrt",
                "L'imprimante marche.\n———\nMais le badge ne s'ouvre plus depuis hier",
                "Der Drucker geht.\n---\nDiese Nachricht kommt jetzt bei jedem Start",
                "The printer works.\n---\nThis message comes up all the time now: no paper",
                "The printer works.\n---\nPlease unsubscribe me from the news list",
                "It is these two.\n---\n- The PC hangs\n- The screen is dark",
                "It works.\n\n---\n1. Printer 4 prints blank pages\n2. My badge is lost",
                "It works.\n———\n• Door 3 is locked",
                "It works, the other does not.\n---\nLaptop: AC-12\nSerial: 44556677",
                "Es geht.\n---\nGerät: AC-12",
                "It works.\n---\nPC is slow",
                "Es geht.\n---\nDrucker geht nicht",
                "Ça marche.\n---\nBadge ne fonctionne pas",
                "The mail works.\n\n______________________\nThe door of room 3 does not open either",
                "The mail works.\n______________________\n- The PC hangs\n- The screen is dark",
                "The footer should read like this.\n\nThis message and any attachments are strictly confidential.",
                "What shall stand in our footer?\n\nThis message and any attachments are strictly confidential.",
                "In der Signatur fehlt dieser Satz.\n\nDiese E-Mail ist vertraulich und nur für den Empfänger bestimmt. Sind Sie es nicht, löschen Sie sie bitte.",
                "La impresora va.\n--\nAnna\n\nPD: también la tarjeta",
                "Der Drucker geht.\n-- \nAnna\n\nNB: bitte auch den Ausweis",
                "The mail hangs.\n\n***\n\nThe door of room 3 does not open either",
                "The old phone is on its way back.\n\nSent via DHL Express",
                "I work elsewhere this week.\n\nSent from Berlin",
                "It is locked again.\n--Sent from my iPhone\n\nPS: the badge is lost too",
                "Ben got my mail by mistake.\n\nIf you can, please delete this message at the recipient, it was sent in error and is confidential.",
                "Ben got it, too.\n\nWenn möglich, löschen Sie diese Nachricht beim Empfänger, sie ging irrtümlich hinaus und ist vertraulich.",
                "Please post the new card.\nThanks\nAnna Keller\n12 Mill Lane, Leeds\nMobile: 0711 22334455",
                "I have moved.\nRegards\nAnna Keller\n12 Mill Lane, Leeds\n+49 711 4711-08",
                "Outlook shows my old job title.\nRegards\nAnna Keller\nHead of Purchasing",
                "My phone number is wrong there.\nRegards\nAnna Keller\n+49 711 4711-08",
                "Meine Durchwahl ist falsch hinterlegt.\nGruß\nAnna Keller\n+49 711 4711-08",
                "Mon nouveau poste n'y figure pas.\nCordialement\nAnna Keller\nDirectrice des achats",
            })
    void shouldKeepWhatIsTheWriters(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\nAnna Keller",
                "---\nAnna Keller\nAcme Ltd, Leeds",
                "___\nAnna",
                "—\nAnna Keller, Head of Sales",
                "---\nPhone: 0711 471147\nMobile: 0170 471147",
                "---\nAccount Manager: Anna Keller",
                "________\nOld words that stand in a mail without its header",
                "---\nAnna Keller\n- Head of Sales\n- Tel. 471147",
                "______________________\nAcme Ltd, Mill Lane, Leeds\nRegistered in England 4711",
                "______________________\nThis message was sent to you by the list.",
                "Disclaimer\n\nThis e-mail is confidential and intended only for its addressee. If you got it by mistake, delete it.",
                "---\nYou are receiving this because you are subscribed to this thread.",
                "---\nThis message is confidential and only for its addressee.",
                "You are receiving this because you subscribed.",
                "You are receiving this because you commented.",
                "You received this message because you are subscribed to the group \"Doors\".",
                "Thank you,\n\n========\nAnna Keller\nExecutive Director\nOverview: https://acme.example/overview/",
                "Regards,\nAnna Keller\nORCID: 0000-0002-1825-0097\nakeller.example.org",
                "Freundliche Grüße / Best regards\nAnna Keller\nTeamleiterin Einkauf",
                "[image: logo.png]",
            })
    void shouldTakeAwayWhatIsNot(String end) {
        String said = "It works again.";
        String reply = ReplyText.of(said + "\n\n" + end, true).reply();

        assertThat(reply).isIn(said, said + "\n\nThank you,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You are receiving this because you asked for a log.",
                "You are receiving this mail since nobody else is here.",
                "Unsubscribe me please",
                "Unsubscribe",
                "This message is shown each time.",
                "You are receiving this because you are a member, it says. But I am none",
                "Sent by Ben from my iPhone",
                "Sent with the wrong account from my iPhone",
                "Sent via the old server from my iPhone",
                "Sent using VPN from my iPhone, it does not come.",
                "Gesendet mit falschem Konto von meinem iPhone",
                "______________________\nWhy are there too many emails from lists.example?",
                "______________________\nI get too many emails from lists.example there.",
                "______________________\nThere are too many emails in the folder",
            })
    void shouldKeepWhatOnlyBeginsLikeAFooter(String end) {
        String text = "It is about the newsletter.\n\n" + end;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
