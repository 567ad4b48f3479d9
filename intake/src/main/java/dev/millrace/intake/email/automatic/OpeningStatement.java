package dev.millrace.intake.email.automatic;

import dev.millrace.intake.email.words.PhraseFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a sentence begins by which a mail says of itself that nobody wrote it, or that nobody reads an answer.
final class OpeningStatement {
    private static final PhraseFile PHRASES = PhraseFile.beside(OpeningStatement.class, "opening-statement.txt");

    /// "Note: ", or marks, before what is said.
    private static final String NOTE = "(?:(?:please )?note:? |\\W{1,10})?";

    /// Says of itself that nobody wrote it.
    private static final Pattern AUTOMATIC =
            Pattern.compile(NOTE + PHRASES.alternatives("automatic").anywhere());

    private static final Pattern AUTOMATIC_AND_NO_MORE = Pattern.compile("\\W{0,10}"
            + PHRASES.alternatives("automatic and no more").anywhere()
            + "(?:\\s?[,;–—-]\\s?(?<rest>.{1,200}))?$");

    /// Wants no answer, as programs say, and people who report what they do not look after.
    private static final Pattern NOT_TO_ANSWER =
            Pattern.compile(NOTE + PHRASES.alternatives("not to answer").anywhere());

    /// Behind which a person goes on: "This is an automated message that I get each hour".
    private static final Pattern TOLD =
            Pattern.compile(PHRASES.alternatives("told").atWordStart() + " ");

    private static final int LONGEST_ALONE = 60;

    private OpeningStatement() {}

    /// Whether a program may begin so, whoever goes on behind it.
    ///
    /// @param sentence in small letters
    static boolean beginsAsAutomatic(String sentence) {
        return AUTOMATIC.matcher(sentence).lookingAt()
                || isOfHouse(sentence)
                || NOT_TO_ANSWER.matcher(sentence).lookingAt();
    }

    /// Whether it says that nobody wrote the mail.
    ///
    /// @param sentence in small letters
    static boolean isOfProgram(String sentence) {
        return AUTOMATIC.matcher(sentence).lookingAt()
                && !TOLD.matcher(sentence).find();
    }

    /// Whether it says so as houses do. People write it, too: "Mail sent automatically" above what they tell of it.
    ///
    /// @param sentence in small letters
    static boolean isOfHouse(String sentence) {
        Matcher said = AUTOMATIC_AND_NO_MORE.matcher(sentence);
        return said.matches()
                && (said.group("rest") == null
                        || NOT_TO_ANSWER.matcher(said.group("rest")).lookingAt());
    }

    /// Whether nothing else is said in it, as people do who go on: "This is an automatic message, make it stop".
    ///
    /// @param sentence in small letters
    static boolean isNothingButOfProgram(String sentence) {
        return isOfProgram(sentence) && sentence.length() <= LONGEST_ALONE && sentence.indexOf(',') < 0;
    }

    /// Whether it says that nobody reads an answer.
    ///
    /// @param sentence in small letters
    static boolean wantsNoAnswer(String sentence) {
        return NOT_TO_ANSWER.matcher(sentence).lookingAt()
                && !TOLD.matcher(sentence).find();
    }
}
