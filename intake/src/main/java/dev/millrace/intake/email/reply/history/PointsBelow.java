package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.reply.signature.Signatures;
import dev.millrace.intake.email.words.PhraseFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Knows answers that are written into what is quoted, where nothing marks the quote, as Outlook's users do: "See below
/// in red" stands on top of it.
final class PointsBelow {
    private static final int MOST_LINES = 4;
    private static final int LONGEST = 300;
    /// Of a text that says more: whoever goes on at length answers there.
    private static final int LAST_LINES = 3;

    private static final PhraseFile PHRASES = PhraseFile.beside(PointsBelow.class, "points-below.txt");
    private static final Pattern BELOW =
            Pattern.compile(PHRASES.alternatives("short").wholeWords());
    private static final Pattern ANNOUNCED =
            Pattern.compile(PHRASES.alternatives("announced").wholeWords());

    private PointsBelow() {}

    /// Whether what is written above a quote says that the answers stand within it: it is little, and points there, or
    /// one of its last lines announces them.
    static boolean is(List<String> above) {
        List<String> filled = ReplyLines.filled(above).limit(MOST_LINES + 1).toList();
        String text = String.join(" ", filled).toLowerCase(Locale.ROOT);
        return (filled.size() <= MOST_LINES
                        && text.length() <= LONGEST
                        && BELOW.matcher(text).find())
                || ANNOUNCED.matcher(end(above)).find();
    }

    /// The last lines above a signature, in small letters.
    private static String end(List<String> above) {
        List<String> own = ReplyLines.filled(Signatures.without(above)).toList();
        String end = String.join(" ", own.subList(Math.max(0, own.size() - LAST_LINES), own.size()));
        return end.substring(Math.max(0, end.length() - LONGEST)).toLowerCase(Locale.ROOT);
    }
}
