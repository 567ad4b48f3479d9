package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A closing with a business card below it.
class BusinessCardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Best regards,\nAnna Keller\nHead of Sales\nAcme Ltd\nanna@acme.example\n020 7946 0000",
                "Kind regards\n\nAnna Keller\n+44 20 7946 0000",
                "Thanks, Anna\nSales Manager | Acme Inc.\nwww.acme.example",
                "Regards,\n\nAnna Keller\nCTO @ Acme !",
                "Gruß\nAnna Keller\nIT-Leiterin @ Acme & Söhne",
                "Mit freundlichen Grüßen / Best regards\n\ni. A. Anna Keller\nIT-Leiterin\nAcme GmbH\nHauptstr. 5, 10115 Berlin\nTel.: +49 30 123 45-67",
                "Viele Grüße\nAnna Keller\nSachbearbeiterin Einkauf\nDurchwahl: 0711 4711-08",
                "Bien cordialement,\n\nJean Blanc\nDirecteur commercial\nTél : 01 23 45 67 89",
                "Un saludo,\nEva Ruiz\nResponsable de compras\nMóvil: +34 600 11 22 33",
                "Met vriendelijke groet,\nPiet Bakker\nMedewerker inkoop\nT: 020 123 4567",
                "Cordiali saluti,\nMario Neri\nResponsabile acquisti\nCell. 333 1234567",
                "Atenciosamente,\nRui Costa\nGerente de vendas\nTelm.: +351 912 345 678",
                "Z poważaniem\nJan Lis\nKierownik działu IT\ntel. +48 22 123 45 67",
                "Med vänlig hälsning\nEva Lind\nAnsvarig för inköp\nMobil: 070-123 45 67",
                "Med venlig hilsen\nBo Juhl\nProjektleder\nTlf. +45 12 34 56 78",
                "Med vennlig hilsen\nKari Dahl\nDaglig leder\nTlf: 22 12 34 56",
                "Ystävällisin terveisin\nMatti Salo\nMyyntipäällikkö\nPuh. 040 123 4567",
                "S pozdravem\nJana Malá\nVedoucí oddělení nákupu\nTel: +420 222 123 456",
                "С уважением,\nАнна Лебедева\nВедущий специалист\nООО «Ромашка»\nтел.: +7 495 123-45-67",
                "С уважением,\nИван\nмоб.тел.: +7 (495) 123-45-67",
                "С уважением,\nАскар Ахметов\nACME-HUB\nMobile: +7 701 0000000",
                "此致\n张三\n13812345678",
                "此致\n敬礼\n张三\n采购部经理\n电话: 138-1234-5678",
                "よろしくお願いいたします。\n田中太郎\n株式会社アクメ\n電話: 03-1234-5678",
                "Sincerely,\n\nAnna Keller\nProcurement Officer",
                "Best regards,\nAnna Keller\nSales Manager\n[image: logo.png]\nwww.acme.example",
                "Regards,\nAnna Keller\nAcme Ltd\n[cid:image001.png@01D4AB12.3456CDEF]",
            })
    void shouldGoWithTheClosingAboveIt(String card) {
        assertThat(ReplyText.of("It works.\n\n" + card).reply()).isEqualTo("It works.");
        assertThat(ReplyText.of("It works.\n\n" + card + "\n\nOn 5 Jan 2026 at 10:00, Support wrote:\n> Well?")
                        .reply())
                .isEqualTo("It works.");
        assertThat(ReplyText.of("It works.\n\n" + card + "\n\nSent from my iPhone")
                        .reply())
                .isEqualTo("It works.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---------------\nAcme Ltd\nTel: 020 7946 0000\n---------------",
                "==============================\nAnna Keller / Acme Ltd\nTEL 03-1234-5678 / FAX 03-1234-5679\nE-mail: anna@acme.example\n==============================",
                "**********************\n株式会社アクメ 営業部\n田中太郎\n〒100-0001 東京都千代田区1-2-3\nTEL: 03-1234-5678\n**********************",
                "━━━━━━━━━━━━\n北京某某有限公司\n张三\n电话：138-1234-5678\n━━━━━━━━━━━━",
                "----------------------\nAnna Keller\nwww.acme.example",
            })
    void shouldGoWithTheStrokesAroundItAndTheClosingAbove(String card) {
        String closed = "It works.\n\nKind regards";

        assertThat(ReplyText.of(closed + "\n" + card).reply()).isEqualTo("It works.");
        assertThat(ReplyText.of(closed + "\n\n" + card + "\n\nOn 5 Jan 2026 at 10:00, Support wrote:\n> Well?")
                        .reply())
                .isEqualTo("It works.");
    }

    /// Below closing and name people may tell what the desk needs.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "It works.\n\nThanks,\nAnna\nSales laptop still broken",
                "It works.\n\nThanks,\nAnna\nAsset: 4711-223344",
                "It works.\n\nThanks,\nAnna\nPrinter @ floor 2 is broken !",
                "It works.\n\nThanks,\nAnna\nManager @ work again !",
                "It works.\n\nThanks,\nAnna\nRoom 4.12",
                "It works.\n\nThanks,\nAnna\nanna@acme.example\nIs the printer next?",
                "It works.\n\nRegards,\nAnna Keller\n+44 20 7946 0000\n\nPS: the printer is next.",
                "It works.\n\nRegards,\nthe new man on floor 2\n+44 20 7946 0000",
                "It works.\n\nThanks, it works\nAnna Keller\n+44 20 7946 0000",
                "Please call me back.\n\nThanks,\nAnna Keller\n+44 20 7946 0000",
                "Bitte um Rückruf, Sie können mich telefonisch erreichen.\n\nGruß\nAnna Keller\n030 1234567",
                "The new address of our desk is this:\n\nRegards,\nAnna Keller\nAcme Ltd",
                "Hello,\n\nBest regards,\nAnna Keller\nHead of Sales\nanna@acme.example",
                "Best regards,\nAnna Keller\nHead of Sales\nanna@acme.example",
                "Thanks",
                "These are the data:\n\n------------\nAnna Keller\nanna@acme.example\n------------",
                "Please make an account.\n\n------------\nName: Anna Keller\nanna@acme.example\n------------",
                "Please make accounts for these two.\n\n----------\nPaul Miller\npaul@acme.example\n----------",
                "The job fails.\n\n----------\nERROR ORA-12541 TNS\nHOST 10.20.30.40\nPORT 1521\n----------",
                "Please unlock the account.\n\nThanks,\nAnna\nAccount AKELLER",
                "It is gone.\n\nThanks,\nAnna\nAsset 4711-223344",
                "It is gone.\n\nThanks,\nAnna\nSerial C02XK1234567",
                "It is gone.\n\nThanks,\nAnna\nHost SRV-DB 10.20.30.40",
                "It is gone.\n\nThanks,\nAnna\nhttps://portal.acme.example/orders/4711",
                "Please let him in.\n\nThanks,\nAnna\nPaul Miller paul.miller@acme.example",
                "Please ship it to my home.\n\nRegards,\nAnna Keller\n12 Mill Lane, Leeds\nMobile: 0711 22334455",
                "My title has changed.\n\nRegards,\nAnna Keller\nHead of Sales",
                "The intranet has my old telephone.\n\nRegards,\nAnna Keller\n+44 20 7946 0000",
                "Bitte liefern Sie ihn nach Hause.\n\nGruß\nAnna Keller\n0711 22334455\nMühlweg 12, Ulm",
                "Please correct my entry in the directory.\n\nRegards,\nAnna Keller\nHead of Sales\n+44 20 7946 0000",
                "Bitte die Nummer im Adressbuch ändern.\n\nGruß\nAnna Keller\n030 1234567",
                "Please create a signature for me with this text.\n\nRegards,\nAnna Keller\nAcme Ltd",
                "It is gone.\n\nThanks,\nAnna\n4711223344",
                "It is gone.\n\nThanks,\nAnna\nIMEI 356938035643809",
                "It is gone.\n\nThanks,\nAnna\nMAC 00-11-22-33-44-55",
                "It is gone.\n\nThanks,\nAnna\nAC-12-44556677",
                "Please unlock it.\n\nThanks,\nAnna\nAKELLER7\n+44 20 7946 0000",
                "The two differ.\n\n------------\nHost Alpha\nHost Beta\n------------",
            })
    void shouldStayWhereTheWriterMayHaveWrittenIt(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    @Test
    @Timeout(10)
    void shouldBeLinearInHostileLines() {
        for (String piece : new String[] {"1 ", "a@", "+1(", "Tel: ", "Regards, A", "www.", "//", "A. ", "电话："}) {
            String line = piece.repeat(20_000);
            assertThat(ReplyText.of("It works.\n\nRegards,\nAnna\n" + line).reply())
                    .startsWith("It works.");
            String lines = (piece.repeat(9) + "\n").repeat(20_000);
            assertThat(ReplyText.of("It works.\n\nRegards,\nAnna\n" + lines).reply())
                    .startsWith("It works.");
        }
        for (String card : new String[] {"Regards,\nAnna Bell\nAcme Ltd\n", "----------\nAcme Ltd\na@b.co\n"}) {
            assertThat(ReplyText.of("It works.\n\n" + card.repeat(20_000)).reply())
                    .startsWith("It works.");
        }
    }

    /// A greeting with a sentence is more than a greeting.
    @Test
    void shouldGoBelowASentenceThatGreets() {
        String said = "Hello, it works again. Thanks!";

        assertThat(ReplyText.of(said + "\n\nKind regards\n\nAnna Keller\nPurchasing\nAcme Ltd")
                        .reply())
                .isEqualTo(said);
        String greeted = "Good morning,\n\nKind regards\n\nAnna Keller\nPurchasing\nAcme Ltd";
        assertThat(ReplyText.of(greeted).reply()).isEqualTo(greeted);
    }

    /// "Signed" is no "signature".
    @Test
    void shouldGoBelowWhatTellsOfSigning() {
        assertThat(ReplyText.of(
                                "Договор подписан.\nСпасибо за помощь.\n\nС уважением,\nАскар Ахметов\nАкме\nMobile: +7 701 0000000")
                        .reply())
                .isEqualTo("Договор подписан.\nСпасибо за помощь.");
        String shown = "Моя подпись устарела.\n\nС уважением,\nАскар Ахметов\nАкме\nMobile: +7 701 0000000";
        assertThat(ReplyText.of(shown).reply()).isEqualTo(shown);
    }

    /// A day is no telephone.
    @Test
    void shouldStayWhereDaysStandBelowClosingAndName() {
        String text = "Two days off.\n\nThanks\nTom\n12.01.2026\n13.01.2026";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
