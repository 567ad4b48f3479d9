package dev.millrace.intake.email.reply;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.content.Cancelled;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recognises the line with which a mail program introduces what it quotes: "On Monday at 10:00 Anna wrote:", in many
/// languages, also wrapped over lines.
public final class QuoteIntroduction {
    private static final int LONGEST = 400;
    private static final int MOST_LINES = 6;
    private static final int MOST_WORDS_OF_DAY = 7;
    private static final int LONGEST_MONTH = 10;
    private static final int LONGEST_BELOW_QUOTE = 80;

    /// "On Jan 15 the log wrote:", "am 15.1. schrieb der Drucker:"; but "Jan van der Berg".
    private static final Pattern OF_THING =
            Pattern.compile("(?<!\\p{L})(?<!(?:van|von) )(?:the|it|this|der|die|das|es|une?|ça|eso|questo|het) ");

    /// How such a line begins; what follows must hold a date or an address, and a verb.
    private static final Phrases STARTS = Phrases.ofWords("""
            on, at, am, le, el, il, em, às, op, den, på, w dniu, dnia, dne, vào, в, во, no dia, a, il giorno, skrev, בתאריך,
            wiadomość napisana przez, użytkownik, am:, kl., ke, ti, to, ma, pe, la, su, στις, pada, kuupäev, v, en""");

    /// Of these, the words that as well begin a sentence.
    private static final Phrases WEAK = Phrases.ofWords("at, a, ke, ti, to, ma, pe, la, su, kl., στις, pada, v, en");

    private static final Phrases VERBS = Phrases.of("""
            wrote, writes, schrieb, écrit, escribió, escribio, ha scritto, scrisse, escreveu, schreef,
            geschreven, napisał, napisała, napisano, pisze, píše, skrev, kirjoitti, napsal, napísal, написал, пишет, писал,
            пише, написав, 写道, 寫道, 写于, 寫於, に書きました, さんは書きました, のメール, のメッセージ, đã viết, yazdı, şunu yazdı, a scris, írta,
            ha escrito, следующее, έγραψε, menulis, rašė, rakstīja, napisala, napisal, napisao, kirjutas, เขียนว่า, 님이 작성,
            missatge de, va escriure, כתב, تمت كتابة ما يلي, كتب/كتبت, > said:, said on""");

    /// Apple's in Polish, where address and time stand behind the verb.
    private static final String MADE_BY = "wiadomość napisana przez ";

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

