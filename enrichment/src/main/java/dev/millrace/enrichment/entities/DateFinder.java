package dev.millrace.enrichment.entities;

import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Wording;
import java.util.List;
import java.util.Set;

/// Times, days and deadlines, as they stand in the text.
final class DateFinder {
    private static final Set<String> DAYS = Set.of(
            "today",
            "tomorrow",
            "tonight",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "heute",
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "samstag",
            "sonntag",
            "aujourdhui",
            "demain",
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "hoy",
            "manana",
            "lunes",
            "martes",
            "miercoles",
            "jueves",
            "viernes",
            "sabado",
            "domingo",
            "noon",
            "midday",
            "midi",
            "mittag",
            "mediodia");
    private static final Set<String> UNTIL = Set.of(
            "by",
            "before",
            "until",
            "till",
            "due",
            "bis",
            "vor",
            "avant",
            "antes",
            "hasta",
            "voor",
            "entro",
            "spatestens");

    private DateFinder() {}

    static void find(Wording wording, Entities entities) {
        List<Token> said = wording.said();
        for (int i = 0; i < said.size(); i++) {
            Token token = said.get(i);
            boolean when = token.kind() == Token.Kind.TIME || DAYS.contains(token.norm());
            if (when && !entities.covers(token.start(), token.end())) {
                boolean justBefore = i > 0 && UNTIL.contains(said.get(i - 1).norm());
                boolean aWordBefore = i > 1
                        && UNTIL.contains(said.get(i - 2).norm())
                        && said.get(i - 1).speaks();
                boolean deadline = justBefore || aWordBefore;
                entities.add(deadline ? "deadline" : "date", token.start(), token.end(), token.text());
            }
        }
    }
}
