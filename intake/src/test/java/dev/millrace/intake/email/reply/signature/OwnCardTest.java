package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A business card that begins with the name in `From`.
class OwnCardTest {
    private static final Writer ANNA = new Writer("Anna Keller", "akeller");
    private static final String SAID = "It is the one that you asked for.";

    /// Below his own name a line need not be known from cards.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mit freundlichen Grüßen\n\ni. A. Anna Keller\nVertrieb\n\nAcme GmbH\nMühlweg 12\n89073 Ulm\n\nTelefon: +49 731 4711-0\nTelefax: +49 731 4711-99\nE-Mail: anna@acme.example\nInternet: www.acme.example\n\nSitz der Gesellschaft: Ulm\nRegistergericht: Amtsgericht Ulm HRB 4711\nGeschäftsführer: Eva Lind, Ben Hill\nUSt-IdNr.: DE471147110",
                "Bien cordialement,\n\nAnna KELLER\nResponsable commerciale\n12, rue du Moulin - 69001 Lyon\nTél. : 04 71 14 71 14\nPort. : 06 71 14 71 14",
                "Z poważaniem\nAnna Keller\nSpecjalista ds. zakupów\nul. Młyńska 12, 00-001 Warszawa\ntel. 22 471 14 71",
                "S pozdravem\n\nAnna Keller\noddělení nákupu\nTel.: +420 222 471 147",
                "Best,\n\nAnna Keller (she/her)\nSales Lead, Acme\nBook a time: https://meet.acme.example/anna",
                "Regards\nAnna Keller\nPharma Technology Group",
                "Anna Keller | Acme\nwww.acme.example",
                "Anna Keller (she/her/hers) | Head of Sales | Acme Ltd\n+44 20 7946 0000",
                "Anna Keller │ Head of Sales │ Acme Ltd\n+44 20 7946 0000",
                "-----\nAnna Keller\nHead of Sales\nAcme Ltd\nTel: +44 20 7946 0000",
                "====\nAnna Keller\nAcme Ltd\nTel: +44 20 7946 0000",
                "==============================\nAnna Keller\nAcme GmbH\nTel.: 0731 4711471\n==============================",
            })
    void shouldGo(String card) {
        assertThat(ReplyText.of(SAID + "\n\n" + card, true, ANNA).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Regards\nAnna Keller\nAcme Ltd\nthe scanner is next to it and does not work",
                "Regards\nAnna Keller\nAcme Ltd\nAsset: 4711-223344",
                "Regards\nAnna Keller\nAcme Ltd\nIs the scanner next?",
                "Regards\nAnna Keller\nAcme Ltd\nScanner still broken",
                "Regards\nAnna Keller\nAcme Ltd\n\nPS: The scanner is next.",
                "Regards\nAnna Keller\nAcme Ltd\n- a scanner",
                "Regards\nAnna Keller\nAcme Ltd\n打印机也坏了。",
                "Regards\nAnna Keller\nRoom 3.14",
                "Regards\nAnna Keller\nOption B",
                "Regards\nAnna Keller\nWindows 11 24H2",
                "Regards\nAnna Keller\nYes",
                "Regards\nAnna Keller\nC:\\Users\\akeller",
                "Regards\nAnna Keller\nstore-07.acme.example",
                "Regards\nAnna Keller\nScanner kaputt",
                "Regards\nAnna Keller\nProszę o kontakt",
                "Regards\nAnna Keller\n打印机坏了",
                "Anna Keller\nBen Hill",
                "Anna Keller and Ben Hill\nAcme Ltd",
            })
    void shouldStayWhereALineSaysSomething(String end) {
        String text = SAID + "\n\n" + end;

        assertThat(ReplyText.of(text, true, ANNA).reply()).isEqualTo(text);
    }

    @Test
    void shouldStayWhereTheWriterPointsAtIt() {
        String text = "The new number is below.\n\nAnna Keller\nAcme Ltd\nTel: +44 20 7946 0000";

        assertThat(ReplyText.of(text, true, ANNA).reply()).isEqualTo(text);
    }

    /// What is to be sent, entered or opened for him stands on it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please send the new laptop to me directly, I work from home.",
                "Bitte schicken Sie den Laptop zu mir nach Hause.",
                "Bitte nehmen Sie für die Lieferung meine Privatanschrift.",
                "Merci d'envoyer le portable chez moi.",
                "Potete mandare il portatile a casa mia?",
                "Please change my data in Outlook to this.",
                "I need a new badge with this name.",
                "Please register me for the training in May.",
                "Bitte richten Sie einen Zugang für mich ein.",
            })
    void shouldStayWhereItIsHisMatter(String said) {
        String text = said + "\n\nAnna Keller\nHauptstr. 5\n70173 Stuttgart\nTel. 0711 4711-471";

        assertThat(ReplyText.of(text, true, ANNA).reply()).isEqualTo(text);
        assertThat(ReplyText.of(text.replace(said, SAID), true, ANNA).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Regards\nAnna Keller\nAcme Ltd\nStaff ID S-4711",
                "Anna Keller\nAcme Ltd\nEmployee number 4711\n+44 20 7946 0000",
                "Viele Grüße\nAnna Keller\nAcme GmbH\nPersonalnr. 4711",
                "Viele Grüße\nAnna Keller\nAcme GmbH\nInventarnr. 12-4711",
                "Viele Grüße\nAnna Keller\nAcme GmbH\nBin bis 16 Uhr da",
            })
    void shouldStayWithWhatOnlyTheDeskIsTold(String end) {
        String text = SAID + "\n\n" + end;

        assertThat(ReplyText.of(text, true, ANNA).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Viele Grüße\nAnna Keller\nAcme GmbH\nMo-Fr 9-17 Uhr\nTel. 0731 4711471",
                "Regards\nAnna Keller\nStaff Engineer\nAcme Ltd",
                "Regards\nAnna Keller\nAcme Ltd\nIn the office Monday and Thursday",
                "Mit freundlichen Grüßen\nAnna Keller\nAcme GmbH\nUSt-IdNr. DE471147110\nHRB 4711",
            })
    void shouldGoWithWhatHousesWrite(String card) {
        assertThat(ReplyText.of(SAID + "\n\n" + card, true, ANNA).reply()).isEqualTo(SAID);
    }

    /// The house stands above the name, and blanks where somebody likes them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "株式会社アクメ\n総務部 佐藤 花子\nTEL: 03-1234-5678\nE-mail: sato@acme.example",
                "株式会社アクメ\n佐藤花子\n03-1234-5678",
                "アクメ株式会社 総務部\n佐藤　花子\n東京都千代田区1-2-3\nTEL 03-1234-5678",
                "--------------------\nアクメ\n佐藤花子\n03-1234-5678",
            })
    void shouldGoWithTheHouseAboveTheName(String card) {
        Writer hanako = new Writer("佐藤 花子", "sato");

        assertThat(ReplyText.of("プリンターで印刷できません。\n\n" + card, true, hanako).reply())
                .isEqualTo("プリンターで印刷できません。");
    }

    /// Thanks for a mail ask for no call.
    @Test
    void shouldGoBelowThanksForAMailAndNotBelowAWishToBeCalled() {
        Writer hanako = new Writer("Hanako Sato", "sato");
        String card = "\n\n--------------------\nアクメ\nHanako Sato\n070-1234-5678";

        assertThat(ReplyText.of("ご連絡ありがとうございます。印刷できました。" + card, true, hanako).reply())
                .isEqualTo("ご連絡ありがとうございます。印刷できました。");
        assertThat(ReplyText.of("印刷できません。ご連絡ください。" + card, true, hanako).reply())
                .isEqualTo("印刷できません。ご連絡ください。" + card);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Regards,\nAnna Keller\nNew York, NY 10118",
                "Kind regards,\nAnna Keller\nBoston, MA",
                "Viele Grüße\nAnna Keller\n70173 Stuttgart",
                "--------------------\nHR\nAnna Keller\n+49 731 4711-0",
                "Acme Ltd\nAnna Keller\n+44 20 7946 0000",
            })
    void shouldGoWithAPlaceOrAHouse(String card) {
        assertThat(ReplyText.of(SAID + "\n\n" + card, true, ANNA).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Laser Jet\nAnna Keller\n+49 731 4711-0",
                "Acme Ltd\nBen Hill\nAnna Keller\n+44 20 7946 0000",
                "Regards\nAnna Keller\nRoom 3, 4711",
                "Engineer\nAnna Keller",
                "Head of Sales\nAnna Keller\nAcme Ltd",
                "==========\nBen Hill\nEva Lind\nAnna Keller\n+49 731 4711-0\n==========",
                "Regards\nAnna Keller\n4711 Printer",
            })
    void shouldStayBelowWhatNamesAThingOrAnother(String end) {
        String text = SAID + "\n\n" + end;

        assertThat(ReplyText.of(text, true, ANNA).reply()).isEqualTo(text);
    }

    /// Houses write katakana in their names.
    @Test
    void shouldGoWithANameInKatakana() {
        String card = "**********************\n株式会社アクメ\nアンナ ケラー\nTEL: 03-1234-5678\n**********************";

        assertThat(ReplyText.of("印刷できません。\n\n" + card).reply()).isEqualTo("印刷できません。");
    }
}
