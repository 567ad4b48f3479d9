package dev.millrace.enrichment.issues;

import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Cuts the writer's own words where another matter may begin: at the items of a list, at words such as "another thing"
/// or "too", and between two orders. Most messages have none of these, and are one part.
final class Segments {
    private static final PhraseBook BESIDES = PhraseBook.load(Segments.class, "besides.txt");
    private static final WordList AND = WordList.of("and", "und", "et", "y", "e", "en", "i", "oraz", "sowie");
    private static final WordList DETERMINERS = WordList.of(
            "my", "the", "our", "his", "her", "mein", "meine", "unser", "unsere", "der", "die", "das", "mon", "ma",
            "mes", "notre", "le", "la", "les", "mi", "mis", "nuestra", "nuestro", "el", "los", "las", "il", "lo", "gli",
            "i", "mio", "mia", "mijn", "de", "het", "o", "a", "minha", "meu");
    /// "The second screen on my desk flickers"
    private static final int LONGEST_SUBJECT = 7;

    private static final int MOST = 6;
    private static final int FEWEST_ITEMS = 2;
    private static final int LONGEST_NUMBER = 2;

    /// A part of a message.
    ///
    /// @param item whether it stands in a list
    /// @param order whether it is one of two orders, which may be brief
    record Segment(List<Token> tokens, boolean item, boolean order) {}

    private Segments() {}

    static List<Segment> of(Wording wording) {
        List<Token> own = wording.own();
        int before = wording.said().size() - own.size();
        BitSet items = items(own);
        BitSet starts = (BitSet) items.clone();
        BitSet orders = new BitSet();
        BitSet faults = new BitSet();
        int order = -1;
        for (PhraseBook.Hit hit : BESIDES.find(wording.beginnings())) {
            int at = hit.first() - before;
            if (at < 0) {
                continue;
            }
            switch (hit.name()) {
                case "too" -> {
                    if (goesOn(own, hit.last() - before + 1)) {
                        starts.set(clauseStart(own, at));
                        starts.set(hit.last() - before + 1);
                    }
                }
                case "order" -> {
                    int and = order < 0 ? -1 : and(own, order, at);
                    if (and >= 0) {
                        starts.set(and);
                        orders.set(and);
                    }
                    order = at;
                }
                case "fault" -> {
                    int start = faultyStart(own, at);
                    if (start >= 0) {
                        starts.set(start);
                        faults.set(start);
                        starts.set(clauseEnd(own, hit.last() - before + 1));
                    }
                }
                case String _ -> starts.set(sentenceStart(own, at));
            }
        }
        starts.clear(0);
        starts.clear(own.size());
        if (starts.isEmpty()) {
            return List.of(new Segment(own, items.get(0), false));
        }
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int start = starts.nextSetBit(0);
                start >= 0 && segments.size() < MOST;
                start = starts.nextSetBit(start + 1)) {
            segments.add(new Segment(
                    own.subList(from, start),
                    items.get(from),
                    orders.get(from) || orders.get(start) || faults.get(from)));
            from = start;
        }
        segments.add(new Segment(own.subList(from, own.size()), items.get(from), orders.get(from) || faults.get(from)));
        return segments;
    }

    /// The last "and" between two orders of one sentence, -1 where there is none.
    private static int and(List<Token> own, int first, int second) {
        int and = -1;
        for (int i = first + 1; i < second; i++) {
            if (endsSentence(own.get(i))) {
                return -1;
            }
            and = AND.contains(own.get(i).norm()) ? i : and;
        }
        return and;
    }

    /// Lines that begin with `1.`, `2)`, `-`, `*` or `•`, a single one being no list; and `1.`, `2.` … in one line.
    private static BitSet items(List<Token> own) {
        BitSet items = new BitSet();
        for (int i = 0; i + 1 < own.size(); i++) {
            boolean lineStart = i == 0 || own.get(i - 1).kind() == Kind.LINE_BREAK;
            if (lineStart && isMark(own.get(i), own.get(i + 1))) {
                items.set(i);
            }
        }
        if (items.cardinality() < FEWEST_ITEMS) {
            items = counted(own);
        }
        return items;
    }

    /// What is counted from one on. `2.` must begin a sentence, or it is a date's day.
    private static BitSet counted(List<Token> own) {
        BitSet items = new BitSet();
        for (int i = 0; i + 2 < own.size(); i++) {
            Token next = own.get(i + 1);
            if (next.kind() != Kind.PUNCTUATION) {
                continue;
            }
            boolean bracket = next.text().equals(")");
            boolean dot = next.text().equals(".") && (i == 0 || own.get(i - 1).endsClause());
            if ((bracket || dot)
                    && own.get(i + 2).kind() == Kind.WORD
                    && own.get(i).text().equals(Integer.toString(items.cardinality() + 1))) {
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

    /// "…, and": a row of matters goes on; "too" alone ends most often what is said of one.
    private static boolean goesOn(List<Token> own, int at) {
        int and = at < own.size() && own.get(at).text().equals(",") ? at + 1 : at;
        return and < own.size() && AND.contains(own.get(and).norm());
    }

    /// "…, and my mouse is dead": where a clause begins with a thing that is at fault, -1 where it does not.
    private static int faultyStart(List<Token> own, int at) {
        int start = at;
        while (start > 0
                && !own.get(start - 1).endsClause()
                && !AND.contains(own.get(start - 1).norm())) {
            start--;
        }
        boolean thing = at - start >= 2
                && at - start <= LONGEST_SUBJECT
                && DETERMINERS.contains(own.get(start).norm());
        // "The old one is cracked" goes on about the same thing.
        return thing && !own.get(at - 1).norm().equals("one") ? start : -1;
    }

    private static int clauseEnd(List<Token> own, int at) {
        int end = at;
        while (end < own.size()
                && !own.get(end).endsClause()
                && !AND.contains(own.get(end).norm())) {
            end++;
        }
        return end;
    }

    /// "… is locked, the screen flickers too"
    private static int clauseStart(List<Token> own, int at) {
        int start = at;
        while (start > 0 && !own.get(start - 1).endsClause()) {
            start--;
        }
        return start;
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
