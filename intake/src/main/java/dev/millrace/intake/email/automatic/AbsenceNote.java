package dev.millrace.intake.email.automatic;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.reply.signature.MarkedSignature;
import dev.millrace.intake.email.words.Alternatives;
import dev.millrace.intake.email.words.PhraseFile;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether a text may be a program's note of somebody's absence, where nothing but the subject shows that it is one:
/// "Vacation: cannot log in" is a person's as long as the text speaks of something else.
final class AbsenceNote {
    private static final int LONGEST = 2_000;

    private static final PhraseFile PHRASES = PhraseFile.beside(AbsenceNote.class, "absence-note.txt");

    private static final Pattern ABSENCE = inAnyCase("absence");
    private static final Pattern AWAY_ONESELF =
            Pattern.compile(PHRASES.alternatives("away oneself").atWordEnd());
    private static final Pattern COVERED = inAnyCase("covered");
    private static final Pattern RECEIPT = inAnyCase("receipt");
    private static final Pattern REQUEST = inAnyCase("request");
    private static final Pattern SET_UP = inAnyCase("set up");
    private static final Pattern STILL = inAnyCase("still");
    private static final Pattern ASKED = asked(PHRASES.alternatives("asked"));

    private static final Pattern FEW_WORDS = Pattern.compile("\\S*\\s*\\S*");

    /// In characters. Chinese and Japanese have no blanks between words, so that whole sentences of theirs look like
    /// one.
    private static final int LONGEST_FEW_WORDS = 20;
    private static final int LONGEST_COURTESY = 300;

    private static final Pattern PLEASE = please(PHRASES.alternatives("please"));

    private AbsenceNote() {}

    /// True for a text that says nothing, too.
    static boolean mayBe(String subject, String text) {
        String begin = Bounded.clip(text, LONGEST).strip();
        if (ShortText.marksQuestion(begin) || SET_UP.matcher(begin).find()) {
            return false;
        }
        boolean whole = !ShortText.marksQuestion(subject) && !AutomaticSubject.tellsMore(subject);
        boolean speaksOfIt = (whole && saysNothing(begin)) || tellsOfIt(begin);
        return speaksOfIt
                && !(AutomaticSubject.goesOn(subject) && REQUEST.matcher(begin).find());
    }

    /// Whether a text asks for something or complains, and does not tell of an absence beside it: "Urgent? Call Ben."
    static boolean asks(String text) {
        String begin = Bounded.clip(text, LONGEST);
        if (RECEIPT.matcher(begin).find()) {
            return false;
        }
        return REQUEST.matcher(begin).find()
                || SET_UP.matcher(begin).find()
                || (!tellsOfIt(begin)
                        && (ShortText.marksQuestion(begin)
                                || STILL.matcher(begin).find()));
    }

    /// Whether a sentence is a question of a person: "How do I set the note?"
    static boolean isAskedIn(String text) {
        return ShortText.of(text).sentences().stream()
                .anyMatch(sentence -> ASKED.matcher(sentence).find());
    }

    /// Whether a text calls itself automatic at its start, says right behind that its author is away, word by word as
    /// notes do, and wants nothing: "This is an automatic reply. I am on vacation until 30 May. The shop is open."
    static boolean isAnnouncedIn(ShortText text) {
        List<String> sentences = text.written();
        return sentences.size() > 1
                && OpeningStatement.isNothingButOfProgram(text.sentences().getFirst())
                && NoteSentence.of(sentences.get(1)) == NoteSentence.ABSENCE
                && !text.asks()
                && !DeskWork.isWantedIn(text.all())
                && !REQUEST.matcher(text.all()).find()
                && !STILL.matcher(text.all()).find();
    }

    /// Whether a sentence says that its author himself is away, and nothing is asked or wished beside it.
    static boolean isToldIn(String written) {
        ShortText text = ShortText.of(written);
        return !text.asks()
                && (text.written().stream().anyMatch(sentence -> NoteSentence.of(sentence) == NoteSentence.ABSENCE)
                        || text.sentences().stream()
                                .anyMatch(sentence ->
                                        AWAY_ONESELF.matcher(sentence).lookingAt()));
    }

    private static boolean tellsOfIt(String text) {
        return ABSENCE.matcher(text).find() || COVERED.matcher(text).find();
    }

    /// Whether a text has no word of any matter: none at all, thanks, or a name.
    static boolean saysNothing(String text) {
        return text.length() <= LONGEST_COURTESY
                && !asks(text)
                && !PLEASE.matcher(text).find()
                && (saysLittle(text.strip()) || isOfNotesWords(text.strip()));
    }

    /// Greeting, thanks and name among them, each with nothing but the words of notes.
    private static boolean isOfNotesWords(String text) {
        String first = text.lines().findFirst().orElse("");
        return Stream.concat(
                        Stream.of(first).filter(MarkedSignature::isGreeting), ShortText.of(text).written().stream())
                .noneMatch(sentence -> NoteSentence.of(sentence) == NoteSentence.NONE);
    }

    private static boolean saysLittle(String text) {
        return text.length() <= LONGEST_FEW_WORDS && FEW_WORDS.matcher(text).matches();
    }

    private static Pattern inAnyCase(String section) {
        return Pattern.compile(
                PHRASES.alternatives(section).atWordStart(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// At the start or behind what ends a sentence or a greeting.
    private static Pattern asked(Alternatives words) {
        String question = words.parted() + "(?!\\p{L})[^?؟]*[?؟]";
        String greek = PHRASES.alternatives("asked in Greek").parted() + " [^?;]*[?;]";
        String unparted = "[^?？]{0,40}" + words.unparted() + "[^?？]{0,40}[?？]";
        return Pattern.compile("(?:^|[.!?,;:–—]\\s+)¿?(?:" + question + "|" + greek + "|" + unparted + ")");
    }

    private static Pattern please(Alternatives words) {
        return Pattern.compile("(?iU)\\b" + words.parted() + "\\b|" + words.unparted());
    }
}
