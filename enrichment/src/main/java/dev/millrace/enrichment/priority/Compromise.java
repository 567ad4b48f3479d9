package dev.millrace.enrichment.priority;

import dev.millrace.enrichment.words.PhraseBook.Hit;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether an account, a device or a secret is in strange hands, or likely so: somebody gave a code away,
/// typed a password into a page that was not what it seemed, or agreed to a prompt that he had not asked
/// for. What somebody did is harmless alone ("I typed my password"), and so is what he warns of ("a fake
/// page").
final class Compromise {
    static final String NAME = "compromised";

    private static final String GAVE_AWAY = "gave-away";
    private static final String GAVE_AWAY_LAST = "gave-away-last";
    private static final String SECRET = "secret";
    private static final String ACTED = "acted";
    private static final String BAIT = "bait";
    private static final String APPROVED = "approved";
    private static final String PROMPT = "prompt";
    private static final String UNASKED = "unasked";
    private static final Set<String> PARTS =
            Set.of(GAVE_AWAY, GAVE_AWAY_LAST, SECRET, ACTED, BAIT, APPROVED, PROMPT, UNASKED);

    /// Words between what was given and that it was.
    private static final int GIVEN = 6;
    /// Words between what somebody did and the page that he did it on.
    private static final int NEAR = 16;
    /// "I have not yet clicked": so many words before what they deny.
    private static final int DENYING = 3;

    private static final WordList DENIALS = WordList.of(
            "not",
            "no",
            "never",
            "nobody",
            "none",
            "neither",
            "without",
            "havent",
            "hasnt",
            "didnt",
            "nicht",
            "nichts",
            "nie",
            "niemand",
            "ohne",
            "kein",
            "keine",
            "pas",
            "rien",
            "jamais",
            "personne",
            "sans",
            "nadie",
            "nunca",
            "sin",
            "niet",
            "niets",
            "zonder",
            "non",
            "nessuno",
            "senza",
            "nikt",
            "nao",
            "ninguem");
    /// Who is given something gives nothing away.
    private static final WordList TO_ONESELF =
            WordList.of("me", "us", "mir", "uns", "moi", "nous", "ma", "mavez", "mij", "mi", "ci", "nos", "mnie");
    /// Whose giving is none of the writer's.
    private static final WordList NOT_ONESELF = WordList.of("you", "it", "which", "that", "system", "app", "page");

    /// "I told them my password expired" tells no password.
    private static final WordList TOLD_OF = WordList.of(
            "is", "was", "has", "had", "expired", "does", "doesnt", "did", "wont", "isnt", "ist", "war", "est", "es");

    private Compromise() {}

    /// Whether a list is only a part of it, and no evidence alone.
    static boolean isPart(String list) {
        return PARTS.contains(list);
    }

    /// Adds it where its parts tell it.
    ///
    /// @param parts hits of lists that are parts of it, in the order of the text
    static void find(List<Token> said, List<Hit> parts, Map<String, String> found) {
        if (parts.size() < 2 || found.containsKey(NAME)) {
            return;
        }
        String words = given(said, parts);
        words = words == null ? on(said, parts) : words;
        words = words == null ? agreed(said, parts) : words;
        if (words != null) {
            found.put(NAME, words);
        }
    }

    /// "I gave him my code", "meinen Code weitergegeben".
    private static @Nullable String given(List<Token> said, List<Hit> parts) {
        for (Hit secret : parts) {
            for (Hit given : parts) {
                boolean first = secret.name().equals(SECRET)
                        && given.name().equals(GAVE_AWAY)
                        && isBefore(said, given, secret)
                        && !isOf(said, given.first() - 1, NOT_ONESELF)
                        && !isOf(said, secret.last() + 1, TOLD_OF);
                boolean last = secret.name().equals(SECRET)
                        && given.name().equals(GAVE_AWAY_LAST)
                        && isBefore(said, secret, given)
                        && !isOf(said, secret.first() - 1, TO_ONESELF);
                if ((first || last) && !isDenied(said, given)) {
                    return words(said, given, secret);
                }
            }
        }
        return null;
    }

    /// "I typed my password into a fake page".
    private static @Nullable String on(List<Token> said, List<Hit> parts) {
        for (Hit bait : parts) {
            if (bait.name().equals(BAIT) && !isDenied(said, bait)) {
                for (Hit acted : parts) {
                    if (acted.name().equals(ACTED)
                            && Math.abs(acted.first() - bait.first()) <= NEAR
                            && !isDenied(said, acted)) {
                        return words(said, acted, bait);
                    }
                }
            }
        }
        return null;
    }

    /// "Someone keeps sending me push prompts and I approved one".
    private static @Nullable String agreed(List<Token> said, List<Hit> parts) {
        for (Hit approved : parts) {
            if (approved.name().equals(APPROVED) && !isDenied(said, approved)) {
                for (Hit prompt : parts) {
                    if (prompt.name().equals(PROMPT)
                            && Math.abs(prompt.first() - approved.first()) <= NEAR
                            && parts.stream().anyMatch(each -> each.name().equals(UNASKED))) {
                        return words(said, approved, prompt);
                    }
                }
            }
        }
        return null;
    }

    /// Whether one follows another in the same clause, and neither is given to the writer.
    private static boolean isBefore(List<Token> said, Hit one, Hit other) {
        if (other.first() <= one.last() || other.first() - one.last() > GIVEN) {
            return false;
        }
        return said.subList(one.last() + 1, other.first()).stream()
                .noneMatch(token -> token.endsClause() || TO_ONESELF.contains(token.norm()));
    }

    private static boolean isDenied(List<Token> said, Hit hit) {
        for (int at = hit.first() - 1; at >= Math.max(0, hit.first() - DENYING); at--) {
            if (said.get(at).endsClause()) {
                return false;
            }
            if (isOf(said, at, DENIALS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(List<Token> said, int at, WordList words) {
        return at >= 0 && at < said.size() && words.contains(said.get(at).norm());
    }

    /// From where the one that stands first begins to where both have ended.
    private static String words(List<Token> said, Hit one, Hit other) {
        int from = Math.min(one.first(), other.first());
        int to = Math.max(one.last(), other.last());
        StringBuilder words = new StringBuilder();
        for (Token token : said.subList(from, to + 1)) {
            words.append(words.isEmpty() || !token.speaks() ? "" : " ").append(token.speaks() ? token.text() : "");
        }
        return words.toString();
    }
}
