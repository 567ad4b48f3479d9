package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.lines.HeaderField;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.lines.SayingVerbs;
import java.util.List;
import java.util.regex.Pattern;

/// "Original Message" without strokes above nothing but the sender, as text made of HTML leaves it. The words
/// are anybody's, and so is the line: only together, below a blank line and where nobody says that they are
/// shown, are they a program's.
final class BareMark {
    private static final Pattern SENDER =
            Pattern.compile("[^<>@]{0,100}<?[^<>\\s@]{1,64}@[^<>\\s@]{1,200}\\.\\p{L}{2,20}>?");

    /// More are a sentence.
    private static final int MOST_WORDS_OF_NAME = 3;

    private BareMark() {}

    static boolean isAboveSender(List<String> lines, int at) {
        return at > 1
                && at + 1 < lines.size()
                && lines.get(at - 1).isBlank()
                && ReplyLines.isBareSeparator(lines.get(at))
                && HeaderField.of(lines.get(at + 1)) == HeaderField.FROM
                && SENDER.matcher(HeaderField.value(lines.get(at + 1))).matches()
                && QuotedHeader.at(lines, at + 1) == null
                && !isShown(lines, at);
    }

    private static boolean isShown(List<String> lines, int at) {
        int above = ReplyLines.lastFilled(lines.subList(0, at));
        return above < 0
                || SayingVerbs.end(lines.get(above).stripTrailing())
                || ReplyLines.announces(lines.get(above))
                || leadsOn(lines.get(above).strip())
                || ShownMail.isSpokenOfAbove(lines, at);
    }

    /// Whether a sentence has no end yet: "Hier die Beschwerde des Kunden". A name needs none.
    private static boolean leadsOn(String line) {
        return Character.isLetter(line.codePointBefore(line.length()))
                && line.split("\\s+").length > MOST_WORDS_OF_NAME;
    }
}
