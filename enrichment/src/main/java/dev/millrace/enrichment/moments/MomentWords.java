package dev.millrace.enrichment.moments;

import dev.millrace.enrichment.words.Token;
import dev.millrace.enrichment.words.WordList;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The words for days and times, folded, in English, German, French, Spanish, and some Dutch and Italian.
final class MomentWords {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime AFTERNOON = LocalTime.of(15, 0);
    private static final LocalTime END_OF_DAY = LocalTime.of(17, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime NIGHT = LocalTime.of(20, 0);

    /// Several words come first, longest first.
    private static final MomentPhrases<Integer> DAYS = new MomentPhrases<>(Map.ofEntries(
            Map.entry("day after tomorrow", 2),
            Map.entry("pasado manana", 2),
            Map.entry("today", 0),
            Map.entry("tonight", 0),
            Map.entry("tomorrow", 1),
            Map.entry("yesterday", -1),
            Map.entry("heute", 0),
            Map.entry("morgen", 1),
            Map.entry("ubermorgen", 2),
            Map.entry("gestern", -1),
            Map.entry("vorgestern", -2),
            Map.entry("aujourdhui", 0),
            Map.entry("demain", 1),
            Map.entry("apresdemain", 2),
            Map.entry("hier", -1),
            Map.entry("hoy", 0),
            Map.entry("manana", 1),
            Map.entry("ayer", -1),
            Map.entry("vandaag", 0),
            Map.entry("gisteren", -1),
            Map.entry("overmorgen", 2),
            Map.entry("oggi", 0),
            Map.entry("domani", 1),
            Map.entry("ieri", -1)));

    private static final MomentPhrases<LocalTime> PARTS = new MomentPhrases<>(Map.ofEntries(
            Map.entry("end of the day", END_OF_DAY),
            Map.entry("end of day", END_OF_DAY),
            Map.entry("close of business", END_OF_DAY),
            Map.entry("eod", END_OF_DAY),
            Map.entry("cob", END_OF_DAY),
            Map.entry("feierabend", END_OF_DAY),
            Map.entry("dienstschluss", END_OF_DAY),
            Map.entry("fin de journee", END_OF_DAY),
            Map.entry("final del dia", END_OF_DAY),
            Map.entry("noon", NOON),
            Map.entry("midday", NOON),
            Map.entry("lunch", NOON),
            Map.entry("lunchtime", NOON),
            Map.entry("mittag", NOON),
            Map.entry("mittags", NOON),
            Map.entry("midi", NOON),
            Map.entry("mediodia", NOON),
            Map.entry("mezzogiorno", NOON),
            Map.entry("midnight", LocalTime.of(23, 59)),
            Map.entry("mitternacht", LocalTime.of(23, 59)),
            Map.entry("minuit", LocalTime.of(23, 59)),
            Map.entry("medianoche", LocalTime.of(23, 59))));
    /// Only beside a day: "tomorrow morning", but not "good morning".
    private static final MomentPhrases<LocalTime> PARTS_OF_A_DAY = new MomentPhrases<>(Map.ofEntries(
            Map.entry("morning", MORNING),
            Map.entry("fruh", MORNING),
            Map.entry("vormittag", MORNING),
            Map.entry("morgen", MORNING),
            Map.entry("matin", MORNING),
            Map.entry("por la manana", MORNING),
            Map.entry("manana", MORNING),
            Map.entry("afternoon", AFTERNOON),
            Map.entry("nachmittag", AFTERNOON),
            Map.entry("apresmidi", AFTERNOON),
            Map.entry("por la tarde", AFTERNOON),
            Map.entry("tarde", AFTERNOON),
            Map.entry("evening", EVENING),
            Map.entry("night", NIGHT),
            Map.entry("abend", EVENING),
            Map.entry("soir", EVENING),
            Map.entry("por la noche", EVENING),
            Map.entry("noche", EVENING),
            Map.entry("ochtend", MORNING),
            Map.entry("middag", AFTERNOON),
            Map.entry("mattina", MORNING)));
    private static final MomentPhrases<Boolean> HALVES = new MomentPhrases<>(Map.ofEntries(
            Map.entry("de la manana", false),
            Map.entry("de la tarde", true),
            Map.entry("de la noche", true),
            Map.entry("du matin", false),
            Map.entry("du soir", true),
            Map.entry("de lapresmidi", true),
            Map.entry("in the morning", false),
            Map.entry("this morning", false),
            Map.entry("in the afternoon", true),
            Map.entry("this afternoon", true),
            Map.entry("in the evening", true),
            Map.entry("this evening", true),
            Map.entry("heute nachmittag", true),
            Map.entry("am nachmittag", true),
            Map.entry("heute abend", true),
            Map.entry("cet apresmidi", true),
            Map.entry("esta tarde", true),
            Map.entry("fruh", false),
            Map.entry("morgens", false),
            Map.entry("vormittags", false),
            Map.entry("nachmittags", true),
            Map.entry("abends", true)));
    private static final WordList MORNINGS = WordList.of("morgen", "morning", "manana");
    private static final WordList BEFORE_A_MORNING = WordList.of(
            "guten", "good", "goede", "schonen", "heute", "gestern", "this", "esta", "am", "jeden", "einem", "eines",
            "fruhen", "la", "cada", "every");
    /// "this afternoon": a part of today.
    static final WordList THIS =
            WordList.of("this", "diesen", "dieser", "ce", "cet", "cette", "esta", "este", "deze", "vanmiddag");

    private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();
    private static final Map<String, Integer> MONTHS = months();

    static final WordList NEXT = WordList.of(
            "next",
            "nachsten",
            "nachster",
            "nachste",
            "proximo",
            "proxima",
            "volgende",
            "prossimo",
            "prossima",
            "prochain",
            "prochaine");
    static final WordList COMING = WordList.of(
            "this", "coming", "kommenden", "kommender", "diesen", "dieser", "ce", "este", "komende", "deze");
    static final WordList PAST = WordList.of(
            "last",
            "since",
            "seit",
            "letzten",
            "letzter",
            "vergangenen",
            "depuis",
            "desde",
            "dernier",
            "derniere",
            "pasado",
            "sinds",
            "vorige");
    static final WordList EVERY =
            WordList.of("every", "each", "jeden", "jeder", "chaque", "cada", "tous", "todos", "elke", "ogni");

    static final WordList UNTIL = WordList.of(
            "by",
            "before",
            "until",
            "till",
            "due",
            "latest",
            "deadline",
            "bis",
            "vor",
            "spatestens",
            "frist",
            "stichtag",
            "avant",
            "ici",
            "limite",
            "echeance",
            "jusqua",
            "antes",
            "hasta",
            "plazo",
            "voor",
            "tegen",
            "uiterlijk",
            "entro",
            "within",
            "innerhalb",
            "binnen",
            "than");
    /// May stand between such a word and what it tells of.
    static final WordList BETWEEN = WordList.of(
            "the",
            "at",
            "is",
            "on",
            "this",
            "next",
            "a",
            "las",
            "la",
            "le",
            "el",
            "los",
            "du",
            "de",
            "del",
            "den",
            "dem",
            "zum",
            "zur",
            "um",
            "am",
            "ist",
            "est",
            "es",
            "au",
            "plus",
            "tard",
            "later",
            "no",
            "midi",
            "que",
            "coming",
            "ce",
            "kommenden",
            "nachsten",
            "diesen",
            "end",
            "of",
            "half",
            "an",
            "einer",
            "einem",
            "une",
            "una",
            "von",
            "ende",
            "fin");
    /// May stand between a day and a time.
    static final WordList JOINING = WordList.of(
            ",", "at", "um", "a", "las", "la", "de", "by", "bis", "before", "vor", "avant", "antes", "in", "the", "au",
            "le", "el", "por", "den", "on", "am", "noch", "gegen", "vers", "sobre", "ab", "from", "until", "du", "del",
            "dans");

    /// Before a span of time: "in two hours". German `vor` and the like would be the past.
    static final WordList IN = WordList.of("in", "within", "dans", "en", "innerhalb", "binnen", "over", "tra", "fra");
    static final WordList MINUTES =
            WordList.of("minutes", "minute", "min", "mins", "minuten", "minutos", "minuti", "minuut");
    static final WordList HOURS = WordList.of(
            "hours", "hour", "hrs", "hr", "h", "stunden", "stunde", "std", "heures", "heure", "horas", "hora", "uur",
            "ore", "ora");
    static final WordList DAY_SPANS = WordList.of(
            "days", "day", "tagen", "tage", "tag", "jours", "jour", "dias", "dia", "dagen", "dag", "giorni", "giorno");
    static final WordList WEEKS = WordList.of(
            "weeks", "week", "wochen", "woche", "semaines", "semaine", "semanas", "semana", "weken", "settimane");
    static final WordList HALF = WordList.of("half", "halben", "halbe", "demi", "demie", "media", "demiheure");
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("the", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("ein", 1),
            Map.entry("eine", 1),
            Map.entry("einer", 1),
            Map.entry("einem", 1),
            Map.entry("zwei", 2),
            Map.entry("drei", 3),
            Map.entry("vier", 4),
            Map.entry("funf", 5),
            Map.entry("sechs", 6),
            Map.entry("sieben", 7),
            Map.entry("acht", 8),
            Map.entry("neun", 9),
            Map.entry("zehn", 10),
            Map.entry("une", 1),
            Map.entry("un", 1),
            Map.entry("deux", 2),
            Map.entry("trois", 3),
            Map.entry("quatre", 4),
            Map.entry("cinq", 5),
            Map.entry("una", 1),
            Map.entry("dos", 2),
            Map.entry("tres", 3),
            Map.entry("cuatro", 4),
            Map.entry("cinco", 5),
            Map.entry("twee", 2),
            Map.entry("drie", 3),
            Map.entry("due", 2));

    static final WordList END = WordList.of("end", "ende", "fin", "final", "finales");
    static final WordList WEEKENDS = WordList.of("wochenende", "weekend");
    static final WordList OCLOCK = WordList.of("uhr", "oclock", "h", "heures", "uur", "horas", "hrs");

    private MomentWords() {}

    /// A word or several that were found.
    ///
    /// @param value what they stand for
    /// @param next index after the last
    record Hit<T>(T value, int next) {}

    static @Nullable Hit<Integer> day(List<Token> tokens, int at) {
        return DAYS.at(tokens, at);
    }

    static @Nullable Hit<LocalTime> part(List<Token> tokens, int at) {
        return PARTS.at(tokens, at);
    }

    static @Nullable Hit<LocalTime> partOfADay(List<Token> tokens, int at) {
        Hit<LocalTime> part = PARTS_OF_A_DAY.at(tokens, at);
        return part == null ? part(tokens, at) : part;
    }

    /// Whether a word that may be "tomorrow" is the morning: "guten Morgen", "am Morgen", "esta mañana", "de la
    /// mañana".
    static boolean isMorning(String before, String word) {
        return BEFORE_A_MORNING.contains(before) && MORNINGS.contains(word);
    }

    /// What tells, behind a clock's time, in which half of the day it is; true for the second.
    static @Nullable Hit<Boolean> behindAClock(List<Token> tokens, int at) {
        return HALVES.at(tokens, at);
    }

    static @Nullable DayOfWeek weekday(String norm) {
        return WEEKDAYS.get(norm);
    }

    static @Nullable Integer month(String norm) {
        return MONTHS.get(norm);
    }

    /// The words that stand for numbers, articles among them.
    static Set<String> numbers() {
        return NUMBERS.keySet();
    }

    static @Nullable Integer number(String norm) {
        return NUMBERS.get(norm);
    }

    /// What a day or a time may begin with, besides digits.
    private static final WordList BEGINNINGS_OF_DAYS = WordList.of(Stream.of(
                    DAYS.firstWords(),
                    PARTS.firstWords(),
                    THIS.all(),
                    END.all(),
                    WEEKENDS.all(),
                    WEEKDAYS.keySet(),
                    MONTHS.keySet(),
                    SpokenTimes.beginnings())
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet()));

