package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.words.Folding;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether an answer says a name and nothing else of its own. Something is done to that name by itself, and there is no
/// end of ways to say that it is the wrong one: so every word beside it must be one that people put around a name.
final class BareAnswer {
    private static final PhraseBook WORDS = PhraseBook.load(BareAnswer.class, "bare-answer.txt");
    private static final String OWN = "own";

    private final List<Token> own;
    private final String lower;
    private final List<PhraseBook.Hit> hits;
    private final Set<String> sender;

    /// @param wording the answer without a subject
    /// @param text its own words, at the same offsets
    /// @param sender address or handle of the writer, where known: people sign
    BareAnswer(Wording wording, String text, @Nullable String sender) {
        this.own = wording.own();
        this.lower = text.toLowerCase(Locale.ROOT);
        this.hits = WORDS.find(own);
        this.sender = parts(sender);
    }

    /// The words of a writer's name, as his address has it.
    static Set<String> parts(@Nullable String sender) {
        if (sender == null) {
            return Set.of();
        }
        int at = sender.indexOf('@');
        return Arrays.stream((at < 0 ? sender : sender.substring(0, at)).split("[._-]", -1))
                .map(Folding::fold)
                .filter(part -> part.length() > 1)
                .collect(Collectors.toSet());
    }

    /// Whether the answer is that name, with nothing that could mean otherwise.
    boolean is(String name) {
        return mention(name, 0) >= 0 && isAround(name);
    }

    /// Whether the answer says "mine", with nothing that could mean otherwise.
    boolean isOwn() {
        return hits.stream().anyMatch(hit -> hit.name().equals(OWN)) && isAround(null);
    }

    /// Whether a piece of the answer is what people put around a name.
    boolean isAround(int start, int end) {
        return hits.stream()
                .anyMatch(hit -> own.get(hit.first()).start() <= start
                        && end <= own.get(hit.last()).end());
    }

    private boolean isAround(@Nullable String name) {
        BitSet told = new BitSet(lower.length());
        if (name != null) {
            for (int at = mention(name, 0); at >= 0; at = mention(name, at + name.length())) {
                told.set(at, at + name.length());
            }
        }
        for (PhraseBook.Hit hit : hits) {
            told.set(own.get(hit.first()).start(), own.get(hit.last()).end());
        }
        return own.stream().allMatch(token -> isHarmless(token, told));
    }

    private boolean isHarmless(Token token, BitSet told) {
        return switch (token.kind()) {
            case LINE_BREAK, EMOJI -> true;
            case PUNCTUATION -> !token.text().contains("?");
            case WORD, NUMBER, TIME, ADDRESS, URL, PATH, FILE, CODE ->
                told.nextClearBit(token.start()) >= token.end() || sender.contains(token.norm());
        };
    }

    /// Whether a name stands somewhere in the answer.
    boolean mentions(String name) {
        return mention(name, 0) >= 0;
    }

    /// Where the answer has a name as a word of its own, or -1: `LT-14` does not name `LT-1`.
    private int mention(String name, int from) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(wanted, from);
        while (at >= 0 && (continues(at - 1, -1) || continues(at + wanted.length(), 1))) {
            at = lower.indexOf(wanted, at + 1);
        }
        return at;
    }

    /// Whether a word goes on at an offset, in a direction.
    private boolean continues(int at, int step) {
        return isWord(at)
                || (at >= 0 && at < lower.length() && ".-_@/\\".indexOf(lower.charAt(at)) >= 0 && isWord(at + step));
    }

    private boolean isWord(int at) {
        return at >= 0 && at < lower.length() && Character.isLetterOrDigit(lower.charAt(at));
    }
}
