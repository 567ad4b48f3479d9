package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import java.util.List;

/// People by name: after a title, or two names in a row that are no ordinary words.
final class PersonFinder {
    private static final WordList TITLES = WordList.of(
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "professor",
            "herr",
            "herrn",
            "frau",
            "madame",
            "monsieur",
            "mme",
            "senor",
            "senora",
            "sra",
            "sr",
            "cllr",
            "rev",
            "mevrouw",
            "meneer",
            "signora",
            "signor");

    private PersonFinder() {}

    static void find(Wording wording, OrdinaryWords ordinary, Entities entities) {
        List<Token> said = wording.said();
        for (int i = 0; i + 1 < said.size(); i++) {
            Token first = said.get(i);
            if (first.kind() != Token.Kind.WORD || !(isCapitalised(first) || TITLES.contains(first.norm()))) {
                continue;
            }
            int second = i + 1;
            if (said.get(second).text().equals(".") && i + 2 < said.size()) {
                second++;
            }
            if (!isCapitalised(said.get(second))) {
                continue;
            }
            boolean twoNames = second == i + 1 && isName(first, ordinary) && isName(said.get(second), ordinary);
            if (twoNames || TITLES.contains(first.norm())) {
                int end = said.get(second).end();
                if (!entities.covers(first.start(), end)) {
                    String name = entities.text().substring(first.start(), end);
                    entities.add("person", first.start(), end, name);
                }
            }
        }
    }

    private static boolean isName(Token token, OrdinaryWords ordinary) {
        return isCapitalised(token) && token.text().length() > 2 && !ordinary.contain(token);
    }

    private static boolean isCapitalised(Token token) {
        return token.kind() == Token.Kind.WORD
                && token.text().length() > 1
                && Character.isUpperCase(token.text().charAt(0))
                && Character.isLowerCase(token.text().charAt(1));
    }
}
