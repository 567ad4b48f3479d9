package dev.millrace.intake.email.reply.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// History below an answer that lost something on its way: its header, its accents, its verb.
class IncompleteHistoryTest {
    private static final String SAID = "It works again.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---------- Forwarded message ----------\nOld words.",
                "-------- Weitergeleitete Nachricht --------\n\nAlte Worte.",
                "Le 2 septembre 2026, Alex a ecrit :\nDe vieux mots.",
                "Le mer. 2 sept. 2026 à 10:12, Alex <alex@acme.example> a ecrit :\nDe vieux mots.",
            })
    void shouldGo(String history) {
        assertThat(ReplyText.of(SAID + "\n\n" + history, true).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-------- Original\nMessage --------",
                "-----Ursprüngliche\nNachricht-----",
                "-------- Message\nd'origine --------",
                "---------- Forwarded\nmessage ----------",
                "----------\nForwarded message\n----------",
            })
    void shouldGoBelowAMarkThatIsWrapped(String mark) {
        String header = "From: Eva Lind <eva@desk.example>\nSent: 5 January 2026\nTo: Anna\nSubject: Locked\n\n";
        String text = SAID + "\n\n" + mark + "\n" + header + "Old words.";

        assertThat(ReplyText.of(text, true).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---- Original\nMessage of the day ----\nIt stands on each screen.",
                "-----\nOriginal message from the printer\nis that it is out of paper.",
                "==== message ====\nIt stands on each screen.",
            })
    void shouldStayBelowStrokesThatAreNoMark(String text) {
        assertThat(ReplyText.of("See:\n" + text, true).reply()).isEqualTo("See:\n" + text);
    }

    /// A blank line stands between the answer and who wrote what is quoted.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            はい、プリンターはまた使えます。 | 林さんは書きました:
            On Monday it works again         | Eva wrote:
            Am Montag geht es wieder         | Eva schrieb:
            """)
    void shouldNotTakeAnAnswerForTheBeginningOfAnIntroduction(String answer, String introduction) {
        assertThat(ReplyText.of(answer + "\n\n" + introduction + "\n> Old words.", true)
                        .reply())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes, that is how it looks:\n\n---------- Forwarded message ----------\nOld words.",
                "It is this message that comes back.\n\n---------- Forwarded message ----------\nOld words.",
                "See my answers below.\n\n---------- Forwarded message ----------\nOld words. New words.",
                "Above it stands\n\n---------- Forwarded message ----------\nbut nothing else.",
                "Forwarded message\n\nI do not know what that is.",
                "The program adds\n---- Forwarded message ----\nto each mail. Why?",
                "Warum steht über jeder Mail\n---- Weitergeleitete Nachricht ----\nobwohl ich nichts weiterleite?",
                "It stands on the wall.\nLe 2 septembre, Alex a ecrit :\nBonjour",
            })
    void shouldStayWhereSomebodyShowsIt(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @Test
    void shouldStayInWhatAnswersNothing() {
        String text = SAID + "\n\n---------- Forwarded message ----------\nOld words.";

        assertThat(ReplyText.of(text, false).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, Jul 27, 2026 at 10:00 AM Eva Lind <eva@desk.example>",
                "Am 27.07.2026 um 10:00 Eva Lind <eva@desk.example>",
            })
    void shouldGoBelowALineThatLostItsVerb(String introduction) {
        assertThat(ReplyText.of(SAID + "\n\n" + introduction + "\n> Does it work?\n> Eva", true)
                        .reply())
                .isEqualTo(SAID);
        String told = SAID + "\n\n" + introduction;
        assertThat(ReplyText.of(told, true).reply()).isEqualTo(told);
    }

    /// Who doubles each line end on its way.
    @Test
    void shouldGoBelowAnIntroductionThatBlankLinesTear() {
        String introduction = "On 5 Jan 2026, at 10:29, Eva Lind via Desk <desk@acme.example>\n\n\n";

        assertThat(ReplyText.of(SAID + "\n\n\n" + introduction + "wrote:\n\n\nOld words.", true)
                        .reply())
                .isEqualTo(SAID);
        assertThat(ReplyText.of(
                                SAID
                                        + "\n\n\nAm 05.01.2026 um 10:29 Eva Lind <eva@b.example>\n\n\n\nschrieb:\n\n\nAlt.",
                                true)
                        .reply())
                .isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On 5 Jan 2026, at 10:29, Eva Lind <eva@desk.example>\n\n\nwrote: nothing.",
                "On 5 Jan 2026, at 10:29, the server\n\n\nwrote:\n\nDisk full.",
                "On 5 Jan 2026, at 10:29 I got mail of eva@desk.example\n\n\nShe wrote:\n\nDisk full.",
            })
    void shouldStayWhereNoVerbAloneEndsATornIntroduction(String text) {
        assertThat(ReplyText.of(SAID + "\n\n" + text, true).reply()).isEqualTo(SAID + "\n\n" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It fails. On 5 Jan the log wrote: > 5 errors, and today > 6. What is it?",
                "On Sun, Jun 21, 2026 at 7:15 AM Ben Hill wrote: > Does it work?",
                "It works. On Sun, Jun 21, 2026 at 7:15 AM Ben Hill wrote: > Does it work?\n\nBut what of the door?",
            })
    void shouldKeepALineWithWhatSomebodyTells(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"林さんは書きました:", "林 花子さんは書きました：", "林様は書きました:"})
    void shouldGoBelowANameWithAVerb(String introduction) {
        assertThat(ReplyText.of("また使えます。\n\n" + introduction + "\n前の言葉。", true).reply())
                .isEqualTo("また使えます。");
        String told = "また使えます。\n" + introduction + "\n前の言葉。";
        assertThat(ReplyText.of(told, true).reply()).isEqualTo(told);
        String other = "ご確認ください。\n\n山田さんが書きました:\n新しい手順です。";
        assertThat(ReplyText.of(other, true).reply()).isEqualTo(other);
        String shown = "以下のとおりです。\n\n" + introduction + "\n前の言葉。";
        assertThat(ReplyText.of(shown, true).reply()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: eva@desk.example\nSent: Monday\nPlease try.",
                "From: Eva Lind <eva@desk.example>\nSent: 5 January 2026\n\nPlease try.",
                "Von: eva@desk.example\nGesendet: Montag\nBitte probieren.",
            })
    void shouldGoBelowAnAddressAndATimeRightBelowTheAnswer(String header) {
        assertThat(ReplyText.of(SAID + "\n" + header, true).reply()).isEqualTo(SAID);
    }

    @Test
    void shouldStayRightBelowWhatAnswersNothing() {
        String text = SAID + "\nFrom: eva@desk.example\nSent: Monday\nPlease try.";

        assertThat(ReplyText.of(text, false).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It begins with:\nFrom: eva@desk.example\nSent: Monday\nPlease try.",
                "This is such a mail\nFrom: eva@desk.example\nSent: Monday\nPlease try.",
                "Parcel: 12\nFrom: eva@desk.example\nSent: Monday\nArrived: Friday",
                "The parcel.\nFrom: Berlin\nSent: Monday\nNothing came.",
                "Use this sender.\nFrom: eva@desk.example\nThat will do.",
                "I cannot find it.\n\n发件人: 林\n主题: Re: 门",
            })
    void shouldStayWhereItIsNoHeader(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi Eva,\n\nINTRODUCTION\n> Dear Anna,\nit works.",
                "INTRODUCTION\n> Dear Anna,\nit works.",
                "It printed.\n\nINTRODUCTION\n> Dear Anna,\nas I said, it works.",
                "It printed.\n\nINTRODUCTION\n> Dear Anna,\nwhat you told me about the second printer on the first floor is so: it works.",
                "It printed.\n\nINTRODUCTION\n> Does it work?\nit works.",
                "It printed.\n\nINTRODUCTION\n> Dear Anna,\n\nit works.",
                "It printed.\n\nINTRODUCTION\n> Dear Anna,\nthat is me\n> please try\nit works.",
            })
    void shouldKeepAnAnswerBelowAQuote(String text) {
        String introduction = "On Mon, 5 Jan 2026 at 10:13, Eva Lind <eva@desk.example> wrote:";

        assertThat(ReplyText.of(text.replace("INTRODUCTION", introduction), true)
                        .reply())
                .contains("it works.");
    }
}
