package dev.millrace.intake.email.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.reply.signature.Signatures;
import dev.millrace.intake.email.reply.signature.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which lines around a quote, and within it, are the answer.
class ReplyTextTest {
    @Test
    void shouldSeparateAnAnswerBelowAQuote() {
        ReplyText text = ReplyText.of("""
                On 5 Jan 2026, Support <support@acme.example> wrote:
                > Is it the blue one?
                > Or the red one?

                The blue one.""");

        assertThat(text.reply()).isEqualTo("The blue one.");
        assertThat(text.quoted()).contains("> Or the red one?");
    }

    @Test
    void shouldKeepAnswersWithinAQuoteWithTheLinesTheyAnswer() {
        ReplyText text = ReplyText.of("""
                > Is it the blue one?
                Yes.
                > Since when?
                Since Monday.""");

        assertThat(text.reply()).isEqualTo("> Is it the blue one?\nYes.\n> Since when?\nSince Monday.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please bring:\n\n- bread\n- butter",
                "I will be away.\nFrom: Monday\nTo: Friday",
                "I wrote to anna@acme.example at 10:30 and she asked me to do the following:\n\nrestart it.",
                "The error says:\n---\nfirst\n\nsecond\n\nthird\n\nfourth\n\nfifth\n\nsixth\n\nseventh\n\neighth\n\nninth",
                "The error says:\n---\nfirst\nsecond",
                "The error says:\n________\nfirst\nsecond",
                "> Is it the blue one?\n\nYes, that one.",
                "A confidential paper lies in the printer, and I am not the intended recipient. What shall I do?",
                "At 10:30 the server wrote:\n\ndisk full",
                "The log says:\n\nOn Monday at 10:12 the server wrote:\ndisk full\n\nand stopped.",
                "The error is:\n____\nABC\n____\nWhat now?",
                "Two problems.\n\n________________________________\nThe printer is jammed.\n\n"
                        + "________________________________\nThe screen is dark.",
                "Hello,\n\nplease delete the confidential mail to the wrong recipient; Ben was the addressee. Notify me soon.",
                "Hello,\n\nplease delete the confidential mail that went to the wrong recipient and notify Ben at once.",
                "It works.\n\nI sent this message to the wrong addressee by mistake, please delete it wherever you find it.",
                "It works.\n\nPlease print the pages about the environment at work again.",
                "On your machine you can run:\n\n    ping mx.acme.example\n\nIt should answer.",
            })
    void shouldKeepWhatOnlyLooksLikeHistoryOrSignature(String text) {
        assertThat(ReplyText.of(text).reply()).isEqualTo(text);
    }

    @Test
    void shouldKeepQuotesFurtherDownWithoutTheirIntroductions() {
        assertThat(ReplyText.of("""
                On 6 Jan 2026 at 10:00, Anna <anna@acme.example> wrote:

                It is the blue one.

                On 5 Jan 2026 at 10:00, Eva <eva@desk.example> wrote:

                > Is it the blue one?
                >
                It is not, she is wrong.""").reply()).isEqualTo("""
                It is the blue one.

                > Is it the blue one?
                >
                It is not, she is wrong.""");
    }

    /// The mail answers one that answers one.
    @Test
    void shouldTakeNoIntroductionBetweenTwoQuotesForAnAnswer() {
        String mail = """
                The new one.

                On Mon, Jan 5, 2026 at 10:00 AM Eva <eva@desk.example> wrote:
                > The old or the new one?

                On Sun, Jan 4, 2026 at 9:00 AM Anna <anna@acme.example> wrote:
                > It is broken.""";

        assertThat(ReplyText.of(mail).reply()).isEqualTo("The new one.");
        assertThat(ReplyText.of(mail.replace(
                                "On Sun, Jan 4, 2026 at 9:00 AM Anna <anna@acme.example> wrote:", "The new. Before:"))
                        .reply())
                .contains("The new. Before:");
    }

    @Test
    void shouldKnowAnIntroductionThatEndsWithoutAColon() {
        String introduction = "On Mon, 5 Jan 2026 10:00:00 +0100 Eva Lind <eva@desk.example> wrote";

        assertThat(ReplyText.of("Yes.\n\n" + introduction + "\n\nIs it locked?").reply())
                .isEqualTo("Yes.");
        assertThat(ReplyText.of("Yes.\n\n" + introduction + "\nthat it is locked.")
                        .reply())
                .endsWith("that it is locked.");
    }

    @Test
    void shouldKnowTheHeaderOfAFrenchProvider() {
        assertThat(ReplyText.of("Oui.\n\n====\n\nMessage du : 05/01/2026 10:00\nDe : \"Eva\" <eva@desk.example>\n"
                                + "A : anna@acme.example\nCopie à : \nSujet : Porte\n\nElle est fermée.")
                        .reply())
                .isEqualTo("Oui.");
    }