    /// Gmail in many languages, and others: nothing but a date and a name.
    private static final Pattern DATED = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2} \\d{1,2}:\\d{2} (?:GMT|UTC)[+-]\\d{1,2}:?\\d{2}\\b.{0,200}"
                    + "|\\d{4}/\\d{1,2}/\\d{1,2} [^<]{0,150}<[^<>]{1,150}>:?",
            Pattern.CASE_INSENSITIVE);

    /// "eva@desk.example wrote:"
    private static final Pattern ADDRESS_ALONE = Pattern.compile("\\S{1,64}@\\S{1,200} [^@]{1,30}:");

    private static final Pattern BRACKETED = Pattern.compile("[<(\\[][^<>()\\[\\]\\s]{1,100}@[^<>()\\s]{1,150}");
    /// Lotus, and Thunderbird in some languages: the name stands first, the date at the end.
    private static final Pattern NAMED = Pattern.compile(
            ".{2,100}(?:wrote on|said on|schrieb am|a écrit (?:le|sur)|escribió el|ha scritto il|schreef op|escreveu em|"
                    + "escreveu no dia|escreveu \\(|skrev den|skrev|kirjoitti|napisał dnia|napisał\\(a\\)|napisał|"
                    + "napsal\\(a\\)(?: dne)?|napsal dne|写于|寫於|(?:на)?писал(?:\\(а\\))?|пишет|записал)\\W.{0,20}\\d.{0,80}:");
    /// What Notes calls people, also where the last line of the introduction is yet to come.
    private static final Pattern NOTES_NAME =
            Pattern.compile("\\p{Lu}[\\p{L} .'’-]{1,60}(?:/[\\p{L}\\d._&-]{1,40}){2}");
    /// Eudora, which marks nothing either.
    private static final Pattern TIME_FIRST = Pattern.compile(
            "At \\d{1,2}:\\d{2}(?: [AP]M)? \\d{1,2}/\\d{1,2}/\\d{2,4}(?: [+-]\\d{4})?, \\p{Lu}[\\p{L}.'’-]{0,30}"
                    + "(?: \\p{Lu}[\\p{L}.'’-]{0,30}){1,3} wrote:");
    /// Open-Xchange in German: no address, and nothing marked. People who tell what somebody has written name no zone.
    private static final Pattern HAS_WRITTEN = Pattern.compile(
            ".{2,100} hat am \\d[\\d./-]{5,10},? \\d{1,2}:\\d{2}(?::\\d{2})? (?:ces?t|mesz?|ees?t|gmt|utc|bst|wes?t) geschrieben:");

    /// "Hello, our customer writes:" is no program's.
    private static final Pattern OWN =
            Pattern.compile("(?<!\\p{L})(?:our|my|unser\\p{L}{0,3}|mein\\p{L}{0,2}|notre|nos|mon|ma|nuestr[ao]s?|mis?"
                    + "|nostr[ao]|mi[oa]|nosso|nossa|meu|minha|onze|ons|mijn|vår\\p{L}?|min|nasz\\p{L}?|můj|náš|наш\\p{L}?|мой|hi|hello|hallo|dear"
                    + "|bonjour|hola|ciao|hej)(?!\\p{L})");

    /// "Eva Lind, Montag, 5. Januar 2026, 10:00:"
    private static final Pattern NAME_AND_TIME = Pattern.compile(
            "\\p{Lu}[\\p{L}.'’-]{1,30}(?: \\p{Lu}[\\p{L}.'’-]{0,30}){1,3},(?: \\p{L}{2,12}\\.?,)? \\d[^,:]{4,25},? "
                    + "\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: [AP]M| Uhr)? ?:");

    /// More blanks than people write.
    private static final Pattern GAP = Pattern.compile(":[ \\u00a0]{2,9}\\S");

    private static final Pattern WITHIN = Pattern.compile("(?:^|[\\s-])On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|\\d)");

    /// With a year, which people leave away who tell what somebody wrote.
    private static final Pattern WHOLE_DATE =
            Pattern.compile("\\d{4}|\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?\\d{2}|\\d\\s?月");

    private QuoteIntroduction() {}

    /// How many lines an introduction that begins here takes; 0 when none begins here.
    public static int lines(List<String> lines, int at) {
        int count = seeming(lines, at);
        return count > 1
                        && !isSurelyBegun(plain(lines.get(at)))
                        && !isDay(plain(lines.get(at)))
                        && beginsLater(lines, at + 1, at + count - 1)
                ? 0
                : count;
    }

    /// The same where the end of a sentence may stand above the introduction itself.
    private static int seeming(List<String> lines, int at) {
        Cancelled.check();
        if (FramedIntroduction.is(lines, at)) {
            return 1;
        }
        String first = plain(lines.get(at));
        if (first.isEmpty() || first.length() > LONGEST || !mayBegin(first)) {
            return 0;
        }
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + MOST_LINES); i++) {
            String line = bare(lines.get(i));
            if (line.isEmpty()) {
                if (!goesOnBelow(lines, i)) {
                    return 0;
                }
                continue;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(line);
            if (joined.length() > LONGEST) {
                return 0;
            }
            String whole = withoutRules(joined.toString());
            boolean found = !whole.isEmpty()
                    && (isIntroduction(whole, followedByQuote(lines, i)) || isWithoutColon(whole, lines, i + 1));
            if (found) {
                return i - at + 1;
            }
            if (line.endsWith(":")) {
                return 0;
            }
        }
        return 0;
    }

    /// Zoho ends with the verb, and leaves a line empty.
    private static boolean isWithoutColon(String whole, List<String> lines, int below) {
        if (whole.indexOf('@') < 0 || (below < lines.size() && !lines.get(below).isBlank())) {
            return false;
        }
        String lower = whole.toLowerCase(Locale.ROOT);
        return Character.isLetter(lower.charAt(lower.length() - 1))
                && hasVerb(lower.substring(lower.lastIndexOf('>') + 1))
                && isStart(lower)
                && isBracketed(lower)
                && TimeInText.isIn(lower)
                && hasWholeDate(lower);
    }

    /// Whether a first line names the author, or the day after a word that such lines begin with.
    private static boolean isSurelyBegun(String first) {
        String lower = first.toLowerCase(Locale.ROOT);
        return isBracketed(lower) || (TimeInText.isIn(lower) && isStart(lower)) || isNamedAsInNotes(first);
    }

    /// "On Mon, Jan 5,", which a narrow screen broke off before the time.
    private static boolean isDay(String first) {
        String lower = first.toLowerCase(Locale.ROOT);
        List<String> words = List.of(lower.split("[ ,.]+", -1));
        boolean dated = words.stream().anyMatch(word -> WEEKDAYS.contains(word) || isNumber(word));
        return words.size() <= MOST_WORDS_OF_DAY
                && isStart(lower)
                && (dated || words.size() == 1)
                && words.stream().skip(1).allMatch(word -> word.length() <= LONGEST_MONTH);
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
    }

    /// Whether what seems an introduction is one only from a later line on, and begins with the end of a sentence.
    private static boolean beginsLater(List<String> lines, int from, int last) {
        for (int i = from; i <= last; i++) {
            String line = plain(lines.get(i));
            if (!line.isEmpty() && "<([".indexOf(line.charAt(0)) < 0 && tells(line) && seeming(lines, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether a line says who wrote or, after a word that such lines begin with, when.
    private static boolean tells(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        boolean dated = lower.chars().anyMatch(Character::isDigit);
        return isBracketed(lower) || (dated && isStart(lower) && hasVerb(lower));
    }

    /// Whether a line is one without a colon, `Am 20.06.26 um 16:20 schrieb Anna Keller`, as it may stand above a
    /// header.
    static boolean isAboveHeader(String line) {
        String lower = plain(line).toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && lower.length() <= LONGEST
                && STARTS.begin(lower)
                && hasVerb(lower)
                && TimeInText.isIn(lower)
                && hasWholeDate(lower);
    }

    /// Where in a line the introduction begins that somebody's text shares the line with; -1 when there is none.
    static int within(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.length() > LONGEST || !line.stripTrailing().endsWith("wrote:") || !followedByQuote(lines, at)) {
            return -1;
        }
        Matcher within = WITHIN.matcher(line);
        int start = within.find() ? line.indexOf("On", within.start()) : -1;
        while (start > 0 && "- \t".indexOf(line.charAt(start - 1)) >= 0) {
            start--;
        }
        return start > 0 ? start : -1;
    }

    /// Whether the introduction and what it quotes share this line, as Yahoo's program for phones writes them: "On Mon,
    /// 5 Jan 2026 at 10:00, Anna<anna@acme.example> wrote:   It is locked."
    static boolean isBeforeQuote(String line) {
        if (line.indexOf(':') < 0) {
            return false;
        }
        String first = Bounded.clip(line, LONGEST).strip();
        Matcher gap = GAP.matcher(first);
        if (first.isEmpty() || !gap.find()) {
            return false;
        }
        String lower = first.substring(0, gap.start() + 1).toLowerCase(Locale.ROOT);
        return isStart(lower) && isBracketed(lower) && hasVerb(lower) && TimeInText.isIn(lower);
    }

    /// The line without quote marks, rules around it, and characters that nobody sees.
    private static String plain(String line) {
        return withoutRules(bare(line));
    }

    private static String bare(String line) {
        return withPlainDigits(ReplyLines.unquoted(line)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .strip());
    }

    /// Arabic and other programs write dates in digits of their own.
    private static String withPlainDigits(String line) {
        if (!hasOtherDigits(line)) {
            return line;
        }
        StringBuilder plain = new StringBuilder(line.length());
        line.chars()
                .forEach(c -> plain.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : (char) c));
        return plain.toString();
    }

    /// Asked of every line, so without a stream of its characters.
    private static boolean hasOtherDigits(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > 'z' && Character.isDigit(c)) {
                return true;
            }
        }
        return false;
    }

    private static String withoutRules(String bare) {
        int start = 0;
        int end = bare.length();
        while (start < end && "-*_=".indexOf(bare.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "-*_=".indexOf(bare.charAt(end - 1)) >= 0) {
            end--;
        }
        String inner = bare.substring(start, end).strip();
        // "---- Anna wrote ----" has rules for a colon.
        return end < bare.length() && start > 0 && !inner.isEmpty() && !inner.endsWith(":") ? inner + ":" : inner;
    }

    private static boolean goesOnBelow(List<String> lines, int blank) {
        String next = blank + 1 < lines.size() ? lines.get(blank + 1).strip() : "";
        return next.startsWith("<") || next.startsWith("mailto:") || isVerb(next);
    }

    /// "wrote:" alone, which some telephones set apart from who did.
    private static boolean isVerb(String line) {
        return line.length() < 20 && line.endsWith(":") && hasVerb(line.toLowerCase(Locale.ROOT));
    }

    private static boolean followedByQuote(List<String> lines, int at) {
        for (int i = at + 1; i < Math.min(lines.size(), at + 4); i++) {
            if (ReplyLines.isQuote(lines.get(i))) {
                return true;
            }
            if (!lines.get(i).isBlank()) {
                return false;
            }
        }
        return false;
    }

    private static boolean mayBegin(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return isStart(lower)
                || hasVerb(lower)
                || lower.indexOf('@') > 0
                || lower.indexOf('<') > 0
                || TimeInText.isIn(lower)
                || isQuoting(lower)
                || isNamedAsInNotes(line);
    }

    private static boolean isNamedAsInNotes(String line) {
        return line.indexOf('/') > 0 && NOTES_NAME.matcher(line).lookingAt();
    }

    /// Whether an introduction that begins here, with a quote below it, names a time, an address or a day.
    static boolean isAboveQuote(List<String> lines, int at) {
        int count = lines(lines, at);
        return count > 0
                && followedByQuote(lines, at + count - 1)
                && lines.subList(at, at + count).stream()
                        .anyMatch(line -> line.indexOf('@') >= 0 || TimeInText.isIn(line) || saysLittle(line));
    }

    /// Whether a line says nothing but whose words stand below: a program wrote it where no person writes any more.
    static boolean isAddressWithVerb(String line) {
        String bare = Bounded.clip(line, LONGEST).strip();
        return bare.endsWith(":") && ADDRESS_ALONE.matcher(bare).matches() && hasVerb(bare.toLowerCase(Locale.ROOT));
    }

    /// Whether a line may be an introduction that says little, "On Jan 15, Ben wrote:": below a quote that is enough.
    static boolean saysLittle(String line) {
        if (line.length() > LONGEST_BELOW_QUOTE || !line.stripTrailing().endsWith(":")) {
            return false;
        }
        String lower = plain(line).toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && STARTS.begin(lower)
                && hasVerb(lower)
                && lower.chars().anyMatch(Character::isDigit)
                && !OWN.matcher(lower).find()
                && !OF_THING.matcher(lower).find();
    }

    private static boolean isBracketed(String lower) {
        return lower.indexOf('@') >= 0 && BRACKETED.matcher(lower).find();
    }

    private static boolean isCyrillicDate(String lower) {
        char first = lower.charAt(0);
        return first >= 'а' && first <= 'я' && lower.chars().anyMatch(Character::isDigit);
    }

    private static boolean isCjk(char c) {
        return c >= '\u3000' && c <= '\u9fff';
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

    private static boolean hasVerb(String lower) {
        return VERBS.areIn(lower);
    }

    private static boolean isIntroduction(String line, boolean quoteFollows) {
        if (Character.isDigit(line.charAt(0)) && DATED.matcher(line).matches()) {
            return true;
        }
        String lower = line.toLowerCase(Locale.ROOT);
        if (quoteFollows && lower.startsWith("[") && lower.endsWith("]")) {
            return hasVerb(lower) && TimeInText.isIn(lower);
        }
        if (!lower.endsWith(":") && !lower.endsWith("：")) {
            return quoteFollows && isQuoting(lower) && TimeInText.isIn(lower) && lower.endsWith(")");
        }
        if (lower.endsWith(" geschrieben:") && HAS_WRITTEN.matcher(lower).matches()) {
            return true;
        }
        boolean dated = TimeInText.isIn(lower);
        boolean start = isStart(lower);
        if (lower.startsWith(MADE_BY) && dated && hasWholeDate(lower)) {
            return true;
        }
        if (hasVerb(lower)) {
            return (quoteFollows
                            && (dated
                                    || start
                                    || (endsWithVerb(lower)
                                            && !OWN.matcher(lower).find())))
                    || (isBracketed(lower) && (start || endsWithVerb(lower) || dated))
                    || (dated && start && endsWithVerb(lower) && hasWholeDate(lower) && !mayBeSentence(lower))
                    || (dated
                            && (quoteFollows || hasWholeDate(lower))
                            && NAMED.matcher(lower).matches())
                    || (dated && endsWithVerb(lower) && hasWholeDate(lower) && isNamedAsInNotes(line))
                    || (lower.startsWith("at ") && TIME_FIRST.matcher(line).matches());
        }
        boolean address = lower.indexOf('@') > 0;
        // "26.06.2014, 14:41, Anna <anna@acme.example>:", "On 5 Jan, at 10:00, Anna <anna@acme.example> sent:"
        return (isQuoting(lower) && (quoteFollows || (lower.endsWith(">:") && isBracketed(lower))))
                || (quoteFollows && NAME_AND_TIME.matcher(line).matches())
                || (dated && (start || quoteFollows) && isBracketed(lower))
                || (start && quoteFollows && (dated || address));
    }

    /// "On Monday at 10:12 the server wrote:" introduces no mail either where no quote follows.
    private static boolean hasWholeDate(String lower) {
        return WHOLE_DATE.matcher(lower).find();
    }

    /// "At 10:30 the server wrote:" introduces no mail.
    private static boolean mayBeSentence(String lower) {
        return lower.contains(" i wrote") || (WEAK.begin(lower) && lower.indexOf('@') < 0);
    }

    private static boolean isQuoting(String lower) {
        return QUOTING.begin(lower);
    }

    private static boolean isStart(String lower) {
        return STARTS.begin(lower)
                || startsWithWeekday(lower)
                || Character.isDigit(lower.charAt(lower.charAt(0) == '(' && lower.length() > 1 ? 1 : 0))
                || isCjk(lower.charAt(0))
                || isCyrillicDate(lower);
    }

    private static boolean endsWithVerb(String lower) {
        return hasVerb(lower.substring(Math.max(0, lower.length() - 60)));
    }
}
