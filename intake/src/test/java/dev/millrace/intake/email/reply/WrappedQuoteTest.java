package dev.millrace.intake.email.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A quote whose lines a program wrapped anew: their rests have no mark, and are no answers.
class WrappedQuoteTest {
    @Test
    void shouldTakeTheRestOfAWrappedQuoteForNoAnswer() {
        String mail = """
                Yes.

                On 5 Jan 2026 at 10:00, Eva wrote:
                > We would like to exchange your computer on Friday because it is old and the
                warranty
                > has run out. Is that well?""";

        assertThat(ReplyText.of(mail).reply()).isEqualTo("Yes.");
        assertThat(ReplyText.of(mail.replace("the\nwarranty\n> has", "done?\nyes\n> Has"))
                        .reply())
                .endsWith("\nyes");
    }

    @Test
    void shouldTakeTheSecondHalfOfAWrappedLineForNoAnswer() {
        String mail = """
                Yes.

                On 5 Jan 2026 at 10:00, Eva wrote:
                > We would like to exchange your computer on Friday because it is so very
                old that nobody has parts for it any more, and it smells badly whenever
                > it is on. Is that well?""";

        assertThat(ReplyText.of(mail).reply()).isEqualTo("Yes.");
        assertThat(ReplyText.of(mail.replace("old that nobody has parts", "It is new, and I need parts"))
                        .reply())
                .contains("It is new");
        assertThat(ReplyText.of(mail.replace("it is so very", "it stopped, did it?"))
                        .reply())
                .contains("old that nobody");
    }

    /// Programs wrap at some eighty letters: what is as wide and breaks off goes on below.
    @Test
    void shouldTakeTheEndOfAWrappedParagraphForNoAnswer() {
        String mail = """
                Yes.

                On 5 Jan 2026 at 10:00, Eva wrote:
                > We would like to exchange your computer next Friday because it is very old
                and slow.
                >
                > Please put all that you need on the network drive before, such as pictures,
                letters and "notes".""";

        assertThat(ReplyText.of(mail).reply()).isEqualTo("Yes.");
        assertThat(ReplyText.of(mail.replace("very old\nand", "old, yes?\nit is"))
                        .reply())
                .contains("it is slow.");
        assertThat(ReplyText.of(mail.replace("very old\nand slow.", "old\nand slow."))
                        .reply())
                .contains("and slow.");
        assertThat(ReplyText.of(mail.replace("\nand slow.", "\nand slow.\nbut it works"))
                        .reply())
                .contains("and slow.\nbut it works");
    }

    @Test
    void shouldTakeTheRestsOfANarrowQuoteForNoAnswers() {
        String mail = """
                Yes.

                On 5 Jan 2026 at 10:00, Eva wrote:
                > We would like to exchange your computer
                on
                > Friday because it is old and the one that
                broke.
                >
                > Is that well?""";

        assertThat(ReplyText.of(mail).reply()).isEqualTo("Yes.");
        assertThat(ReplyText.of(mail.replace("\nbroke.", "\nbroke is not mine")).reply())
                .isEqualTo("Yes.");
        assertThat(ReplyText.of(mail.replace("that\nbroke.", "broke?\nmine.")).reply())
                .endsWith("mine.");
        assertThat(ReplyText.of(mail.replace(" because it is old and the one that", " at ten in room"))
                        .reply())
                .contains("broke.");
    }

    /// A quote that is wrapped for a narrow screen has rests below more than one line.
    @Test
    void shouldKeepShortAnswersWithinANarrowQuote() {
        String mail = """
                On 5 Jan 2026 at 10:00, Eva wrote:
                > Please tell us the number of the device
                > and the floor on which the device stands
                asset 4711, third floor
                > and the time of your last print job
                > and what stands on its panel
                nothing at all""";

        assertThat(ReplyText.of(mail).reply()).contains("asset 4711, third floor", "nothing at all");
    }

    /// Somebody answers a list in his own way.
    @Test
    void shouldKeepAnswersInSmallLettersBelowLongLines() {
        String answers = """
                > - the exact wording of the error message that your VPN client shows you
                it says error 809, only since monday
                > - whether your colleagues on the same floor have the same problem now
                no, only me""";
        String mail = "Hello,\n\nOn 5 Jan 2026 at 10:00, IT desk <desk@acme.example> wrote:\n" + answers
                + "\n> Regards, the desk";

        assertThat(ReplyText.of(mail).reply()).isEqualTo("Hello,\n\n" + answers);
    }
}
