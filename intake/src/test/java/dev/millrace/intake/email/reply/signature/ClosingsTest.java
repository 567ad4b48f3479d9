package dev.millrace.intake.email.reply.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Closings, with the names below them and without.
class ClosingsTest {
    /// The first was written by hand, the second by the program, with what is below it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks,\nAnna\n\nKind regards\nAnna Keller\nAcme Ltd\nTel. +44 20 7946 0000",
                "Danke!\nAnna\n\nMit freundlichen Grüßen\n\nAnna Keller\nIT, Acme GmbH",
                "Merci,\nAnna\n\nCordialement,\nAnna Keller",
                "Cheers\n\nAnna\n\nregards",
                "Thanks\nAnna\n\nRegards\nAnna Keller\nWe have been at your service since 1900.\nTel. +44 20 7946 0000",
                "Thanks\nAnna\n\nRegards\n\nSent from my iPhone",
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
                "Please also order toner for 3.14, we have none left.",
                "Anna\nPlease also order toner for 3.14, we have none left.",
                "The toner is empty, too.",
                "Auch der Toner ist leer.",
                "Toner fehlt.",
            })
    void shouldKeepWhatSomebodyWritesBelowASecondClosing(String below) {
        String text = "The printer works.\n\nThanks\nAnna\n\nThanks\n" + below;

        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    /// Telephones write it in plain text above a quoted header; it marks no signature.
    @Test
    void shouldGoAboveOutlooksLineOfUnderscores() {
        String answer = """
                It works.

                Best regards
                Anna Keller

                ________________________________
                From: Eva Lind <eva@desk.example>
                Sent: Monday, January 5, 2026 10:00 AM
                To: Anna Keller <anna@acme.example>
                Subject: Printer

                Well?""";

        assertThat(ReplyText.of(answer, true).reply()).isEqualTo("It works.");
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

    @Test
    void shouldKeepAClosingAboveTheSignatureOfAProgram() {
        String quote = "\n\nOn 5 Jan 2026 at 10:00, Eva wrote:\n> Well?\n\n-- \nAnna Keller\nAcme";

        assertThat(ReplyText.of("Yes.\n\nThanks,\nAnna\n-- \nAnna Keller\nAcme").reply())
                .isEqualTo("Yes.\n\nThanks,\nAnna");
        assertThat(ReplyText.of("Yes.\n\nThanks,\nAnna" + quote).reply()).isEqualTo("Yes.\n\nThanks,\nAnna");
    }
}
