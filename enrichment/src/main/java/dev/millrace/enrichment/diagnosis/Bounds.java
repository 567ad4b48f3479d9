package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.Target;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a message says of one runbook's bounds (`bounds.txt`): that its remedy is refused, that it is not what is the
/// matter, or that it is. Asked for only where the runbook would go ahead, which few messages come to; no model
/// knows of it. For use by one thread.
final class Bounds {
    private static final PhraseBook BOOK = PhraseBook.load(Bounds.class, "bounds.txt");

    /// Lists of remedies; who refuses `unlock` says `no-unlock`.
    private static final String REMEDY = "remedy-";

    private static final String REFUSED = "no-";

    /// What is wanted is wanted for somebody else, while the runbook does it for the requester: no list tells, but whom
    /// the message names and how.
    private static final String FOR_ANOTHER = "for-another";

    /// "No need to …", "ich brauche kein …": the remedy follows somewhere in the clause.
    private static final String REFUSING = "refusing";
    /// "Do not …": the remedy follows at once.
    private static final String FORBIDDING = "forbidding";
    /// "… does not help": the remedy stands before.
    private static final String USELESS = "useless";

    /// "Please don't do it before noon", "bitte nicht ohne Rückruf": holds whatever runbook, since no remedy need be
    /// named.
    private static final String HELD_BACK = "held-back";

    /// Signs that a message is no plain order, whatever is ordered: they hold every runbook, too.
    private static final List<String> NO_PLAIN_ORDER = List.of(
            HELD_BACK, "undecided", "dissent", "curiosity", "private-purpose", "doubtful-way", "inquiry", "given-away");

    private static final int FAR = 5;
    private static final int NEAR = 2;

    /// Who does not do it, or cannot, refuses nothing: "if you don't unlock it", "lässt sich nicht erneuern".
    private static final WordList NOT_REFUSED = WordList.of(
            "i", "we", "you", "they", "if", "why", "who", "kann", "konnte", "konnten", "konnen", "kannst", "laesst",
            "lasst", "liess", "wenn", "warum", "si", "porque", "puedo", "peux");

    /// Before a "not" that forbids: then the remedy may follow later in the clause, "bitte nicht vor Freitag
    /// entsperren".
    private static final WordList PLEADING = WordList.of(
            "please",
            "pls",
            "plz",
            "kindly",
            "bitte",
            "plait",
            "svp",
            "merci",
            "priere",
            "favor",
            "graag",
            "alstublieft",
            "aub",
            "favore",
            "prego",
            "prosze",
            "lets");

    private static final WordList DENYING_BEFORE = WordList.of("not", "no", "non", "nao", "nie", "niet");
    private static final WordList DENYING_BEHIND = WordList.of("nicht", "nimmer", "niet", "pas", "plus");

    private final Wording wording;
    private final Function<String, @Nullable String> another;
    private @Nullable Map<String, String> said;

    /// @param another words by which a target is wanted for somebody else, null where it is not; asked for only
    ///     where a rule's runbook has that among its bounds
    Bounds(Wording wording, Function<String, @Nullable String> another) {
        this.wording = wording;
        this.another = another;
    }

    /// The name, where rules may ask for it.
    ///
    /// @throws IllegalArgumentException where they may not
    static String known(String name) {
        boolean refusal = name.startsWith(REFUSED) && BOOK.names().contains(REMEDY + name.substring(REFUSED.length()));
        if (refusal || name.equals(FOR_ANOTHER) || (BOOK.names().contains(name) && !isPart(name))) {
            return name;
        }
        throw new IllegalArgumentException("'" + name + "' is no list of bounds.txt that rules may ask for");
    }

    private static boolean isPart(String list) {
        return list.startsWith(REMEDY) || list.equals(REFUSING) || list.equals(FORBIDDING) || list.equals(USELESS);
    }

