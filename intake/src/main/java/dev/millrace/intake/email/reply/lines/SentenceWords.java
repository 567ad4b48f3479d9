package dev.millrace.intake.email.reply.lines;

import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Set;

/// Words that tell a sentence from a name or a title, however many capitals it has: "Printer Is Broken".
public final class SentenceWords {
    /// Which nothing on a card has.
    private static final Set<String> ALWAYS = Set.copyOf(Words.of("""
            not, no, is, are, my, please, help, cannot, can't, does, doesn't, nicht, kein, keine, ist, bitte, mein, meine, pas,
            est, aidez, mon, ma, no, niet, geen, alsjeblieft, não, nao, ayuda, aiuto, urgent, dringend"""));

    /// Which some firms, numbers and addresses have, but no person and no title: "Sales laptop still broken" is none.
    private static final Set<String> IN_TITLES = Set.copyOf(Words.of("""
            still, now, there, all, same, next, last, after, before, does, do, has, have, had, can, could, will, was, were, works, work, broken, again, too, also, this, that,
            funktioniert, geht, kann, hat, haben, auch, noch, fonctionne, marche, encore, aussi, funciona, todavía, también, funziona, ancora,
            werkt, nog, ook, działa, też, fungerar, också, virker, fungerer, også, toimii, funguje, také, работает, тоже"""));

    /// Of short sentences, behind their first word; none is a name, a title or a small word of another language.
    private static final Set<String> VERBS = Set.copyOf(Words.of("""
            isn't, don't, won't, hangs, fails, crashes, works, sind, geht, hängt, fehlt, funktioniert, klemmt,
            sont, marche, fonctionne, está, están, funciona, è, sono, funziona, werkt, é, estão, jest, nie, działa, är, inte, fungerar, ikke, virker, fungerer,
            ei, toimi, není, nefunguje, funguje, не, работает, нет"""));

    private SentenceWords() {}

    /// Whether a short sentence has this word behind its first one.
    ///
    /// @param word in small letters
    public static boolean isOfShortSentence(String word) {
        return VERBS.contains(word) || isOne(word);
    }

    /// Whether sentences have this word, and names have not.
    ///
    /// @param word in small letters
    public static boolean isOne(String word) {
        return ALWAYS.contains(word);
    }

    /// Whether what should be a person's name or title has such a word.
    ///
    /// @param words in small letters
    public static boolean areInTitle(List<String> words) {
        return words.stream().anyMatch(word -> ALWAYS.contains(word) || IN_TITLES.contains(word));
    }
}
