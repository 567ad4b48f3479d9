package dev.millrace.intake.email.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Quotes that nothing introduces.
class UnintroducedQuoteTest {
    /// What is quoted without an introduction at the end of a mail is history, unless it is what the mail is about.
    @Test
    void shouldKeepALastQuoteThatIsAnnounced() {
        String announced = "The log says:\n\n> ERROR 1: no route\n> ERROR 2: giving up";

        assertThat(ReplyText.of(announced).reply()).isEqualTo(announced);
        assertThat(ReplyText.of(announced.replace("says:", "is gone.")).reply()).isEqualTo("The log is gone.");
    }

    @Test
    void shouldKeepALastQuoteThatAWideColonAnnounces() {
        String announced = "日志如下：\n\n> 没有路由。\n> 放弃了。";

        assertThat(ReplyText.of(announced).reply()).isEqualTo(announced);
        assertThat(ReplyText.of(announced.replace("：", "。")).reply()).isEqualTo("日志如下。");
    }

    /// HTML has blanks of its own.
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u3000", "\u200b \u00a0"})
    void shouldTakeALineOfWhateverBlanksForAnEmptyOne(String blank) {
        String mail =
                "On 5 Jan 2026 at 10:00, Eva <eva@acme.example> wrote:\n" + blank + "\n> Is it unlocked?\nYes, it is.";

        assertThat(ReplyText.of(mail, true).reply()).isEqualTo("Yes, it is.");
    }

    /// A quote without an introduction may be what somebody wants to show.
    @ParameterizedTest
    @ValueSource(strings = {"> Your account\n> is unlocked.", "-- \nAnna Keller", "Sent from my iPhone"})
    void shouldTakeNothingAwayWhenNothingWouldBeLeft(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"＞ 開きますか。\n＞ 佐藤", "| Is it unlocked?\n| Eva", "| Is it unlocked?\n\n-- \nAnna Keller"})
    void shouldKnowOtherMarksOfQuotesAtTheEndOfAnAnswer(String quote) {
        assertThat(ReplyText.of("It is.\n\n" + quote, true)).returns("It is.", ReplyText::reply);
        assertThat(ReplyText.of("It is.\n\n" + quote).reply()).startsWith("It is.\n\n" + quote.charAt(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It shows:\n\n| Is it unlocked?",
                "The screen says\n\n| Is it unlocked?",
                "These are the two.\n| one\n| two",
                "These are the rooms.\n\n| Room | Floor |\n| 3.14 | third |",
                "It is this one.\n\n| Error 4711: access denied",
                "It is this one.\n\n| Old words.\n\nIs it?",
                "I need these roles.\n\n| READER\n| WRITER",
                "この手順です。\n\n＞設定を開く\n＞回線がない",
            })
    void shouldKeepWhatHasSuchMarksAndIsShown(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }
}
