package dev.millrace.enrichment.moments;

import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import java.util.List;

/// The words around a moment, up to where the clause ends: whether they wish for something by then, or tell what was.
///
/// @param from index of the moment's first token
/// @param to index after its last
record Clause(List<Token> tokens, int from, int to) {
    /// Somebody needs or asks for something.
    private static final WordList NEED = WordList.of(
            "need",
            "needs",
            "needed",
            "want",
            "wants",
            "expect",
            "expects",
            "require",
            "requires",
            "required",
            "please",
            "pls",
            "kindly",
            "possible",
            "asap",
            "brauche",
            "brauchen",
            "braucht",
            "benotige",
            "benotigen",
            "bitte",
            "mochte",
            "mochten",
            "erwarten",
            "moglich",
            "besoin",
            "faut",
            "veuillez",
            "merci",
            "svp",
            "plait",
            "necesito",
            "necesitamos",
            "necesita",
            "favor",
            "posible",
            "urge",
            "nodig",
            "graag",
            "alstublieft",
            "bisogno",
            "favore",
            "serve",
            "servono",
            "prosze",
            "potrzebuje",
            "preciso",
            "precisamos");
    /// Something has to be.
    private static final WordList MUST = WordList.of(
            "must",
            "should",
            "shall",
            "have",
            "has",
            "can",
            "could",
            "would",
            "will",
            "muss",
            "mussen",
            "soll",
            "sollte",
            "sollten",
            "konnen",
            "konnten",
            "konntest",
            "konnt",
            "doit",
            "doivent",
            "dois",
            "devons",
            "devez",
            "pouvez",
            "pourriez",
            "pourraiton",
            "debe",
            "deben",
            "debemos",
            "tiene",
            "tenemos",
            "tengo",
            "hay",
            "puede",
            "pueden",
            "podria",
            "podrian",
            "moet",
            "moeten",
            "kunt",
            "kan",
            "deve",
            "devono",
            "devo",
            "dobbiamo",
            "puo",
            "potete",
            "musi");
    /// Of these words, those that must have another behind them: "have to", "can you", "tiene que", "hay que".
    private static final WordList HALF_A_MUST = WordList.of(
            "have", "has", "can", "could", "would", "will", "konnen", "konnten", "tiene", "tenemos", "tengo", "hay",
            "kan");
    private static final WordList OTHER_HALF = WordList.of(
            "to", "you", "we", "somebody", "someone", "sie", "ihr", "wir", "man", "que", "je", "u", "jullie");
    /// Begins an order.
    private static final WordList ORDERS = WordList.of(
            "fix", "solve", "restore", "unlock", "reset", "call", "send", "give", "get", "do", "help", "check",
            "repair", "install", "finish", "answer", "reply", "deliver");
    private static final WordList PAST = WordList.of(
            "worked",
            "ran",
            "ging",
            "gingen",
            "lief",
            "liefen",
            "funktionierte",
            "funktionierten",
            "klappte",
            "klappten",
            "marchait",
            "marchaient",
            "fonctionnait",
            "fonctionnaient",
            "allait",
            "iba",
            "iban",
            "funcionaba",
            "funcionaban",
            "werkte",
            "werkten",
            "funzionava",
            "andava",
            "dzialalo",
            "dzialal",
            "dzialala",
            "funcionava",
            "was",
            "were",
            "war",
            "waren",
            "etait",
            "etaient",
            "estaba",
            "estaban");
    private static final WordList STARTS = WordList.of(
            "start",
            "starts",
            "starting",
            "begin",
            "begins",
            "beginning",
            "join",
            "joins",
            "joining",
            "beginnt",
            "anfangt",
            "startet",
            "commence",
            "commencera",
            "arrive",
            "arrivera",
            "empieza",
            "empezara",
            "comienza",
            "incorpora",
            "begint",
            "inizia",
            "zaczyna",
            "comeca");

    /// Somebody is somewhere, or can be reached.
    private static final WordList PRESENT = WordList.of(
            "am",
            "im",
            "are",
            "were",
            "open",
            "reach",
            "reachable",
            "available",
            "bin",
            "sind",
            "erreichbar",
            "verfugbar",
            "suis",
            "sommes",
            "joignable",
            "disponible",
            "estoy",
            "estamos",
            "localizable",
            "sono",
            "siamo",
            "reperibile",
            "ben",
            "bereikbaar",
            "jestem",
            "estou");
    private static final WordList AS_LONG_AS = WordList.of(
            "until", "till", "til", "bis", "jusqua", "jusquau", "hasta", "fino", "sino", "tot", "do", "ate");
    private static final int BEFORE_A_TIME = 3;
    /// So many words on either side are looked at, so that a text without a full stop takes no time that grows with
    /// its square.
    private static final int FARTHEST = 60;

    /// Whether something is to be done within the time that is said; the time alone is such a wish, too.
    boolean isWish() {
        int first = first();
        int last = last();
        if (first == from && to > last) {
            return true;
        }
        for (int i = first; i < from; i++) {
            String word = tokens.get(i).norm();
            if (NEED.contains(word)
                    || (i == first && ORDERS.contains(word))
                    || (MUST.contains(word) && (!HALF_A_MUST.contains(word) || OTHER_HALF.contains(norm(i + 1))))) {
                return true;
            }
        }
        return first == from ? hasNeed(to, last) : last - to <= 1 && hasNeed(to, last);
    }

    private boolean hasNeed(int begin, int last) {
        for (int i = begin; i <= last; i++) {
            if (NEED.contains(tokens.get(i).norm())) {
                return true;
            }
        }
        return false;
    }

    /// Whether the clause tells how long something was well, and wishes for nothing.
    boolean isPast() {
        boolean past = false;
        for (int i = first(); i <= last(); i++) {
            String word = tokens.get(i).norm();
            if (NEED.contains(word)) {
                return false;
            }
            past |= PAST.contains(word);
        }
        return past;
    }

    /// Whether the clause tells how long somebody is there: "I am in the office until 19:00".
    boolean isPresence() {
        boolean until = false;
        for (int i = Math.max(first(), from - BEFORE_A_TIME); i <= from; i++) {
            until |= AS_LONG_AS.contains(tokens.get(i).norm());
        }
        return until && hasPresent() && !hasNeed(first(), last());
    }

    private boolean hasPresent() {
        for (int i = first(); i <= last(); i++) {
            if (PRESENT.contains(tokens.get(i).norm())) {
                return true;
            }
        }
        return false;
    }

    /// Whether something or somebody starts then.
    boolean isBeginning() {
        for (int i = first(); i < from; i++) {
            if (STARTS.contains(tokens.get(i).norm())) {
                return true;
            }
        }
        return false;
    }

    private String norm(int at) {
        return at < tokens.size() ? tokens.get(at).norm() : "";
    }

    private int first() {
        int first = from;
        while (first > Math.max(0, from - FARTHEST) && tokens.get(first - 1).speaks()) {
            first--;
        }
        return first;
    }

    /// Index of the last token.
    private int last() {
        int last = to - 1;
        while (last + 1 < Math.min(tokens.size(), to + FARTHEST)
                && tokens.get(last + 1).speaks()) {
            last++;
        }
        return last;
    }
}