    @Test
    void shouldKnowQuotesByTheInitialsOfTheirAuthor() {
        assertThat(ReplyText.of("On 5 Jan 2026 at 10:00, Eva Lind wrote:\nEL> Is it?\nEL>\n\nIt is.")
                        .reply())
                .isEqualTo("It is.");
    }

    /// The Bat! leaves an empty line between paragraphs without a mark.
    @Test
    void shouldKeepTheAnswerBelowQuotesByInitials() {
        String answer = "It prints again, but only in black.\n\nCan somebody come?";

        assertThat(ReplyText.of("Hi Tom,\n\nTuesday, November 17, 2026, 7:10:07 PM, you wrote:\n\n"
                                + "TF> Hello Hanna,\n\nTF> the server runs again.\n\nTF> Is it any better?\n\n"
                                + answer)
                        .reply())
                .isEqualTo("Hi Tom,\n\n" + answer);
        assertThat(ReplyText.of("Привет,\n\nВы писали 18 ноября 2026 г., 19:47:07:\n\nИЛ> Всё в порядке?\n\nДа.")
                        .reply())
                .isEqualTo("Привет,\n\nДа.");
        assertThat(ReplyText.of("On 5 Jan 2026 at 10:00 the server wrote:\n\nSQL> select 1;\n\nWhat is that?")
                        .reply())
                .contains("SQL> select 1;", "What is that?");
    }

    @Test
    void shouldTakeNothingOutOfAQuoteWithoutMarksThatQuotesItself() {
        assertThat(ReplyText.of("Thanks.\n\nOn 5 Jan 2026 at 10:00, Eva Lind <eva@desk.example> wrote:\n\nHello,\n"
                                + "> It is locked.\n> Still.\n\nIt is open now.")
                        .reply())
                .isEqualTo("Thanks.");
    }

    @Test
    void shouldKeepWhatStandsAboveAndBelowAQuote() {
        ReplyText text = ReplyText.of("""
                Hello,

                On 5 Jan 2026 at 10:00, Support wrote:
                > Is it the blue one?

                It is.
                -- \nAnna""");

        assertThat(text.reply()).isEqualTo("Hello,\n\nIt is.");
    }

    @Test
    void shouldKeepAnswersBetweenQuotedLinesBelowAnIntroduction() {
        ReplyText text = ReplyText.of("""
                Answers below.

                On 5 Jan 2026 at 10:00, Support wrote:
                > Is it the blue one?
                Yes.
                > Since when?
                Since Monday.""");

        assertThat(text.reply())
                .isEqualTo("Answers below.\n\n> Is it the blue one?\nYes.\n> Since when?\nSince Monday.");
    }

    /// Nothing but answers is written: the whole shows what they answer.
    @Test
    void shouldKeepAMailThatIsAnsweredLineByLineFromItsTop() {
        String mail = """
                On 5 Jan 2026 at 10:00, Support wrote:

                > Is it the blue one?

                Yes.

                > Since when?

                Since Monday.""";

        assertThat(ReplyText.of(mail).reply()).isEqualTo(mail);
        assertThat(ReplyText.of(mail + "\n\n> Regards\n> Support").reply()).isEqualTo(mail);
    }

    @Test
    void shouldFindTheAnswerBeforeAnIntroductionOnTheSameLine() {
        assertThat(ReplyText.of("Yes. On Mon, 5 Jan 2026 at 10:00, Support wrote:\n> Is it?")
                        .reply())
                .isEqualTo("Yes.");
        assertThat(ReplyText.of(
                                "Count me in - Sam On Dec 30, 2025, at 3:12 PM, Eva Lind <eva@desk.example> wrote:\n> Do you come?")
                        .reply())
                .isEqualTo("Count me in - Sam");
        for (String answer : List.of("This works from here on", "It is the printer on floor 2")) {
            String introduction = "On Tuesday, 3 July 2018, 11:20:57 PM IST, Eva Lind <eva@desk.example> wrote:";
            assertThat(ReplyText.of(answer + "   " + introduction + "  \n \n Does it work?", true)
                            .reply())
                    .isEqualTo(answer);
            assertThat(ReplyText.of(answer + " " + introduction + "\n\nDoes it work?", true)
                            .reply())
                    .isEqualTo(answer);
        }
        assertThat(ReplyText.of(
                                "Läuft, danke   Am Dienstag, 3. Juli 2018, 11:20:57 MESZ hat Eva Lind <eva@desk.example>"
                                        + " geschrieben:  \n \n Geht es?",
                                true)
                        .reply())
                .isEqualTo("Läuft, danke");
        String told = "Eva asked me On May 5, 2026 at 10:00 what she wrote:\n\nIs it fixed?";
        assertThat(ReplyText.of(told).reply()).isEqualTo(told);
    }

