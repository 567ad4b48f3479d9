package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What introductions of quotes begin with, say and name, in the languages of mail programs. All
/// lines are in small letters, but where a name is looked for.
final class IntroductionWords {
    /// How such a line begins; what follows must hold a date or an address, and a verb.
    private static final Phrases STARTS = Phrases.ofWords("""
            on, at, am, le, el, il, em, às, op, den, på, w dniu, dnia, dne, vào, в, во, no dia, a, il giorno, skrev, בתאריך,
            wiadomość napisana przez, użytkownik, am:, kl., ke, ti, to, ma, pe, la, su, στις, pada, kuupäev, v, en, في""");

    /// Of these, the words that as well begin a sentence.
    private static final Phrases WEAK =
            Phrases.ofWords("at, a, ke, ti, to, ma, pe, la, su, kl., στις, pada, v, en, في");

    private static final List<String> SAID = Words.of("""
            wrote, writes, schrieb, écrit, a ecrit, escribió, escribio, ha scritto, scrisse, escreveu, schreef,
            geschreven, napisał, napisała, napisano, pisze, píše, skrev, kirjoitti, napsal, napísal, написал, пишет, писал,
            пише, написав, 写道, 寫道, 写于, 寫於, に書きました, さんは書きました, のメール, のメッセージ, đã viết, yazdı, şunu yazdı, a scris, írta,
            ha escrito, следующее, έγραψε, menulis, rašė, rakstīja, napisala, napisal, napisao, kirjutas, เขียนว่า, 님이 작성,
            missatge de, va escriure, כתב, تمت كتابة ما يلي, كتب, > said:, said on""");

    private static final Phrases VERBS = Phrases.of(SAID);

    /// Horde's, which name nobody but the author.
    private static final Phrases QUOTING = Phrases.ofWords("""
            quoting, zitat von, citando, citat, citat från, citat fra, citeren, citerar, citerer, cytowanie, cituji,
            lainaus, цитирую, цитата, quota, mensaje citado por, selon, excerpts from""");

    private static final Set<String> WEEKDAYS = Set.copyOf(Words.of("""
            mon, tue, wed, thu, fri, sat, sun, mo, di, mi, do, fr, sa, so, lun, mar, mer, jeu, ven, sam, dim, mié, jue,
            vie, sáb, dom, gio, sab, seg, ter, qua, qui, sex, pon, wt, śr, czw, pt, sob, niedz, ndz, mån, tis, ons,
            tor, tors, fre, lör, sön, man, tir, tirs, lør, søn, ma, ti, ke, to, pe, la, su, po, út, st, čt, pá, ne, пн, вт,
            ср, чт, пт, сб, вс, вск, woe, vri, zat, zon, vr, za, zo, wo, monday, tuesday, wednesday, thursday, friday,
            saturday, sunday, mandag, tirsdag, onsdag, torsdag, fredag, lørdag, søndag, maanantai, tiistai,
            keskiviikko, torstai, perjantai, lauantai, sunnuntai, poniedziałek, wtorek, środa, czwartek, piątek,
            sobota, niedziela, pondělí, úterý, středa, čtvrtek, pátek, neděle, pirmd, otrd, trešd, ceturtd, piektd, sestd, svētd"""));

    private static final Pattern BRACKETED = Pattern.compile("[<(\\[][^<>()\\[\\]\\s]{1,100}@[^<>()\\s]{1,150}");
    /// What Notes calls people, also where the last line of the introduction is yet to come.
    private static final Pattern NOTES_NAME =
            Pattern.compile("\\p{Lu}[\\p{L} .'’-]{1,60}(?:/[\\p{L}\\d._&-]{1,40}){2}");

    /// With a year, which people leave away who tell what somebody wrote.
    private static final Pattern WHOLE_DATE =
            Pattern.compile("\\d{4}|\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?\\d{2}|\\d\\s?月");

    /// Day, month and year, in whatever order.
    private static final Pattern DAY_AND_YEAR = Pattern.compile(
            "(?<!\\d)\\d{1,2}(?:\\.|st|nd|rd|th|er|º)? ?(?:[./-] ?\\d{1,2}\\.? ?[./-]? ?\\d{2}|(?:de |d')?\\p{L}{3,12}\\.?,? (?:de |del )?(?:19|20)\\d\\d)"
                    + "|\\p{L}{3,12}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d\\d|(?:19|20)\\d\\d ?[./年-] ?\\d{1,2} ?[./月-] ?\\d");

    private IntroductionWords() {}

    static boolean isStart(String lower) {
        return beginsWithWord(lower)
                || startsWithWeekday(lower)
                || Character.isDigit(lower.charAt(lower.charAt(0) == '(' && lower.length() > 1 ? 1 : 0))
                || isCjk(lower.charAt(0))
                || isCyrillicDate(lower);
    }

    /// Whether it begins with such a word, and not with a date, a weekday or a sign of another script.
    static boolean beginsWithWord(String lower) {
        return STARTS.begin(lower);
    }

    /// Whether it begins with a word that as well begins a sentence.
    static boolean isWeak(String lower) {
        return WEAK.begin(lower);
    }

    static boolean hasVerb(String lower) {
        return VERBS.areIn(lower);
    }

    /// Whether it is such a verb and nothing else.
    static boolean isVerb(String lower) {
        return SAID.contains(lower);
    }

    static boolean endsWithVerb(String lower) {
        return hasVerb(lower.substring(Math.max(0, lower.length() - 60)));
    }

    static boolean isQuoting(String lower) {
        return QUOTING.begin(lower);
    }

    static boolean isWeekday(String word) {
        return WEEKDAYS.contains(word);
    }

    static boolean isBracketed(String lower) {
        return lower.indexOf('@') >= 0 && BRACKETED.matcher(lower).find();
    }

    static boolean isNamedAsInNotes(String line) {
        return line.indexOf('/') > 0 && NOTES_NAME.matcher(line).lookingAt();
    }

    /// "On Monday at 10:12 the server wrote:" introduces no mail either where no quote follows.
    static boolean hasWholeDate(String lower) {
        return WHOLE_DATE.matcher(lower).find();
    }

    /// Whether it names a day with its month and year.
    static boolean hasDayAndYear(String lower) {
        return DAY_AND_YEAR.matcher(lower).find();
    }

    /// Short weekdays count only with a comma, a dot or a number behind them: many are words as well.
    private static boolean startsWithWeekday(String lower) {
        int end = 0;
        while (end < Math.min(lower.length(), 12) && Character.isLetter(lower.charAt(end))) {
            end++;
        }
        boolean marked = end + 2 < lower.length()
                && (",.".indexOf(lower.charAt(end)) >= 0 || Character.isDigit(lower.charAt(end + 1)));
        return marked && WEEKDAYS.contains(lower.substring(0, end));
    }

    private static boolean isCyrillicDate(String lower) {
        char first = lower.charAt(0);
        return first >= 'а' && first <= 'я' && lower.chars().anyMatch(Character::isDigit);
    }

    private static boolean isCjk(char c) {
        return c >= '\u3000' && c <= '\u9fff';
    }
}
