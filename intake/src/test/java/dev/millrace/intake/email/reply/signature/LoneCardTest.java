package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A card without a closing, also where `From` names nobody.
class LoneCardTest {
    private static final String SAID = "The alarm in the lab rings every night at three.";
    private static final String CARD =
            "Samuel Brook\nRegional Manager\nGreenfield Foods Inc.\nOffice: (555) 010-7788\nsam@greenfield.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                CARD,
                "Helen Marsh\nMarketing Coordinator\n\nLantern Ltd\n14 Harbour Street\nBristol\n\nT: 0117 496 0123\nW: www.lantern.example",
                "Joan Miller | Senior Buyer | Acme Corp | +1 (555) 014-2233 | joan@acme.example",
                "Sabine Wolf • Leiterin Personal • Alpen AG • Tel. +41 44 555 01 23 • www.alpen.example",
                "~~~~~~~~~~~~~~~~~~~~~\nDora Weiss, M.Sc.\nUniversity of Examples\ndora@uni.example\n~~~~~~~~~~~~~~~~~~~~~",
                "*****************************\n*  Greg Olsen, Ph.D.        email: greg@olsen.example  *\n*  Research Scientist       phone: (555) 014-0101      *\n*****************************",
                "-=-=-=-=-=-=-=-=-\nGreg Olsen          greg@olsen.example\nOlsen Software      http://olsen.example\n-=-=-=-=-=-=-=-=-",
                "+---------------------+\n| Nils Berg           |\n| Systems Engineer    |\n| phone: +46 8 555 012 34 |\n+---------------------+",
            })
    void shouldGoWhereFromNamesNobody(String card) {
        assertThat(ReplyText.of(SAID + "\n\n" + card, true).reply()).isEqualTo(SAID);
        assertThat(ReplyText.of(SAID + "\n\n" + card, true, new Writer("Someone", "someone"))
                        .reply())
                .isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please create an account for our new colleague.",
                "Please order a headset.",
                "Bitte das neue Handy einrichten.",
                "Merci de configurer le poste.",
                "Graag de mailbox aanmaken.",
                "The supplier moved.",
                "Please call the technician.",
                "The new contact is",
                "Is this the right person?",
                "Please print a badge.",
                "Somebody rang three times and wants an offer.",
                "The web site shows it wrong.",
                "The door plate must be new.",
                "Ich brauche einen Zugang für die Aushilfe.",
                "Merci d'ajouter ce client.",
                "Esta es la nueva usuaria, necesita acceso.",
                "Aggiungete questo fornitore.",
                "Who is it? I think this one.",
                "Hello,",
                "I found it:",
            })
    void shouldStayBelowWhatMaySpeakOfItsOwner(String above) {
        String text = above + "\n\n" + CARD;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Samuel Brook",
                "Samuel Brook\nTom Fisher\nNils Berg",
                "Samuel Brook\nTuesday 10:00",
                "Samuel Brook\n12.01.2026\n13.01.2026",
                "Brook Street 4\nBristol\n0117 496 0123",
                "2 keyboards | Logitech | K120",
                "****************\n# 12 # 13 # 14 #\n****************",
                "*******************\ndisk failure on sda\n*******************",
                "| name | phone |\n| Ellen | 0133 |",
            })
    void shouldStayWhereItIsNoFullCard(String end) {
        String text = SAID + "\n\n" + end;

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @Test
    void shouldStayWhereFromNamesAnother() {
        String text = SAID + "\n\n" + CARD;

        assertThat(ReplyText.of(text, true, new Writer("Anna Keller", "akeller"))
                        .reply())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "王小明; 王小明|采购部经理|北方科技有限公司|电话：010-5555 0123",
                "田中 太郎; 田中 太郎|株式会社ひかり|営業部 課長|TEL: 03-5555-0123",
                "Jörg Baumann; Jörg Baumann|Leiter IT||Baumann KG|Industriestraße 7||Telefon: 0711 555 01-0",
            })
    void shouldGoWithTheNameInFrom(String name, String card) {
        String text = SAID + "\n\n" + card.replace('|', '\n');

        assertThat(ReplyText.of(text, true, new Writer(name, "x")).reply()).isEqualTo(SAID);
    }

    /// A day is no telephone.
    @Test
    void shouldStayWhereDaysStandBelowClosingAndName() {
        String text = "Two days off.\n\nThanks\nTom\n12.01.2026\n13.01.2026";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
