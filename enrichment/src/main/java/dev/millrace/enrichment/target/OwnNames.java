package dev.millrace.enrichment.target;

import dev.millrace.enrichment.target.OwnerPhrases.Sort;
import dev.millrace.enrichment.words.Folding;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The writer's own names: of his address, below his message, and behind "this is".
final class OwnNames {
    private static final Pattern JOINTS = Pattern.compile("[^a-z]+");
    private static final int SHORTEST_NAME = 3;
    private static final int MOST_NAMES = 3;
    private static final int LONGEST_SIGNATURE = 4;

    private static final int LONGEST_OF_CARD = 8;
    private static final String CARD_MARKS = ".,|-/";
    private static final Set<Sort> NOT_ON_CARDS =
            EnumSet.of(Sort.FOR, Sort.BEHALF, Sort.AT, Sort.LABEL, Sort.ROLE, Sort.ACCOUNT, Sort.STATE, Sort.UNLOCK);

    private static final Set<Sort> TROUBLE = EnumSet.of(Sort.AUXILIARY, Sort.STATE, Sort.FORGET);
    private static final WordList FROM = WordList.of("from", "of", "in", "aus", "von", "vom", "du", "de", "del");
    private static final WordList WHO = WordList.of("die", "der", "who", "whose", "qui", "que");
    private static final WordList HERE = WordList.of("here", "hier");

    private final Set<String> names = new HashSet<>();
    private final String sender;

    /// @param sender address or handle of the writer, where known
    OwnNames(Wording wording, OwnerPhrases phrases, @Nullable String sender) {
        this.sender = sender == null ? "" : Folding.fold(local(sender));
        for (String part : JOINTS.split(this.sender, -1)) {
            if (part.length() >= SHORTEST_NAME) {
                names.add(part);
            }
        }
        for (Token token : wording.signature()) {
            names.add(token.norm());
        }
        lastLine(wording.said(), phrases);
        card(wording.said(), phrases);
        introduced(phrases);
        here(phrases);
        closed(phrases);
    }

    /// A last line of names alone.
    private void lastLine(List<Token> tokens, OwnerPhrases phrases) {
        int last = tokens.size();
        while (last > 0 && !tokens.get(last - 1).speaks()) {
            last--;
        }
        int line = last;
        while (line > 0 && line > last - LONGEST_SIGNATURE && People.isCapitalised(tokens.get(line - 1))) {
            line--;
        }
        if (line > 0 && phrases.endsClause(line - 1) && !phrases.starts(Sort.ROLE, line)) {
            tokens.subList(line, last).forEach(name -> names.add(name.norm()));
        }
    }

    /// Lines at the end with what stands on a card and no more: "Thomas Berg / Sales, Harbour Street".
    private void card(List<Token> tokens, OwnerPhrases phrases) {
        int to = lineEnd(tokens, tokens.size());
        int from = lineStart(tokens, to);
        while (from > 0 && to > from && isOfCard(tokens.subList(from, to)) && !isAboutAnother(phrases, from)) {
            tokens.subList(from, to).forEach(name -> names.add(name.norm()));
            to = lineEnd(tokens, from);
            from = lineStart(tokens, to);
        }
    }

    private static int lineEnd(List<Token> tokens, int before) {
        int end = before;
        while (end > 0 && tokens.get(end - 1).kind() == Kind.LINE_BREAK) {
            end--;
        }
        return end;
    }

    private static int lineStart(List<Token> tokens, int end) {
        int start = end;
        while (start > 0 && tokens.get(start - 1).kind() != Kind.LINE_BREAK) {
            start--;
        }
        return start;
    }

    private static boolean isOfCard(List<Token> line) {
        return line.size() <= LONGEST_OF_CARD
                && line.stream()
                        .allMatch(token -> People.isCapitalised(token)
                                || token.kind() == Kind.NUMBER
                                || CARD_MARKS.contains(token.text()));
    }

    /// "Für Zofia Brandl", "Kollegin Brandl".
    private static boolean isAboutAnother(OwnerPhrases phrases, int at) {
        return NOT_ON_CARDS.stream().anyMatch(sort -> phrases.starts(sort, at));
    }

