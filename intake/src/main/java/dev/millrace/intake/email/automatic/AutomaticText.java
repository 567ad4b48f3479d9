package dev.millrace.intake.email.automatic;

import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.WholeWords;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Whether a mail says of itself that it is automatic, where neither a header nor the subject shows that a
/// program wrote it, and nobody speaks besides: people write about what programs send.
final class AutomaticText {
    /// Programs have no "I"; what "we" complain of is no program's either. Words that mean something else elsewhere are
    /// only those which stand in no mail of a program.
    private static final WholeWords SOMEBODY = FirstPerson.SINGULAR.or(WholeWords.of(
            PhraseFile.beside(AutomaticText.class, "automatic-text.txt").phrases("somebody")));

    private AutomaticText() {}

    /// Whether one of its first sentences or the last says so.
    ///
    /// @param from who sent it: people, too, want no answer to what they report
    static boolean saysSo(ShortText text, List<MailAddress> from) {
        if (text.written().isEmpty()) {
            return false;
        }
        boolean personal = from.stream().limit(1).anyMatch(PersonalAddress::isOne);
        Predicate<String> says = sentence -> OpeningStatement.isOfProgram(sentence)
                || (!personal && (OpeningStatement.isOfHouse(sentence) || OpeningStatement.wantsNoAnswer(sentence)));
        List<String> told = text.told().stream().limit(2).toList();
        if (!told.isEmpty() && says.test(told.getFirst())) {
            // Behind it a program may ask for something, and say "we": "Thank you, we have your mail."
            return isSpokenByNobody(text);
        }
        // A title may stand above it, which speaks of nobody; else a person who passes it on does.
        return Stream.concat(told.stream().skip(1), Stream.of(text.sentences().getLast()))
                        .anyMatch(says)
                && isSpokenByNobody(text)
                && !text.asks()
                && !FirstPerson.OF_US.areIn(text.all());
    }

    private static boolean isSpokenByNobody(ShortText text) {
        return !text.isQuestion() && !SOMEBODY.areIn(text.all());
    }

    /// Whether somebody speaks of himself or wants something, and links to nothing, as programs do.
    static boolean isSpokenByAPerson(String written) {
        ShortText text = ShortText.of(written);
        return !text.written().isEmpty()
                && !text.all().contains("://")
                && (SOMEBODY.areIn(text.all()) || ShortText.isWish(text.all()) || DeskWork.isWantedIn(text.all()));
    }
}
