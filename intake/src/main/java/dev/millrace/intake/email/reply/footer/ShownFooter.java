package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ParagraphAbove;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.lines.SayingVerbs;
import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;

/// Knows whoever writes of the words that houses and lists add to mails, or announces them with a colon: what
/// stands below is then what he shows.
final class ShownFooter {
    /// "Please note:" is a headline of what is below.
    private static final int FEWEST_WORDS = 4;

    private static final PhraseFile PHRASES = PhraseFile.beside(ShownFooter.class, "shown-footer.txt");

    private static final Phrases SPOKEN_OF = Phrases.of(PHRASES.phrases("spoken of"));
    private static final Phrases WORDING = Phrases.of(PHRASES.phrases("wording"));

    /// Mails of any kind, and what is put on them.
    private static final Phrases MAILS = Phrases.of(PHRASES.phrases("mails"));

    private static final int MOST_HEADLINES = 3;
    private static final int MOST_LINES_FRAMED = 30;
    private static final int LONGEST_OF_SIGNATURE = 40;
    private static final int MOST_PARAGRAPHS_OF_SIGNATURE = 3;

    private ShownFooter() {}

    /// Whether the paragraph above speaks of what is added, or announces it; above a line of strokes, too, that
    /// frames it, and above a signature.
    ///
    /// @param below the first line of what seems to be added
    static boolean isSpokenOfAbove(List<String> lines, int below) {
        int frame = frameAbove(lines, below);
        return isSpokenOfRightAbove(lines, below) || (frame > 0 && isShownBelow(lines, frame));
    }

    /// Whether the paragraph above speaks of a mail: whoever has got one may show it or a part of it.
    static boolean isOfMailAbove(List<String> lines, int below) {
        return MAILS.areIn(ParagraphAbove.text(lines, below).toLowerCase(Locale.ROOT));
    }

    private static boolean isSpokenOfRightAbove(List<String> lines, int below) {
        int at = aboveHeadlines(lines, below);
        String paragraph = ParagraphAbove.text(lines, at).strip();
        return SPOKEN_OF.areIn(paragraph.toLowerCase(Locale.ROOT)) || isShownBelow(lines, at);
    }

    /// A headline belongs to what is below and announces nothing.
    private static int aboveHeadlines(List<String> lines, int below) {
        int at = below;
        for (int count = 0; count < MOST_HEADLINES; count++) {
            int end = at;
            while (end > 0 && lines.get(end - 1).isBlank()) {
                end--;
            }
            if (end == 0 || !Disclaimers.mayBeHeadline(lines.get(end - 1))) {
                return at;
            }
            at = end - 1;
        }
        return at;
    }

    private static boolean isShownBelow(List<String> lines, int below) {
        String paragraph = ParagraphAbove.text(lines, below).strip();
        return announces(paragraph) || SayingVerbs.end(paragraph) || isWordingAboveSignature(lines, below);
    }

    private static int frameAbove(List<String> lines, int below) {
        int at = below - 1;
        while (at > 0 && at > below - MOST_LINES_FRAMED && !ReplyLines.isLongRule(lines.get(at))) {
            at--;
        }
        return at > 0 && ReplyLines.isLongRule(lines.get(at)) ? at : 0;
    }

    private static boolean isWordingAboveSignature(List<String> lines, int below) {
        int at = below;
        for (int count = 0; count < MOST_PARAGRAPHS_OF_SIGNATURE; count++) {
            List<String> above = ParagraphAbove.lines(lines, at);
            while (at > 0 && lines.get(at - 1).isBlank()) {
                at--;
            }
            at -= above.size();
            if (WORDING.areIn(String.join(" ", above).toLowerCase(Locale.ROOT))) {
                return true;
            }
            if (above.isEmpty() || above.stream().anyMatch(line -> line.length() > LONGEST_OF_SIGNATURE)) {
                return false;
            }
        }
        return false;
    }

    private static boolean announces(String paragraph) {
        return ReplyLines.announces(paragraph) && paragraph.split("\\s+", FEWEST_WORDS).length == FEWEST_WORDS;
    }
}
