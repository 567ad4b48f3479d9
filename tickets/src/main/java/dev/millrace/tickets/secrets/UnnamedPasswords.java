package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Passwords that no word names. Very few are told by their look alone, "I set it to P@ssw0rd123"; more where something
/// stands near that people do with passwords, "hab es auf Winter2031! gesetzt". Whoever answers needs the words of
/// formulas, stack traces and paths: rather a password is missed than one of these masked.
final class UnnamedPasswords {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;
    private static final int LONGEST_USER = 40;
    private static final int WORDS_BEFORE = 4;
    private static final int WORDS_BEHIND = 2;

    /// What parts words, or belongs to links, paths, formulas and keys that are pressed together.
    private static final String APART = "\"“”„«»`‘()<>[]{}/\\|=:&+,;…" + Secrets.MASK.charAt(0);

    /// Never one, whatever is done with it.
    private static final Pattern NEVER = Pattern.compile(String.join(
            "|",
            // `Preis$200`, `5$Per10Users`, `10MB~20MBytes`, `DocuMe~1`, `HEAD~3Abc`, "Montag14Uhr!"
            "\\p{L}{1,5}\\$[\\d.,']+\\p{L}?!?|\\d+[$%*]\\p{L}.*|\\d+\\p{L}+[~*]\\d.*|.*~\\d.*",
            ".*\\d(?i:uhr|am|pm|h|st|stk|eur|gb|mb|kg|km)!*",
            // cries: "tHaNkS!!!11", "HILFE!!PC12geht", "Ticket-4711!Dringend"
            "[^!]*!+1[!1]*|.*!!+\\p{L}.*|\\p{L}+-\\d+!+\\p{L}+",
            // cells: `Sheet1!A1`, `Daten2026!$A$1`, `'Plan2026'!R1C1`
            "[\\p{L}\\p{N}_.']+!(?:\\$?[A-Z]{1,3}\\$?\\d*|\\$\\d+|R\\d+C\\d+)(?:[-*^%].*)?",
            // classes and what compilers make of them: `Worker$Task7x`, `Foo1$$anonfun$2`, `lambda$main$0`
            "[\\p{L}_][\\p{L}\\p{N}_.]*\\$+\\p{Lu}.*|.*\\$\\p{L}[^$]*\\$.*",
            // accounts of computers: `Srv-Sql01$`
            "[\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)+\\$",
            // numbers of cases: `Asset#LT40213-Berlin`; but `Winter#2031` may be one
            "\\p{L}+#(?!\\d{2,4}\\p{L}?!?$).*",
            // versions: `v2.0+hotfix3`
            "[vV]?\\d+(?:\\.\\d+)+(?:[-+_.][\\p{L}\\p{N}]+)*"));
    /// None by itself: `Ticket#4711`, `My%20Documents`, `2*3`, and a blank forgotten behind "Thanks!".
    private static final Pattern INNOCENT = Pattern.compile(
            "\\p{L}+#\\d+\\p{L}?!?|.*%\\p{XDigit}{2}.*" + "|.*\\d[*%]\\d?.*|\\p{L}+!\\p{L}.*|[^!]*\\p{L}\\d+!\\p{L}+");
    /// A known password in which marks and digits stand for letters.
    private static final Pattern DISGUISED = Pattern.compile(".*(?:passw|welcome|admin).*");
    /// Digits that stand for letters amid others, in no number of base 16: `Fr0sch`, `Gr33nTea`; and `Soleil!2026`.
    private static final Pattern LIKE_NOTHING_ELSE =
            Pattern.compile(".*\\p{L}\\p{Ll}(?:0|11|33|44|55)[g-z].*|\\p{Lu}\\p{Ll}{3,}!\\d{4}");
    /// Places and things with a number.
    private static final Pattern NUMBERED = Pattern.compile(
            "(?iu)(?:room|raum|salle|sala|zimmer|floor|etage|gate|version|level|ticket|order|line|zone|channel|kanal"
                    + "|build|release|update|patch|port|bus|linie|ligne|prio|team|player|spieler|formel|formula|kapitel"
                    + "|chapter|section|abschnitt|seite|page|figure|sheet|tabelle|blad|feuil|hoja|foglio|case|fall|bug"
                    + "|issue|asset|invoice|rechnung|facture|factura|fattura|factuur|auftrag|bestellung|commande|pedido"
                    + "|incident|problem|change|request|vorgang|report|bericht|budget|plan|server|client|node|worker"
                    + "|thread|handler|task|step|test)[-#]?\\d.*"
                    // of these a year would make a password: `Haus2031`
                    + "|(?:abteilung|büro|halle|werk|filiale|standort|haus|gebäude|stock|lager|kasse|department|dept|building"
                    + "|site|branch|store|hall|unit|desk|till|ward|block|wing|bureau|étage|bâtiment|service|atelier|magasin"
                    + "|planta|piso|oficina|departamento|edificio|tienda|afdeling|kantoor|gebouw)[-#]?\\d{1,3}\\p{L}?");

    private static final Pattern SETTING = Pattern.compile("\\p{L}{2,}=.*");

    private UnnamedPasswords() {}

    static void find(String text, List<Secret> found) {
        for (int mark = next(text, 0); mark >= 0; ) {
            int start = mark;
            while (start > 0 && mark - start < LONGEST && isInside(text.charAt(start - 1))) {
                start--;
            }
            int end = mark + 1;
            while (end < text.length() && end - mark < LONGEST && isInside(text.charAt(end))) {
                end++;
            }
            int next = next(text, end);
            while (end > start && ".?".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            String word = text.substring(start, end);
            if (isMixed(word) && !isInPath(text, start) && (isAlone(word) || isUsed(word, text, start, end))) {
                found.add(new Secret(Kind.PASSWORD, start, end));
            }
            mark = next;
        }
    }

    private static int next(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (isMark(text.charAt(at))) {
                return at;
            }
        }
        return -1;
    }

