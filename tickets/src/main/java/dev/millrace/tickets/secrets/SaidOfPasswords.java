package dev.millrace.tickets.secrets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells a password of plain letters, "my password is tulip", from what is only said of one, "my password is outdated".
///
/// What is said of passwords are participles and adverbs, known by how they end, and some adjectives. A password stands
/// alone: nothing follows it, or a new thought does. What is neither known nor alone is left as it is.
final class SaidOfPasswords {
    /// What a language says of passwords.
    ///
    /// @param words besides those that [SecretWords] has for all languages
    /// @param forms how participles, adverbs and adjectives begin and end
    private record Sayings(Set<String> words, Pattern forms) {
        static Sayings of(String words, String forms) {
            return new Sayings(
                    Arrays.stream(words.split(" +")).collect(Collectors.toUnmodifiableSet()), Pattern.compile(forms));
        }

        boolean have(String word) {
            return words.contains(word) || forms.matcher(word).matches();
        }
    }

    private static final Sayings ENGLISH = Sayings.of(
            "another mine yours theirs hers ours whatever everything anything someone somebody nobody known unknown good"
                    + " bad great perfect awful terrible horrible stupid silly ridiculous nonsense rubbish crap garbage trash"
                    + " toast history dead alive broken okay alright well valid void active inactive live available off down"
                    + " stale older newer recent current previous last first next later second third main wrongly right"
                    + " true false accurate identical similar equal different separate secure insecure safe unsafe strict"
                    + " simple easy hard difficult tricky complex strong stronger weaker longer shorter medium sensitive"
                    + " insensitive case public open clear plain ready due overdue back away visible invisible unclear"
                    + " certain sure unsure likely unlikely possible impossible obvious important necessary mandatory optional"
                    + " standard generic common unique random weird strange odd funny crazy annoying frustrating mystery mess"
                    + " problematic intact corrupt hopeless common-knowledge out out-of-date up-to-date written forgotten"
                    + " taken given shown seen gotten kept held sent put hit stuck lit cut read told made left spent caught"
                    + " thought bought sold found built dealt meant begun chosen frozen stolen hidden bitten beaten shut"
                    + " maybe perhaps somehow sometimes often almost quite rather pretty really totally completely definitely"
                    + " actually currently finally suddenly nearly barely hardly only early daily weekly monthly yearly once"
                    + " twice again forever anyway though unfortunately because like about under between within against"
                    + " during across along behind below beyond inside near outside through via per yet even ever either"
                    + " neither nor being apparently probably simply kind sort part one two three four five six seven eight"
                    + " nine ten zero many much most less least several enough such caps capital lowercase uppercase",
            "\\p{L}{2,}(?:[^e]ed|(?:ll|nn|pp|tt|ss|gg|bb|dd|rr)ed|\\p{L}{3}ing|able|ible|less|ful|ally|ently|antly|edly"
                    + "|ively|ously|ably|ibly|ately|itely|etely|arily)|un\\p{L}{4,}ed|i[mn]\\p{L}{3,}(?:ct|nt|ed|able|ible)");
    private static final Sayings GERMAN = Sayings.of(
            "gültig richtig fällig nötig fertig ewig einmalig lästig wenig übrig futsch kaputt hin tot bekannt unbekannt gut schlecht super ok okay perfekt blöd dumm doof mist quatsch echt"
                    + " sicher unsicher schwach stark kurz lang länger kürzer zu einfach schwer schwierig kompliziert"
                    + " simpel klar unklar weiterhin trotzdem leider plötzlich angeblich anscheinend vermutlich"
                    + " wahrscheinlich offenbar scheinbar definitiv eigentlich gerade eben dasselbe derselbe dieselbe"
                    + " dieses jenes anders identisch gleich veraltet aktuell alt neu alle allen jedem jeder irgendwie"
                    + " irgendwo nie nirgends niemandem niemand intakt korrekt inkorrekt defekt exakt in drin dabei da dort"
                    + " bereits inzwischen mittlerweile längst kürzlich fast ganz sehr ziemlich so doch wohl tatsächlich"
                    + " notwendig nötig wichtig egal mir uns ihm ihnen jemandem seit über unter zwischen durch gegen ohne"
                    + " wegen während groß klein öffentlich privat geheim frei fällig drei zwei vier fünf sechs sieben acht",
            "(?:\\p{L}{2,5})?ge\\p{L}{2,}(?:t|en)|(?:be|ver|ent|er|zer|über|unter|wider|miss|un)\\p{L}{2,}(?:t|en)"
                    + "|\\p{L}{3,}(?:iert|bar|lich|los|sam|haft|isch)|\\p{L}+(?:gültig|fällig|mäßig|fähig|nötig|richtig|wertig)");
    private static final Sayings FRENCH = Sayings.of(
            "bon bonne mauvais mauvaise mort morte nul nulle valide invalide exact exacte faux fausse vrai vraie juste même"
                    + " identique différent différente simple facile difficile compliqué court courte long longue fort forte"
                    + " faible trop très bien mal connu connue inconnu inconnue perdu perdue vide vieux vieille ancien"
                    + " ancienne récent récente actuel actuelle celui celle le devenu devenue mis mise pris prise écrit écrite"
                    + " fourni fournie reçu reçue inscrit inscrite compris comprise transmis transmise requis requise"
                    + " introuvable peut-être déjà jamais plus moins aussi peu assez sûr sûre clair claire public publique"
                    + " privé privée apparemment sans hors chez contre entre sous vers après avant pendant deux trois quatre"
                    + " huit douze quelque autre toute tout tous",
            "\\p{L}{2,}(?:é|ée|és|ées)|\\p{L}{3,}(?:able|ible|ement|amment|emment|eux|euse|uel|uelle)");
    private static final Sayings SPANISH = Sayings.of(
            "buena bueno mala malo nueva nuevo vieja viejo antigua antiguo actual anterior igual misma mismo distinta"
                    + " distinto diferente correcto incorrecto válida válido inválido falsa falso fácil difícil simple"
                    + " sencilla sencillo segura seguro insegura débil fuerte larga largo corta corto clara claro muy tan"
                    + " demasiado casi ya siempre nunca jamás quizás tal otra otro esa ese aquella aquel lo algo nada obvia"
                    + " necesaria necesario obligatoria inútil imposible posible pública privada única común rota hasta"
                    + " porque como cuando donde sobre entre contra sólo solo más menos poco mucho tres cuatro ocho doce",
            "\\p{L}{2,}(?:ad[oa]s?|id[oa]s?)|\\p{L}{3,}(?:able|ible|mente)");
    private static final Sayings OTHERS = Sayings.of(
            "goed juist bekend onbekend verkeerd hetzelfde oud nieuw nog gewoon al ook wel niet weer te veel heel erg"
                    + " giusta giusto corretta corretto valida nuova vecchia stessa diversa nota cambiata stata sempre già"
                    + " ancora più molto troppo correta correto errada errado nova velha mesma certa válida inválida muito"
                    + " ainda já sempre dobre złe nowe stare poprawne niepoprawne nieprawidłowe znane ważne już bardzo to",
            "\\p{L}{3,}(?:[ai]t[oa]|ut[oa]|ad[oa]|id[oa]|abile|ibile|ável|ível|[aeo]ne|mente)|(?:ge|ver|be|ont)\\p{L}{3,}(?:d|t|en)");
    private static final Map<String, Sayings> BY_VERB = Map.ofEntries(
            Map.entry("is", ENGLISH),
            Map.entry("was", ENGLISH),
            Map.entry("will", ENGLISH),
            Map.entry("ist", GERMAN),
            Map.entry("war", GERMAN),
            Map.entry("lautet", GERMAN),
            Map.entry("est", FRENCH),
            Map.entry("es", SPANISH),
            Map.entry("era", SPANISH),
            Map.entry("é", OTHERS),
            Map.entry("è", OTHERS),
            Map.entry("jest", OTHERS));