    /// Why a rule's runbook does not go ahead, null where nothing holds it.
    @Nullable
    String holding(Rule rule, Target target) {
        List<String> against = new ArrayList<>(rule.against());
        against.addAll(NO_PLAIN_ORDER);
        if (target instanceof Target.Sender) {
            against.addAll(rule.againstSender());
        }
        String wanted = target instanceof Target.Found(String value) ? value : "";
        Map<String, String> known = said();
        for (String name : against) {
            String words = name.equals(FOR_ANOTHER) ? another.apply(wanted) : known.get(name);
            if (words != null) {
                return "caution: " + name.replace('-', ' ') + ", \"" + words + "\"";
            }
        }
        return rule.needs().isEmpty() || rule.needs().stream().anyMatch(known::containsKey)
                ? null
                : "not by itself: nothing is said of "
                        + String.join(" or ", rule.needs()).replace('-', ' ');
    }

    private Map<String, String> said() {
        Map<String, String> known = said;
        if (known == null) {
            known = read(wording.said(), BOOK.find(wording.beginnings()));
            said = known;
        }
        return known;
    }

    private static Map<String, String> read(List<Token> tokens, List<PhraseBook.Hit> hits) {
        Map<String, String> said = new TreeMap<>();
        List<PhraseBook.Hit> remedies = new ArrayList<>();
        for (PhraseBook.Hit hit : hits) {
            if (hit.name().startsWith(REMEDY)) {
                remedies.add(hit);
            } else if (!isPart(hit.name()) && (hit.name().equals(HELD_BACK) || !isDenied(tokens, hit))) {
                said.putIfAbsent(hit.name(), hit.phrase());
            }
        }
        for (PhraseBook.Hit remedy : remedies) {
            for (PhraseBook.Hit hit : hits) {
                if (refuses(tokens, hit, remedy)) {
                    int first = Math.min(hit.first(), remedy.first());
                    int last = Math.max(hit.last(), remedy.last());
                    said.putIfAbsent(REFUSED + remedy.name().substring(REMEDY.length()), words(tokens, first, last));
                }
            }
        }
        return Collections.unmodifiableMap(said);
    }

    /// "Mein Passwort weiß ich nicht mehr". What is held back is so by its "not": "not until I am back".
    private static boolean isDenied(List<Token> tokens, PhraseBook.Hit hit) {
        return (hit.first() > 0
                        && DENYING_BEFORE.contains(tokens.get(hit.first() - 1).norm()))
                || (hit.last() + 1 < tokens.size()
                        && DENYING_BEHIND.contains(tokens.get(hit.last() + 1).norm()));
    }

    private static boolean refuses(List<Token> tokens, PhraseBook.Hit hit, PhraseBook.Hit remedy) {
        return switch (hit.name()) {
            case REFUSING -> isWithin(tokens, hit.last(), remedy.first(), FAR);
            case FORBIDDING ->
                isWithin(tokens, hit.last(), remedy.first(), isPleaded(tokens, hit.first()) ? FAR : NEAR)
                        && !isOnlyNotDone(tokens, hit.first());
            case USELESS -> isWithin(tokens, remedy.last(), hit.first(), NEAR);
            case String _ -> false;
        };
    }

    /// Whether a word comes at most so many after another, in the same clause.
    private static boolean isWithin(List<Token> tokens, int before, int after, int most) {
        return before < after
                && after - before <= most
                && tokens.subList(before, after).stream().noneMatch(Token::endsClause);
    }

    private static boolean isOnlyNotDone(List<Token> tokens, int not) {
        return isBefore(tokens, not, NOT_REFUSED);
    }

    private static boolean isPleaded(List<Token> tokens, int not) {
        return isBefore(tokens, not, PLEADING);
    }

    /// Whether one of the words stands shortly before, in the same clause.
    private static boolean isBefore(List<Token> tokens, int at, WordList words) {
        for (int i = at - 1; i >= Math.max(0, at - FAR) && !tokens.get(i).endsClause(); i--) {
            if (words.contains(tokens.get(i).norm())) {
                return true;
            }
        }
        return false;
    }

    private static String words(List<Token> tokens, int first, int last) {
        StringBuilder words = new StringBuilder();
        for (Token token : tokens.subList(first, last + 1)) {
            words.append(words.isEmpty() ? "" : " ").append(token.text());
        }
        return words.toString();
    }
}
