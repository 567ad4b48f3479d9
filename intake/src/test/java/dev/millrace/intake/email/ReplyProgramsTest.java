package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.html.HtmlText;
import dev.millrace.intake.email.reply.ReplyText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What mail programs write around an answer, in the languages that people use: tables under `src/test/resources/mail`.
/// `⏎` stands for a line end.
class ReplyProgramsTest {
    private static final String ANSWER = "It works again.";
    private static final String QUOTE = "\n\n> Please try\n> once more.";

    @ParameterizedTest
    @CsvFileSource(resources = "/mail/introductions.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void shouldKnowTheLineAboveAQuote(String program, String language, String introduction) {
        String who = program + ", " + language;

        leavesTheAnswer(who, ANSWER + "\n\n" + introduction + QUOTE);
        leavesTheAnswer(who, ANSWER + "\n\n-- \nAnna\n\n" + introduction + QUOTE);
        leavesTheAnswer(who, ANSWER + "\n\n" + wrapped(introduction, 60) + QUOTE);
        leavesTheAnswer(who, ANSWER + "\n\n" + wrapped(introduction, 45) + QUOTE);
        leavesTheAnswer(who, ANSWER + "\n\n" + linked(introduction) + QUOTE);
        leavesTheAnswer(who, introduction + QUOTE + "\n\n" + ANSWER);
        leavesTheAnswer(
                who,
                HtmlText.of("<div>" + ANSWER + "</div><br><div>" + escaped(introduction)
                        + "</div><blockquote type=cite>Please try<br>it.</blockquote>"));
        assertThat(reply(introduction + "\n> Did you?\nI did.\n> And then?\nNothing.\n> Well."))
                .as(who)
                .isEqualTo(introduction + "\n> Did you?\nI did.\n> And then?\nNothing.");
        assertThat(reply(ANSWER + "\n\n" + introduction + "\n> Did you?\nI did.\n> And then?\nNothing.\n> Well."))
                .as(who)
                .isEqualTo(ANSWER + "\n\n> Did you?\nI did.\n> And then?\nNothing.");
    }

    /// Where the quote has no marks, the line must say who wrote and when.
    @ParameterizedTest
    @CsvFileSource(resources = "/mail/introductions.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void shouldKnowTheLineAboveAQuoteWithoutMarks(String program, String language, String introduction) {
        if (introduction.chars().anyMatch(Character::isDigit)) {
            leavesTheAnswer(program + ", " + language, ANSWER + "\n\n" + introduction + "\n\nPlease try once more.");
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/mail/headers.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void shouldKnowTheHeaderAboveAQuote(String program, String language, String header) {
        String who = program + ", " + language;
        String lines = header.replace('⏎', '\n');
        String bold = lines.replaceAll("(?m)^([^:_\\n>-]{1,20}?) ?:", "*$1:*");

        leavesTheAnswer(who, ANSWER + "\n\n" + lines + "\n\nPlease try\nonce more.");
        leavesTheAnswer(who, ANSWER + "\n" + lines + "\nPlease try\nonce more.");
        leavesTheAnswer(who, ANSWER + "\n\n" + bold + "\n\nPlease try\nonce more.");
        leavesTheAnswer(who, ANSWER + "\n\n" + lines.replace("\n", "\n\n") + "\n\nPlease try.");
        leavesTheAnswer(who, ANSWER + "\n\n> " + lines.replace("\n", "\n> ") + "\n>\n> Please try.");
        leavesTheAnswer(
                who,
                HtmlText.of("<p>" + ANSWER + "</p><hr><p>" + escaped(lines).replace("\n", "<br>")
                        + "</p><p>Please try.</p>"));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/mail/footers.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void shouldKnowTheFooterOfAProgram(String language, String footer) {
        String introduced = "On 5 Jan 2026 at 10:00, Eva Lind wrote:\n> Please";
        String header =
                "________________________________\nFrom: Eva <eva@desk.example>\nSent: 5 January 2026\nTo: Anna\n"
                        + "Subject: Locked\n\nPlease try.";

        leavesTheAnswer(language, ANSWER + "\n\n" + footer);
        leavesTheAnswer(language, ANSWER + "\n\n" + footer + " <https://mail.example/app>");
        leavesTheAnswer(language, ANSWER + "\n\n" + footer + "\n\n" + introduced);
        leavesTheAnswer(language, ANSWER + "\n\n" + footer + "\n" + header);
        leavesTheAnswer(language, introduced + "\n\n" + ANSWER + "\n\n" + footer);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/mail/disclaimers.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void shouldKnowTheDisclaimerOfACompany(String language, String disclaimer) {
        String introduced = "On 5 Jan 2026 at 10:00, Eva Lind wrote:\n> Please";

        leavesTheAnswer(language, ANSWER + "\n\n" + disclaimer);
        leavesTheAnswer(language, ANSWER + "\n\n" + wrapped(disclaimer, 70));
        leavesTheAnswer(language, ANSWER + "\n\n-- \nAnna\n\n" + disclaimer);
        leavesTheAnswer(language, ANSWER + "\n\n" + disclaimer + "\n\n" + introduced);
        leavesTheAnswer(language, ANSWER + "\n\n" + introduced + "\n\n" + disclaimer);
        leavesTheAnswer(
                language, HtmlText.of("<p>" + ANSWER + "</p><blockquote>Old</blockquote><p>" + disclaimer + "</p>"));
    }

    private static void leavesTheAnswer(String who, String text) {
        assertThat(reply(text)).as(who).isEqualTo(ANSWER);
    }

    private static String reply(String text) {
        return ReplyText.of(text).reply();
    }

    private static String wrapped(String line, int width) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : line.split(" ", -1)) {
            boolean fits = column + word.length() < width;
            lines.append(column == 0 ? "" : fits ? " " : "\n").append(word);
            column = fits ? column + word.length() + 1 : word.length();
        }
        return lines.toString();
    }

    private static String linked(String introduction) {
        return introduction.replace("<eva@desk.example>", "<eva@desk.example<mailto:eva@desk.example>>");
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace(">", "&gt;");
    }
}
