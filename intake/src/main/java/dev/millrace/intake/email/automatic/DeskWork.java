package dev.millrace.intake.email.automatic;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.words.Alternatives;
import dev.millrace.intake.email.words.PhraseFile;
import java.util.regex.Pattern;

/// Whether a text wants of its reader what only a desk does, or says that its writer cannot get in:
/// no program's note of somebody's absence does, whatever the subject.
final class DeskWork {
    private static final int LONGEST = 2_000;

    private static final PhraseFile PHRASES = PhraseFile.beside(DeskWork.class, "desk-work.txt");

    private static final Pattern WANTED = wanted(PHRASES.alternatives("wanted"));
    private static final Pattern ACCESS =
            Pattern.compile(PHRASES.alternatives("access").atWordStart().replace("~", ofSentenceOfOthers()));
    private static final Pattern HELP =
            Pattern.compile(PHRASES.alternatives("help").atWordStart().replace("~", notToImprove()));

    private DeskWork() {}

    static boolean isWantedIn(String text) {
        String begin = ShortText.small(Bounded.clip(text, LONGEST).replace('’', '\''));
        return WANTED.matcher(begin).find()
                || ACCESS.matcher(begin).find()
                || HELP.matcher(begin).find();
    }

    private static Pattern wanted(Alternatives work) {
        String unable = PHRASES.alternatives("unable").parted() + ",? [^.!?\\n]{0,40}"
                + PHRASES.alternatives("to get in").parted();
        return Pattern.compile("(?<!\\p{L})(?:" + work.parted() + "|" + unable + ")|" + work.unparted());
    }

    /// A character of a sentence in which nobody says that he himself has something or none.
    private static String ofSentenceOfOthers() {
        return "(?:(?!, my |" + PHRASES.alternatives("of his own").wholeWords() + ")[^.!?\\n])";
    }

    private static String notToImprove() {
        return "(?!,? [^.!?,;\\n]{0,60}" + PHRASES.alternatives("to improve").parted() + ")";
    }
}
