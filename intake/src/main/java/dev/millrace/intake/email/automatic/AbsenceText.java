package dev.millrace.intake.email.automatic;

import java.util.List;

/// Whether a mail says nothing but that its author is away and what belongs to that, sentence by sentence, where no
/// header and no subject shows that a program wrote it. One sentence of anything else is a person's: people are
/// away, too.
final class AbsenceText {
    private static final int MOST_SENTENCES = 12;

    private AbsenceText() {}

    /// Whether nothing is said but that the author is away, and what belongs to that.
    ///
    /// @param subject of the mail
    /// @param answers whether it answers another; else the subject may say more,
    ///     and one sentence is no note
    static boolean isNote(String subject, boolean answers, ShortText text) {
        List<String> said = text.written();
        if (said.isEmpty() || said.size() > MOST_SENTENCES || (said.size() == 1 && !answers)) {
            return false;
        }
        boolean absence = false;
        for (String sentence : said) {
            NoteSentence found = read(sentence);
            if (found == NoteSentence.NONE) {
                return false;
            }
            absence |= found == NoteSentence.ABSENCE;
        }
        // Last, since it takes longest and few come so far.
        return absence && !text.isQuestion() && !AbsenceNote.asks(subject);
    }

    /// Notes ask to turn to somebody else, and for nothing besides.
    private static NoteSentence read(String written) {
        NoteSentence sentence = NoteSentence.of(written);
        return sentence != NoteSentence.TURN && ShortText.isWish(written) ? NoteSentence.NONE : sentence;
    }
}
