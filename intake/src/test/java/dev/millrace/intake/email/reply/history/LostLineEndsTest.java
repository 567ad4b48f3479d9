package dev.millrace.intake.email.reply.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// History that stands on the line of the answer.
class LostLineEndsTest {
    private static final String MORE =
            " You can see it on the page of your ticket, too. We close it by itself in a week"
                    + " unless you answer. Your service desk, Acme Ltd, 12 Mill Lane";
    private static final String SAID = "It works again, but on the 7th the other one broke. Anna";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 5 Jan 2026 at 10:13, Eva Lind <eva@desk.example> wrote: Please try. | | | Open the ticket",
                "On 05/01/26, Eva <eva@desk.example> wrote: Please reply ABOVE THIS LINE or visit our page.",
                "Am 05.01.2026 um 10:13 schrieb Eva Lind <eva@desk.example>: Bitte probieren.",
                "Le lun. 5 janv. 2026 à 10:13, Eva Lind <eva@desk.example> a écrit : Essayez.",
                "El 5 ene 2026, a las 10:13, Eva Lind <eva@desk.example> escribió: Pruebe.",
                "-----Original Message----- From: Eva Lind Sent: Monday, 5 January 2026 10:13 To: Anna Subject: Locked",
                "________________________________ From: Eva Lind <eva@desk.example> Sent: Monday, 5 January 2026 10:13"
                        + " To: Anna Keller Subject: Locked Please try.",
                "From: Eva Lind <eva@desk.example> Sent: Monday, 5 January 2026 10:13 To: Anna Keller Subject: Re: Locked"
                        + " Please try.",
                "Von: Eva Lind <eva@desk.example> Gesendet: Montag, 5. Januar 2026 10:13 An: Anna Betreff: Re: Zu Bitte.",
                "From: Eva Lind Sent: Monday, January 5, 2026 10:13 AM To: Anna Keller Subject: Re: Locked Please try.",
                "Sent from my Galaxy -------- Original message --------From: Eva Lind <eva@desk.example> Date: "
                        + "05/01/2026 10:13 (GMT+00:00) To: Anna Subject: Re: Locked Please try.",
                "Sent from my iPhone On Mon, 5 Jan 2026 at 10:13, Eva Lind <eva@desk.example> wrote: Please try.",
            })
    void shouldGo(String history) {
        assertThat(ReplyText.of(SAID + " " + history + MORE, true).reply()).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Il giorno lun 5 gen 2026 alle ore 10:13 Eva Lind <eva@desk.example> ha scritto: Provi.",
                "pon., 5 sty 2026 o 10:13 Eva Lind <eva@desk.example> napisał(a): Spróbuj.",
                "пн, 5 янв. 2026 г. в 10:13, Eva Lind <eva@desk.example>: Попробуйте.",
                "2026年1月5日(月) 10:13 Eva Lind <eva@desk.example>: お試しください。",
            })
    void shouldGoBehindASentenceInAnyLanguage(String history) {
        assertThat(ReplyText.of("It works again! " + history + MORE, true).reply())
                .isEqualTo("It works again!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It fails. On Mon, 5 Jan 2026 at 10:13, Eva Lind wrote: Please try. I did.",
                "It says: On Mon, 5 Jan 2026 at 10:13, Eva Lind <eva@desk.example> wrote: Please try.",
                "This is the mail that I got. On Mon, 5 Jan 2026 at 10:13, Eva <eva@desk.example> wrote: Please try.",
                "On Mon, 5 Jan 2026 at 10:13, Eva Lind <eva@desk.example> wrote: Please try.",
                "On the list I am anna <anna@acme.example> and wrote: nothing.",
                "See my answers below. On Mon, 5 Jan 2026 at 10:13, Eva <eva@desk.example> wrote: Which? The red one.",
                "The ---- Original Message ---- is a line that I never wrote, and so is the rest.",
                "From: Berlin To: Hamburg Date: 5 January 2026 10:13 Subject: nothing at all, I mean the train.",
                "I travel from: Berlin to: Hamburg on: Monday.",
                "Hello,\n\nit was the vendor. On 5 Jan 2026 at 10:13, Eva Lind <eva@desk.example> wrote: Friday. Nobody came.",
                "It still fails. On Mon, 5 Jan 2026 at 10:13, Eva Lind <eva@desk.example> wrote: it is dead, and I agree.",
                "It still fails. On Mon, 5 Jan 2026 at 10:13, Eva Lind <eva@desk.example> wrote: \"Friday\". It is Monday.",
                "Please restore one message. From: Eva <eva@desk.example> Sent: Monday, 5 January 2026 10:13 To: Anna Subject: Plan",
                "The line ----- Original Message ----- From: is printed on each page. Why?",
                "Er kam nie. Am 05.01.2026 um 10:13 schrieb Eva Lind <eva@desk.example>: Er kommt. Bitte eskalieren.",
                "I copied this\n\n---- Original message ---- Hello Lisa, what should he do?",
                "-----Original Message----- Please try.",
                "Nobody reads what is Sent from my iPhone.",
            })
    void shouldKeepWhatSomebodyTellsOrShows(String text) {
        assertThat(ReplyText.of(text, true).reply()).isEqualTo(text);
    }

    /// The first word of the introduction stands there twice, and no word of the writer's.
    @Test
    void shouldLeaveAnIntroductionWithALineToItselfToOthers() {
        String introduction = "El El lun, 5 de enero de 2026 a la(s) 10:13 a.m., Eva Lind <eva@desk.example> escribió:";

        assertThat(ReplyText.of(SAID + "\n\n" + introduction, true).reply()).isEqualTo(SAID);
    }

    @Test
    void shouldKeepAFooterThatIsNamedInASentence() {
        String history = " On Mon, 5 Jan 2026 at 10:13, Eva <eva@desk.example> wrote: Which program?" + MORE;

        assertThat(ReplyText.of("I use Outlook for iOS" + history, true).reply())
                .isEqualTo("I use Outlook for iOS");
        assertThat(ReplyText.of("It was sent from my iPhone" + history, true).reply())
                .isEqualTo("It was sent from my iPhone");
    }

    @Test
    void shouldStayInWhatAnswersNothingAndAboveMoreText() {
        String history = " On Mon, 5 Jan 2026 at 10:13, Eva Lind <eva@desk.example> wrote: Please try.";

        assertThat(ReplyText.of(SAID + history, false).reply()).isEqualTo(SAID + history);
        assertThat(ReplyText.of(SAID + history + "\n\nI did.", true).reply()).endsWith("I did.");
    }
}