    /// How a new thought begins.
    private static final Set<String> NEW_THOUGHT =
            Set.copyOf(List.of(("and but so or if please pls plz thanks thx can could"
                            + " would will i im ive it what why how that for since because user username login"
                            + " und aber oder bitte danke kannst können könnt könnten ich es was warum wie für weil benutzer"
                            + " et mais ou merci pouvez peux pourriez je il pour car utilisateur"
                            + " y pero o gracias puede puedes pueden podría me para porque usuario en maar of ik graag e ma per mas"
                            + " i ale / | - – —")
                    .split(" +")));

    /// What makes a question or a condition of it.
    private static final Pattern OPEN = Pattern.compile(
            "(?iu)(?<![\\p{L}])(?:if|whether|unless|until|ob|falls|si)(?:[ \\t]+[\\p{L}'’]+){0,3}[ \\t]*\\z");

    private static final String DUTCH = "wachtwoord";
    private static final int LONGEST_BEFORE = 40;
    private static final int SHORTEST = 4;

    private SaidOfPasswords() {}

    /// Whether a word of plain letters after "password is" is the password itself.
    ///
    /// @param name offset where the password is named
    /// @param verb what stands between the name and the word: "is", "ist now"
    /// @param start offset of the word
    /// @param end offset after it and the punctuation behind it
    static boolean isPassword(String text, int name, String verb, int start, int end) {
        String word = SecretWords.bare(text.substring(start, end)).toLowerCase(Locale.ROOT);
        String last = word.substring(word.lastIndexOf('-') + 1);
        if (word.length() < SHORTEST || SecretWords.isProse(word) || SecretWords.isProse(last)) {
            return false;
        }
        Sayings sayings = sayings(text, name, verb);
        return sayings != null
                && word.chars().allMatch(c -> Character.isLetter(c) || c == '-')
                && !sayings.have(word)
                && !sayings.have(last)
                && isAlone(text, start + word.length(), end)
                && !isOpen(text, name);
    }

    /// By the verb; "is" is Dutch too.
    private static @Nullable Sayings sayings(String text, int name, String verb) {
        if (text.regionMatches(true, name, DUTCH, 0, DUTCH.length())) {
            return OTHERS;
        }
        int space = verb.indexOf(' ');
        return BY_VERB.get((space < 0 ? verb : verb.substring(0, space)).toLowerCase(Locale.ROOT));
    }

    /// "My password is tulip, …", "my password is tulip and …", but not "my password is bullet proof".
    private static boolean isAlone(String text, int bareEnd, int end) {
        int at = end;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (bareEnd < end || at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
            return true;
        }
        int to = at;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        String next = SecretWords.bare(text.substring(at, to)).toLowerCase(Locale.ROOT);
        return NEW_THOUGHT.contains(next.replace("'", "").replace("’", "")) || text.charAt(at) == '(';
    }

    private static boolean isOpen(String text, int name) {
        Matcher before = OPEN.matcher(text).region(Math.max(0, name - LONGEST_BEFORE), name);
        return before.find();
    }
}