    /// The same of any moment.
    private static final WordList BEGINNINGS =
            WordList.of(Stream.concat(BEGINNINGS_OF_DAYS.all().stream(), IN.all().stream())
                    .collect(Collectors.toUnmodifiableSet()));

    /// Whether a moment may begin with a word that has no digit.
    static boolean mayBegin(String norm) {
        return BEGINNINGS.contains(norm);
    }

    /// Whether a day or a time may begin with it.
    static boolean mayBeginADay(String norm) {
        return BEGINNINGS_OF_DAYS.contains(norm);
    }

    private static Map<String, DayOfWeek> weekdays() {
        Map<String, DayOfWeek> days = new HashMap<>();
        for (String names : List.of(
                "monday tuesday wednesday thursday friday saturday sunday",
                "montag dienstag mittwoch donnerstag freitag samstag sonntag",
                "lundi mardi mercredi jeudi vendredi samedi dimanche",
                "lunes martes miercoles jueves viernes sabado domingo",
                "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
                "lunedi martedi mercoledi giovedi venerdi sabato domenica")) {
            String[] week = names.split(" ", -1);
            for (int i = 0; i < week.length; i++) {
                days.put(week[i], DayOfWeek.of(i + 1));
            }
        }
        days.put("sonnabend", DayOfWeek.SATURDAY);
        return Map.copyOf(days);
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String names : List.of(
                "january february march april may june july august september october november december",
                "jan feb mar apr may jun jul aug sep oct nov dec",
                "januar februar marz april mai juni juli august september oktober november dezember",
                "janner februar marz april mai juni juli august sept okt nov dez",
                "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
                "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
                "januari februari maart april mei juni juli augustus september oktober november december")) {
            String[] year = names.split(" ", -1);
            for (int i = 0; i < year.length; i++) {
                months.put(year[i], i + 1);
            }
        }
        return Map.copyOf(months);
    }
}
