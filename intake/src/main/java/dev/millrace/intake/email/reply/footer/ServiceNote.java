package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.WholeWords;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A last paragraph in which a list, a sender of newsletters or a desk says why somebody gets its mail, how
/// to be rid of it, or how to answer: "You received this message because …", "Reply to this email directly
/// or view it on …". It is known by how it begins; how to be rid of it or to answer leads to a site or an
/// address besides.
public final class ServiceNote {
    private static final int MOST_LINES = 10;
    private static final int LONGEST = 1_000;

    private static final PhraseFile PHRASES = PhraseFile.beside(ServiceNote.class, "service-note.txt");

    private static final Pattern WHY = anyOf("why");
    private static final Pattern HOW_TO_LEAVE = anyOf("how to leave");
    private static final Pattern HOW_TO_ANSWER = anyOf("how to answer");
    private static final Phrases TAKING_PART = Phrases.of(PHRASES.phrases("taking part"));

    private static final Pattern LINK =
            Pattern.compile("https?://\\S{1,300}|www\\.\\S{1,300}|[^\\s@<>]{1,64}@[^\\s@<>]{1,200}");
    /// An address that is a list's or a house's: one of a person leads nobody out of a list.
    private static final String ADDRESS_OF_HOUSE =
            "[^\\s@]{0,60}(?:unsub|leave|remove|request|signoff|opt-?out|list|group|subscri|sympa|majordomo|help|support"
                    + "|service|reply|info|contact|privacy|abmeld|newsletter|mail)[^\\s@]{0,60}@\\S";
    private static final String HERE = PHRASES.alternatives("here").wholeWords();
    private static final Pattern WHERE = Pattern.compile(
            "https?://|www\\.|" + ADDRESS_OF_HOUSE + "|" + HERE + "|(?<=\\S )reply to this (?:e-?mail|message)");

    private static final WholeWords TOLD = WholeWords.of(PHRASES.phrases("told"));
    /// Dutch notes say "je" to whom they are for.
    private static final WholeWords SPEAKING = TOLD.or(FirstPerson.SINGULAR).or(WholeWords.of("mon, mes, eu"));

    private static final WholeWords FAILS = WholeWords.of(PHRASES.phrases("fails"));
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!。](?:\\s|$)|。");
    private static final int MOST_WORDS_OF_GREETING = 4;

    private ServiceNote() {}

    /// Takes it away, whether an empty line or strokes stand above it, unless the writer speaks of it there.
    ///
    /// @param isGreeting whether a line greets: below that alone it would be all that the mail says
    public static void drop(List<String> kept, Predicate<String> isGreeting) {
        int end = kept.size();
        int start = end;
        int length = 0;
        while (start > 0 && isOfParagraph(kept.get(start - 1)) && end - start <= MOST_LINES && length <= LONGEST) {
            start--;
            length += kept.get(start).length();
        }
        boolean bounded = start > 0
                && start < end
                && end - start <= MOST_LINES
                && length <= LONGEST
                && !isBelowGreetingAlone(kept.subList(0, start), isGreeting);
        if (bounded && isOne(String.join(" ", kept.subList(start, end))) && !ShownFooter.isSpokenOfAbove(kept, start)) {
            kept.subList(start, end).clear();
        }
    }

    private static boolean isBelowGreetingAlone(List<String> above, Predicate<String> isGreeting) {
        List<String> filled =
                ReplyLines.filled(above).limit(2).map(String::strip).toList();
        String greeting = filled.size() == 1 ? filled.getFirst() : "";
        return isGreeting.test(greeting)
                && !greeting.endsWith(".")
                && greeting.split(" ", -1).length <= MOST_WORDS_OF_GREETING;
    }

    private static boolean isOfParagraph(String line) {
        return !line.isBlank() && !ReplyLines.isRule(line.strip());
    }

    private static boolean isOne(String paragraph) {
        String lower = paragraph.strip().toLowerCase(Locale.ROOT);
        boolean why = WHY.matcher(lower).lookingAt();
        // How it begins is told at once, and tells most others apart; whither it leads stands anywhere.
        boolean begins = why
                || HOW_TO_LEAVE.matcher(lower).lookingAt()
                || HOW_TO_ANSWER.matcher(lower).lookingAt();
        if (!begins || !(WHERE.matcher(lower).find() || (why && TAKING_PART.areIn(lower)))) {
            return false;
        }
        String unlinked = LINK.matcher(lower).replaceAll("");
        return !ReplyLines.asks(unlinked)
                && !SPEAKING.areIn(unlinked)
                && !(why && FAILS.areIn(firstSentence(unlinked)));
    }

    private static String firstSentence(String text) {
        return END_OF_SENTENCE.split(text, 2)[0];
    }

    private static Pattern anyOf(String section) {
        return Pattern.compile(PHRASES.alternatives(section).anywhere());
    }
}
