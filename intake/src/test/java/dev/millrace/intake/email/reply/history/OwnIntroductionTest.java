package dev.millrace.intake.email.reply.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import dev.millrace.intake.email.reply.signature.Writer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines in which people tell when somebody wrote, and lines of theirs right above an introduction.
class OwnIntroductionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On 5 January 2026 at 10:00 I already wrote:",
                "Am 05.01.2026 um 10:00 Uhr schrieb ich bereits:",
                "Am 5. Januar 2026 um 10:00 Uhr schrieb ich Ihnen:",
                "Am 5. Januar 2026 um 10:00 Uhr schrieben wir Ihnen:",
                "Le 5 janvier 2026 à 10:00, j'ai écrit :",
                "Op 5 januari 2026 om 10:00 schreef ik al:",
                "Den 5 januari 2026 kl. 10:00 skrev jag:",
                "Den 5. januar 2026 kl. 10:00 skrev jeg:",
                "W dniu 5 stycznia 2026 o 10:00 napisałam:",
                "Dne 5. ledna 2026 v 10:00 jsem napsala:",
                "5 января 2026 в 10:00 я писал:",
                "Am 05.01.2026 um 10:12 Uhr schrieb der Server ins Protokoll:",
                "On 5 January 2026 at 10:12 the server wrote:",
                "On 5 January 2026 at 10:12 our customer wrote:",
                "Am 05.01.2026 um 10:12 schrieb unser Kunde Meier:",
                "On 5 January 2026 at 10:12 AM, the server wrote:",
                "Le 5 janvier 2026 à 10:12, le serveur a écrit :",
                "El 5 de enero de 2026 a las 10:12 el servidor escribió:",
                "Il 5 gennaio 2026 alle 10:12 il server ha scritto:",
                "Op 5 januari 2026 om 10:12 schreef de server:",
            })
    void shouldKeepWhatSomebodyTellsOfWhatHeOrAThingWrote(String line) {
        String text = "Hello,\n\nit is still broken.\n\n" + line + "\n\nTray 2 takes no paper.\n\nPlease see to it.";

        for (Answering answering : Answering.values()) {
            assertThat(ReplyText.of(text, answering, Writer.UNKNOWN).reply()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @EnumSource(Answering.class)
    void shouldCutBelowAnIntroductionThatNamesSomebody(Answering answering) {
        for (String line : new String[] {
            "Am 05.01.2026 um 10:00 schrieb Eva Lind:",
            "Am 05.01.2026 um 10:00 schrieb Die Bahn:",
            "On Mon, Jan 5, 2026 at 10:00 AM, The Desk wrote:",
            "On Mon, Jan 5, 2026 at 10:00 AM, My Nguyen wrote:",
            "Op 5 januari 2026 om 10:00 schreef de Vries, Jan:",
            "Le 5 janvier 2026 à 10:00, La Poste a écrit :",
            "Am 05.01.2026 um 10:00 schrieb Ich <eva@desk.example>:",
        }) {
            assertThat(ReplyText.of("It works.\n\n" + line + "\n\nIs it?", answering, Writer.UNKNOWN)
                            .reply())
                    .isEqualTo("It works.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 Stück bitte.",
                "10 Uhr passt.",
                "10:00 works for me.",
                "On Monday I am in.",
                "Le 7 janvier.",
                "Op 7 januari.",
                "El 7 de enero.",
                "Den 7 januari.",
                "At 10:30 please.",
                "2026-01-07 10:00",
            })
    void shouldKeepALineRightAboveAnIntroduction(String line) {
        for (String introduction : new String[] {
            "Am 05.01.2026 um 10:00 schrieb Eva Lind <eva@desk.example>:",
            "Am 5. Januar 2026 um 10:00 schrieb Eva Lind <eva@desk.example>:",
            "On Mon, Jan 5, 2026 at 10:00 AM Eva Lind <eva@desk.example> wrote:",
            "On Mon, Jan 5, 2026 at 10:00 AM Eva Lind <eva@desk.example>\nwrote:",
            "Le lun. 5 janv. 2026 à 10:00, Eva Lind <eva@desk.example> a écrit :",
            "Op ma 5 jan 2026 om 10:00 schreef Eva Lind <eva@desk.example>:",
            "El lun, 5 ene 2026 a las 10:00, Eva Lind (<eva@desk.example>) escribió:",
            "Den mån 5 jan. 2026 kl 10:00 skrev Eva Lind <eva@desk.example>:",
        }) {
            String own = "Hi Eva,\n" + line;

            assertThat(ReplyText.of(own + "\n" + introduction + "\n> When?", true)
                            .reply())
                    .isEqualTo(own);
        }
    }

    /// Where no blank parts words, nor a sentence from the next.
    @ParameterizedTest
    @ValueSource(strings = {"承知しました。", "ありがとう", "了解です！\n明日伺います。", "收到，谢谢。"})
    void shouldKeepALineWithoutBlanksRightAboveAnIntroduction(String own) {
        for (String introduction : new String[] {
            "2026年1月5日(月) 10:00 東京商事株式会社:",
            "2026年1月5日 10:00 林 花子 <eva@desk.example>:",
            "2026年1月5日(月) 10:00 林さんは書きました:",
            "在 2026年1月5日 10:00，林写道：",
        }) {
            assertThat(ReplyText.of(own + "\n" + introduction + "\n> 開きますか。", true)
                            .reply())
                    .isEqualTo(own);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Am Mo.,\n5. Januar 2026 um 10:00 schrieb Eva Lind <eva@desk.example>:",
                "Am Montag, 5.\nJanuar 2026 um 10:00 schrieb Eva Lind <eva@desk.example>:",
                "Am Mo., 5. Jan.\n2026 um 10:00 Uhr schrieb Eva Lind <eva@desk.example>:",
                "On Monday,\nJanuary 5, 2026 at 10:00 AM Eva Lind <eva@desk.example> wrote:",
                "On Mon, Jan 5, 2026 at 10:00 AM Eva Lind\n<eva@desk.example> wrote:",
                "On Mon, Jan 5,\n2026 at 10:00 AM, Eva Lind <eva@desk.example> wrote:",
                "Le lun. 5\njanv. 2026 à 10:00, Eva Lind <eva@desk.example> a écrit :",
                "Le lun.\n5 janv. 2026 à 10:00, Eva Lind <eva@desk.example> a écrit :",
                "W dniu pon.,\n5 sty 2026 o 10:00 Eva Lind <eva@desk.example> napisał(a):",
                "Em seg., 5 de\njan. de 2026 às 10:00, Eva Lind <eva@desk.example> escreveu:",
                "Il giorno lun\n5 gen 2026 alle ore 10:00 Eva Lind <eva@desk.example> ha scritto:",
            })
    void shouldCutAnIntroductionThatIsWrapped(String introduction) {
        assertThat(ReplyText.of("It works.\n\n" + introduction + "\n> Does it?", true)
                        .reply())
                .isEqualTo("It works.");
    }
}
