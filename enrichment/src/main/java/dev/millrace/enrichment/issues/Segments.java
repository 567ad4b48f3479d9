package dev.millrace.enrichment.issues;

import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.Wording;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Cuts the writer's own words where another matter may begin: at the items of a list, and at words such as "another
/// thing". Most messages have neither, and are one part.
final class Segments {
    private static final PhraseBook BESIDES = PhraseBook.load(Segments.class, "besides.txt");
    private static final int MOST = 6;
    private static final int FEWEST_ITEMS = 2;
    private static final int LONGEST_NUMBER = 2;

    /// A part of a message.
    ///
    /// @param item whether it stands in a list
    record Segment(List<Token> tokens, boolean item) {}

    private Segments() {}

    static List<Segment> of(Wording wording) {
        List<Token> own = wording.own();
        int before = wording.said().size() - own.size();
        BitSet items = items(own);
        BitSet starts = (BitSet) items.clone();
        for (PhraseBook.Hit hit : BESIDES.find(wording.beginnings())) {
            if (hit.first() >= before) {
                starts.set(sentenceStart(own, hit.first() - before));
            }
        }
        starts.clear(0);
        if (starts.isEmpty()) {
            return List.of(new Segment(own, items.get(0)));
        }
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int start = starts.nextSetBit(0);
                start >= 0 && segments.size() < MOST;
                start = starts.nextSetBit(start + 1)) {
            segments.add(new Segment(own.subList(from, start), items.get(from)));
            from = start;
        }
        segments.add(new Segment(own.subList(from, own.size()), items.get(from)));
        return segments;
    }

    /// Lines that begin with `1.`, `2)`, `-`, `*` or `•`; a single one is no list.
    private static BitSet items(List<Token> own) {
        BitSet items = new BitSet();
        for (int i = 0; i + 1 < own.size(); i++) {
            boolean lineStart = i == 0 || own.get(i - 1).kind() == Kind.LINE_BREAK;
            if (lineStart && isMark(own.get(i), own.get(i + 1))) {
                items.set(i);
            }
        }
        if (items.cardinality() < FEWEST_ITEMS) {
            items.clear();
        }
        return items;
    }

    private static boolean isMark(Token first, Token second) {
        boolean bullet = first.kind() == Kind.PUNCTUATION && "-*•–".contains(first.text());
        boolean number = first.kind() == Kind.NUMBER
                && first.text().length() <= LONGEST_NUMBER
                && (second.text().equals(".") || second.text().equals(")"));
        return bullet || number;
    }

    /// "My screen flickers too, by the way": the matter begins before the words that tell of it, with its sentence.
    private static int sentenceStart(List<Token> own, int at) {
        int start = at;
        while (start > 0 && !endsSentence(own.get(start - 1))) {
            start--;
        }
        // "and also" in the middle of a sentence parts it there.
        return start == 0 ? at : start;
    }

    private static boolean endsSentence(Token token) {
        return token.kind() == Kind.LINE_BREAK || (token.kind() == Kind.PUNCTUATION && ".!?;".contains(token.text()));
    }
}
