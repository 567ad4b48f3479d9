package dev.millrace.intake.email.reply;

import static org.assertj.core.api.Assertions.assertThat;

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
                "La impresora va.\n--\nAnna\n\nPD: también la tarjeta",
                "Der Drucker geht.\n-- \nAnna\n\nNB: bitte auch den Ausweis",
                "The mail hangs.\n\n***\n\nThe door of room 3 does not open either",
                "The old phone is on its way back.\n\nSent via DHL Express",
                "I work elsewhere this week.\n\nSent from Berlin",
                "The order was made like this.\n\nSent via SAP Ariba",
                "It left today.\n\nSent via Royal Mail",
                "The parcel is under way.\n\nSent with UPS",
                "La clé est partie.\n\nEnvoyé via Chronopost",
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
                "---\nYou are receiving this because you are subscribed to this thread.",
                "---\nThis message is confidential and only for its addressee.",
                "You are receiving this because you subscribed.",
                "You are receiving this because you commented.",
                "You received this message because you are subscribed to the group \"Doors\".",
                "Unsubscribe | Manage your preferences",
                "View this email in your browser",
                "This message and any attachments are confidential.",
                "© 2026 Acme Ltd. All rights reserved.",
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
                "The page says: © 2026 Acme Ltd",
                "This button is dead:\n\nView online - contact us",
                "You are receiving this because you are a member, it says. But I am none",
            })
    void shouldKeepWhatOnlyBeginsLikeAFooter(String end) {
        String text = "It is about the newsletter.\n\n" + end;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