    /// As where a program lost the ends of lines.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ja, das passt.|Am 05.01.2026 um 10:00 schrieb Eva Lind <eva@desk.example>:",
                "Ja.|Am Mo., 5. Jan. 2026 um 10:00 Uhr schrieb Eva Lind:",
                "Room 5 is fine!|Am 05.01.2026 um 10:00 schrieb Eva Lind <eva@desk.example>:",
                "Oui, ça marche.|Le lun. 5 janv. 2026 à 10:00, Eva Lind <eva@desk.example> a écrit :",
                "Sí, funciona.|El lun, 5 ene 2026 a las 10:00, Eva Lind (<eva@desk.example>) escribió:",
                "Funziona ora.|Il giorno lun 5 gen 2026 alle ore 10:00 Eva Lind <eva@desk.example> ha scritto:",
                "Het werkt weer.|Op ma 5 jan. 2026 om 10:00 schreef Eva Lind <eva@desk.example>:",
                "Tak, działa.|W dniu 05.01.2026 o 10:00, Eva Lind pisze:",
                "Det fungerar nu.|Den mån 5 jan. 2026 kl. 10:00 skrev Eva Lind <eva@desk.example>:",
                "Да, работает.|5 янв. 2026 г. в 10:00, Eva Lind <eva@desk.example> написал(а):",
                "Yes it works.|2026-01-05 10:00 GMT+01:00 Eva Lind <eva@desk.example>:",
                "Yes it works.|On Jan. 5, 2026 at 10:00 a.m. Eva Lind <eva@desk.example>\nwrote:",
            })
    void shouldFindTheAnswerBeforeAnIntroductionInAnyLanguage(String line) {
        String answer = line.substring(0, line.indexOf('|'));
        String introduction = line.substring(line.indexOf('|') + 1);

        assertThat(ReplyText.of(answer + " " + introduction + "\n> Is it?", true)
                        .reply())
                .isEqualTo(answer);
        assertThat(ReplyText.of(introduction + "\n> Is it?", true).reply()).isEmpty();
        assertThat(ReplyText.of("    " + introduction + "\n> Is it?", true).reply())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 5 Jan 2026 at 10:00, Eva Lind <eva@desk.example> wrote:\n> Is it unlocked?\n",
                "Am 05.01.2026 um 10:00 schrieb Eva Lind:\n\n> Geht es wieder?\n> Eva",
                "> On Mon, 5 Jan 2026 at 10:00, Eva Lind <eva@desk.example> wrote:\n>\n>> Is it unlocked?\n",
            })
    void shouldFindNothingNewInAnIntroducedQuoteAlone(String text) {
        assertThat(ReplyText.of(text, true))
                .returns("", ReplyText::reply)
                .satisfies(split -> assertThat(split.quoted()).isNotEmpty());
    }

    /// Above a list's footer a signature stands that is none at the end; what is remembered of that end must not say
    /// otherwise.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The printer is on fire.",
                "The printer is on fire.\n\nRegards\nAnna Keller",
                "The printer is on fire.\n\nRegards\nAnna",
                "The printer is on fire.\n\nAnna",
                "The printer is on fire.\n\nRegards\nAnna\n\n________________",
                "The printer is on fire.\n\nRegards\nAnna\n\nSent from my iPhone",
                "The printer is on fire.\n\nRegards\nAnna\n-- \nAnna Keller\nAcme",
                "The printer is on fire.\n\nRegards\nAnna\n\nOn 5 Jan 2026, Eva <eva@desk.example> wrote:\n> Where?",
                "   The printer is on fire.\n\n   Regards\n   Anna",
                "\n\n    Regards\nAnna\n\n",
                "Broken\rin two.\n\nRegards\nAnna",
                "-- \nAnna Keller",
                "Regards\nAnna",
                "",
            })
    void shouldLeaveOutOfAReplyWhatItsLinesEndWith(String text) {
        for (Writer writer :
                List.of(new Writer("Anna Keller", "anna"), new Writer("Ben Hill", "ben"), Writer.UNKNOWN)) {
            ReplyText split = ReplyText.of(text, true, new Writer("Anna Keller", "anna"));

            assertThat(split.withoutSignature(writer))
                    .isEqualTo(String.join(
                            "\n", Signatures.without(split.reply().lines().toList(), writer)));
        }
    }
}