    /// What passwords have and hardly another word.
    private static boolean isMark(char c) {
        return switch (c) {
            case '!', '$', '%', '#', '^', '*', '~', '@' -> true;
            default -> false;
        };
    }

    private static boolean isInside(char c) {
        return !Character.isWhitespace(c) && APART.indexOf(c) < 0;
    }

    /// Both cases and digits, as rules for passwords ask for, and no name of a thing.
    private static boolean isMixed(String word) {
        int digits = 0;
        int upper = 0;
        int lower = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            digits += Character.isDigit(c) ? 1 : 0;
            upper += Character.isUpperCase(c) ? 1 : 0;
            lower += Character.isLowerCase(c) ? 1 : 0;
        }
        return word.length() >= SHORTEST
                && digits > 0
                && upper > 0
                && lower > 0
                && SecretWords.isMadeUp(word)
                && (isDisguised(word) || !NEVER.matcher(word).matches())
                && !Vocabulary.isApplication(letters(word));
    }

    /// The letters that it begins with: `Outlook` of `Outlook2031!`.
    private static String letters(String word) {
        int end = 0;
        while (end < word.length() && Character.isLetter(word.charAt(end))) {
            end++;
        }
        return word.substring(0, end);
    }

    /// `\\FS01\Projekte2026$`, `ACME\Srv01$`.
    private static boolean isInPath(String text, int start) {
        return start > 0 && text.charAt(start - 1) == '\\';
    }

    /// Whether nothing but a password looks so.
    private static boolean isAlone(String word) {
        return isDisguised(word)
                || (hasMarkInside(word) && LIKE_NOTHING_ELSE.matcher(word).matches());
    }

    /// Whether it may be one, and something is done with it that is done with passwords.
    private static boolean isUsed(String word, String text, int start, int end) {
        return (isMarked(word) || hasMarkInside(word))
                && !isNumberedThing(word)
                && (isUsed(text, start, end) || isBehindUser(text, start));
    }

    /// Whether a word is one where something is set to it.
    static boolean isLikely(String word) {
        return isMixed(word)
                && (SecretWords.isMarked(word) || hasMarkInside(word))
                && !isNumberedThing(word)
                && word.indexOf('@') < 0;
    }

    /// What has digits or marks and is no password: a cry, a formula, a number of a case, `Room101`, `Outlook2031!`,
    /// `host=server12`.
    static boolean isThing(String word) {
        return isNumberedThing(word)
                || Vocabulary.isApplication(letters(word))
                || SETTING.matcher(word).matches()
                || (!isDisguised(word) && NEVER.matcher(word).matches());
    }

    /// `Room101`.
    static boolean isNumberedThing(String word) {
        return NUMBERED.matcher(word).matches();
    }

    /// `anna:Winter2026!`. What is no account begins with a capital: "Note:Winter2026!".
    private static boolean isBehindUser(String text, int start) {
        int at = start - 1;
        if (at < 2 || text.charAt(at) != ':') {
            return false;
        }
        int first = at;
        while (first > 0 && at - first < LONGEST_USER && isOfUser(text.charAt(first - 1))) {
            first--;
        }
        boolean begins = first == 0 || Character.isWhitespace(text.charAt(first - 1));
        return begins && at - first >= 2 && Character.isLowerCase(text.charAt(first));
    }

    private static boolean isOfUser(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
    }

    /// Whether a mark stands among its letters and digits as in no other thing.
    private static boolean hasMarkInside(String word) {
        if (word.indexOf('@') >= 0 || word.indexOf('.') >= 0) {
            return false;
        }
        int last = word.length();
        while (last > 0 && !Character.isLetterOrDigit(word.charAt(last - 1))) {
            last--;
        }
        boolean inside = false;
        for (int i = 1; i < last; i++) {
            inside |= isMark(word.charAt(i)) && Character.isLetterOrDigit(word.charAt(i - 1));
        }
        return inside && !INNOCENT.matcher(word).matches();
    }

    private static boolean isDisguised(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String plain = lower.replace('@', 'a')
                .replace('4', 'a')
                .replace('3', 'e')
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('$', 's')
                .replace('5', 's');
        return DISGUISED.matcher(plain).matches() && !DISGUISED.matcher(lower).matches();
    }

    /// Whether it ends as a password does that must have a mark, or has one inside that may be another thing's.
    private static boolean isMarked(String word) {
        int digits = (int) word.chars().filter(Character::isDigit).count();
        return digits >= 2 && word.indexOf('@') < 0 && SecretWords.isMarked(word);
    }

    private static boolean isUsed(String text, int start, int end) {
        int at = start;
        for (int words = 0; words < WORDS_BEFORE && at > 0; words++) {
            int stop = at;
            while (stop > 0 && isBlank(text.charAt(stop - 1))) {
                stop--;
            }
            at = stop;
            while (at > 0 && stop - at < LONGEST && !Character.isWhitespace(text.charAt(at - 1))) {
                at--;
            }
            if (Vocabulary.isDoneWithPasswords(text.substring(at, stop))) {
                return true;
            }
        }
        at = end;
        for (int words = 0; words < WORDS_BEHIND && at < text.length(); words++) {
            int from = at;
            while (from < text.length() && isBlank(text.charAt(from))) {
                from++;
            }
            at = from;
            while (at < text.length() && at - from < LONGEST && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (Vocabulary.isDoneWithPasswords(text.substring(from, at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || "\"“”„«»'`(".indexOf(c) >= 0;
    }
}