    private void introduced(OwnerPhrases phrases) {
        for (int at = phrases.next(Sort.SELF, 0); at >= 0; at = phrases.next(Sort.SELF, at + 1)) {
            // "It's about Brandl" begins like "it's Brandl".
            if (phrases.starts(Sort.BEHALF, at)) {
                continue;
            }
            int end = phrases.end(at) + 1;
            // "It's me again, Thomas".
            boolean comma = end < phrases.size() && phrases.token(end).text().equals(",");
            int name = comma ? end + 1 : end;
            int behind = behindNames(phrases, name);
            if (!isSaidOfAnother(phrases, behind)) {
                add(phrases, name, behind);
            }
        }
    }

    /// "Hier ist Frau Brandl gesperrt", "hier Frau Brandl, die gesperrt ist": by what stands behind the name.
    private static boolean isSaidOfAnother(OwnerPhrases phrases, int behind) {
        boolean comma =
                behind + 1 < phrases.size() && phrases.token(behind).text().equals(",");
        boolean relative =
                comma && (WHO.contains(phrases.token(behind + 1).norm()) || phrases.starts(Sort.HIS, behind + 1));
        return relative || (behind < phrases.size() && TROUBLE.stream().anyMatch(sort -> phrases.starts(sort, behind)));
    }

    /// "Thomas from sales here".
    private void here(OwnerPhrases phrases) {
        for (int from = 0; from < phrases.size(); from = phrases.clauseEnd(from) + 1) {
            int last = phrases.clauseEnd(from) - 1;
            int behind = behindNames(phrases, from);
            boolean plain = behind == last
                    || (behind < last && FROM.contains(phrases.token(behind).norm()));
            if (behind > from && plain && HERE.contains(phrases.token(last).norm())) {
                add(phrases, from, behind);
            }
        }
    }

    /// "Kind regards, T. Berg, sales".
    private void closed(OwnerPhrases phrases) {
        for (int at = phrases.next(Sort.CLOSING, 0); at >= 0; at = phrases.next(Sort.CLOSING, at + 1)) {
            int name = phrases.end(at) + 1;
            while (name < phrases.size() && isBeforeName(phrases, name)) {
                name++;
            }
            int behind = behindNames(phrases, name);
            boolean alone = behind == phrases.size()
                    || (phrases.endsClause(behind)
                            && !phrases.token(behind).text().equals(":"));
            if (alone) {
                add(phrases, name, behind);
            }
        }
    }

    private static boolean isBeforeName(OwnerPhrases phrases, int at) {
        Token token = phrases.token(at);
        return token.kind() == Kind.LINE_BREAK
                || token.text().equals(",")
                || isInitial(token)
                || (token.text().equals(".") && isInitial(phrases.token(at - 1)));
    }

    private static boolean isInitial(Token token) {
        return token.text().length() == 1 && Character.isUpperCase(token.text().charAt(0));
    }

    /// Index of what follows the names that begin at an index, which follows none where it is the index itself.
    private static int behindNames(OwnerPhrases phrases, int from) {
        int at = from;
        while (at < Math.min(phrases.size(), from + MOST_NAMES) && People.isCapitalised(phrases.token(at))) {
            at++;
        }
        return at;
    }

    private void add(OwnerPhrases phrases, int from, int to) {
        for (int at = from; at < to; at++) {
            names.add(phrases.token(at).norm());
        }
    }

    /// Whether a token is one of them, or their genitive.
    boolean have(Token token) {
        String norm = token.norm();
        String name = People.isGenitive(token) ? norm.substring(0, norm.length() - 1) : norm;
        return names.contains(name)
                || (name.length() >= SHORTEST_NAME && sender.contains(name))
                || names.stream().anyMatch(part -> part.length() > SHORTEST_NAME && name.contains(part));
    }

    private static String local(String sender) {
        int at = sender.indexOf('@');
        return at < 0 ? sender : sender.substring(0, at);
    }
}
