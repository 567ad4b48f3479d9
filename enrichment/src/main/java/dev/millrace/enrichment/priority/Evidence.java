package dev.millrace.enrichment.priority;

import dev.millrace.enrichment.moments.Moments;
import dev.millrace.enrichment.words.PhraseBook;
import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.Token.Kind;
import dev.millrace.enrichment.words.WordList;
import dev.millrace.enrichment.words.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a message says about impact and urgency: the kind of evidence, and the words that give it.
///
/// @param found kinds of evidence, each with its words
public record Evidence(Map<String, String> found) {
    private static final PhraseBook BOOK = PhraseBook.load(Evidence.class, "evidence.txt");

    private static final WordList PEOPLE = WordList.of(
            "people",
            "persons",
            "users",
            "colleagues",
            "employees",
            "agents",
            "customers",
            "patients",
            "students",
            "teachers",
            "staff",
            "nurses",
            "drivers",
            "pickers",
            "of",
            "stores",
            "guests",
            "passengers",
            "visitors",
            "members",
            "residents",
            "engineers",
            "tablets",
            "teams",
            "operators",
            "workers",
            "positions",
            "desks",
            "children",
            "mitarbeiter",
            "kollegen",
            "leute",
            "personen",
            "nutzer",
            "kunden",
            "filialen",
            "fahrgaste",
            "reisende",
            "gaste",
            "besucher",
            "patienten",
            "schuler",
            "personnes",
            "passagers",
            "voyageurs",
            "salaries",
            "eleves",
            "collegues",
            "utilisateurs",
            "clients",
            "personas",
            "companeros",
            "usuarios",
            "pasajeros",
            "empleados",
            "alumnos",
            "pacientes",
            "clientes",
            "mensen",
            "collegas",
            "persone",
            "colleghi",
            "osob");
    private static final Map<String, Integer> NUMBER_WORDS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("twelve", 12),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("hundred", 100),
            Map.entry("zwei", 2),
            Map.entry("drei", 3),
            Map.entry("vier", 4),
            Map.entry("funf", 5),
            Map.entry("zwanzig", 20),
            Map.entry("deux", 2),
            Map.entry("trois", 3),
            Map.entry("quatre", 4),
            Map.entry("cinq", 5),
            Map.entry("huit", 8),
            Map.entry("dos", 2),
            Map.entry("tres", 3),
            Map.entry("cuatro", 4),
            Map.entry("cinco", 5));
    /// The same words: nearly none of a message is among them.
    private static final WordList NUMBERS = WordList.of(NUMBER_WORDS.keySet());

    private static final WordList UNTIL = WordList.of(
            "by", "before", "until", "till", "at", "bis", "um", "vor", "avant", "antes", "hasta", "voor", "entro",
            "las", "la");
    private static final WordList LATER = WordList.of(
            "tomorrow",
            "morgen",
            "demain",
            "manana",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "lunes",
            "martes",
            "miercoles",
            "jueves",
            "viernes",
            "week",
            "woche",
            "semaine",
            "semana",
            "after",
            "nach",
            "since",
            "seit",
            "depuis",
            "desde");

    /// "A deadline within hours" is one of the same working day.
    private static final Duration HOURS = Duration.ofHours(8);

    private static final Duration DAYS = Duration.ofDays(7);

    /// From so many people on the impact is wide.
    private static final int MANY = 25;

    /// "No strange burning smell": so many words before what they deny.
    private static final int DENYING = 2;

    private static final WordList DENIALS = WordList.of(
            "no",
            "not",
            "without",
            "never",
            "nor",
            "isnt",
            "doesnt",
            "didnt",
            "wasnt",
            "kein",
            "keine",
            "keinen",
            "keiner",
            "keinerlei",
            "nicht",
            "ohne",
            "nie",
            "pas",
            "aucun",
            "aucune",
            "sans",
            "jamais",
            "sin",
            "ningun",
            "ninguna",
            "nunca",
            "nessun",
            "nessuna",
            "non",
            "senza",
            "geen",
            "niet",
            "zonder",
            "bez");
    /// After these a denial is over, or was none: "not only".
    private static final WordList GOING_ON = WordList.of(
            "and", "but", "only", "just", "und", "aber", "nur", "et", "mais", "seulement", "y", "pero", "solo");

    /// All kinds that there are.
    public static Set<String> names() {
        return Stream.concat(
                        BOOK.names().stream().filter(name -> !Compromise.isPart(name)),
                        Stream.of("some-people", "many-people", "deadline-clock", Compromise.NAME, Standstill.NAME))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The evidence in a message's words.
    public static Evidence in(Wording wording) {
        List<Token> said = wording.said();
        Map<String, String> found = new TreeMap<>();
        List<PhraseBook.Hit> parts = new ArrayList<>();
        for (PhraseBook.Hit hit : BOOK.find(wording.beginnings())) {
            // A greeting is no deadline, "no burning smell" no danger and "no hurry" no hurry.
            boolean deniable = hit.name().equals("danger") || hit.phrase().equals("hurry");
            if (Compromise.isPart(hit.name())) {
                parts.add(hit);
            } else if (!isMorning(said, hit.first()) && !(deniable && isDenied(said, hit))) {
                found.putIfAbsent(hit.name(), hit.phrase());
            }
        }
        for (int i = 0; i < said.size(); i++) {
            countPeople(said, i, found);
            readClock(said, i, found);
        }
        Compromise.find(said, parts, found);
        Standstill.find(wording, found.get("many-people"), found);
        return new Evidence(found);
    }

    /// The same with what the clock says of the nearest deadline: "by Friday" is within hours on Friday morning, and
    /// "by 15:00 on 3 December" is not when that is next week.
    public Evidence with(Circumstances circumstances) {
        String deadline = circumstances.deadline();
        if (deadline == null) {
            return this;
        }
        Map<String, String> known = new TreeMap<>(found);
        if (circumstances.left().compareTo(HOURS) <= 0) {
            if (!has("deadline-clock")) {
                known.putIfAbsent("deadline-hours", deadline);
            }
            known.remove("days");
        } else if (circumstances.left().compareTo(DAYS) <= 0) {
            known.putIfAbsent("days", deadline);
            known.remove("deadline-clock");
        } else {
            known.remove("deadline-clock");
        }
        return new Evidence(known);
    }

    private static boolean isMorning(List<Token> said, int at) {
        return at > 0 && Moments.isMorning(said.get(at - 1).norm(), said.get(at).norm());
    }

    private static boolean isDenied(List<Token> said, PhraseBook.Hit hit) {
        for (int at = hit.first() - 1; at >= Math.max(0, hit.first() - DENYING); at--) {
            String norm = said.get(at).norm();
            if (DENIALS.contains(norm)) {
                return true;
            }
            if (!said.get(at).speaks() || GOING_ON.contains(norm)) {
                return false;
            }
        }
        int after = hit.last() + 1;
        return after < said.size()
                && said.get(after).norm().equals("nicht")
                && !(after + 1 < said.size()
                        && GOING_ON.contains(said.get(after + 1).norm()));
    }

    boolean has(String name) {
        return found.containsKey(name);
    }

    private static void countPeople(List<Token> said, int i, Map<String, String> found) {
        int number = numberAt(said.get(i));
        if (number < 2) {
            return;
        }
        for (int ahead = i + 1; ahead <= Math.min(i + 2, said.size() - 1); ahead++) {
            String noun = said.get(ahead).norm();
            boolean counts = noun.equals("of")
                    ? ahead + 1 < said.size() && said.get(ahead + 1).norm().equals("us")
                    : PEOPLE.contains(noun);
            if (counts) {
                String words = said.get(i).text() + " " + said.get(ahead).text();
                found.putIfAbsent(number >= MANY ? "many-people" : "some-people", words);
                return;
            }
        }
    }

    private static int numberAt(Token token) {
        if (token.kind() == Kind.WORD) {
            return NUMBERS.contains(token.norm()) ? NUMBER_WORDS.getOrDefault(token.norm(), 0) : 0;
        }
        if (token.kind() != Kind.NUMBER) {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < Math.min(token.text().length(), 7); i++) {
            char c = token.text().charAt(i);
            if (Character.isDigit(c)) {
                number = number * 10 + c - '0';
            } else if (c != ',' && c != '.' && c != '\'') {
                return 0;
            }
        }
        return number;
    }

    /// "by 13:00" is a deadline within hours, unless a later day stands beside it.
    private static void readClock(List<Token> said, int i, Map<String, String> found) {
        if (said.get(i).kind() != Kind.TIME || i == 0) {
            return;
        }
        for (int near = Math.max(0, i - 4); near <= Math.min(said.size() - 1, i + 4); near++) {
            if (LATER.contains(said.get(near).norm()) && !isMorning(said, near)) {
                return;
            }
        }
        Token before = said.get(i - 1);
        if (UNTIL.contains(before.norm()) && !Moments.tellsPresence(said, i)) {
            found.putIfAbsent(
                    "deadline-clock", before.text() + " " + said.get(i).text());
        }
    }
}
