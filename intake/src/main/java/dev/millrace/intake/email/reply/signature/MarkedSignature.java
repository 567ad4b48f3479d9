package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.reply.footer.ProgramFooter;
import dev.millrace.intake.email.reply.lines.OrdinaryWords;
import dev.millrace.intake.email.reply.lines.SentenceWords;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether what a program marks as the writer's signature is no more than that. People write within
/// that element, too: phones and Outlook on the web set the cursor into it.
public final class MarkedSignature {
    private static final int MOST_LINES = 8;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_GREETING = 40;

    /// Words that are written small in names, titles and addresses, and in the words above them.
    private static final Set<String> SMALL = Set.copyOf(Words.of("""
            of, and, for, the, at, in, & , und, für, der, die, das, dem, den, des, im, am, von, vom, zu, zur, zum, mit, de, da, do, dos,
            du, la, le, les, et, en, e, y, el, los, las, del, di, della, dei, van, voor, het, og, och, af, av, i, til, för, w, z,
            ul, os, tel, fax, mobil, mobile, phone, email, e-mail, mail, web, m, t, f, p, c, o, d, cell, direct, office, ext, ext., tel.,
            i., i.a., i.v., ppa., dipl.-ing., http, https, mailto,
            regards, wishes, grüßen, grüssen, grüße, gruß, freundlichen, freundlichem, besten, vänlig, vänliga, hälsning, hälsningar,
            vriendelijke, vriendelijk, groet, groeten, salutations, cordialement, cordiales, saludos, saluti, cordiali,
            venlig, vennlig, hilsen, kind, best"""));

    private static final Phrases GREETINGS = Phrases.of("""
            hi, hello, hey, dear, good morning, good afternoon, good day, guten, hallo, moin, servus, grüezi, liebe, sehr geehrte, bonjour,
            bonsoir, salut, hola, buenos, buenas, estimad, ciao, buongiorno, salve, gentil, olá, bom dia, boa tarde, goedemorgen, goedemiddag,
            goedendag, beste, hej, god dag, hei, dzień dobry, cześć, szanown, dobrý den, здравствуйте, добрый день""");

    private MarkedSignature() {}

    /// Whether these lines name a person, and where he can be found, and say nothing; or stand below
    /// the mark of signatures, which whoever goes on to write within the element has above him.
    /// Things, rooms, hours and lists of people are named like persons: they answer.
    public static boolean isOne(String text) {
        return mayBeOne(text) && (isBelowMark(text.strip().lines().toList()) || !answers(text));
    }

    /// Whether nothing in these lines says something by its words, whatever they name.
    public static boolean mayBeOne(String text) {
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank())
                .limit(MOST_LINES + 1L)
                .toList();
        return lines.size() <= MOST_LINES
                && (lines.stream().allMatch(MarkedSignature::isOfOne)
                        || isBelowMark(text.strip().lines().toList()));
    }

    private static boolean isOfOne(String line) {
        return ProgramFooter.isOne(line) || isNaming(line) || isNamedFooter(line) || isClosed(line);
    }

    /// Whether things are named above all that is surely of a card, or what stands on top is a number
    /// that is none of a card, an answer or two people.
    private static boolean answers(String text) {
        List<String> named = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !ClosingWords.areAll(line))
                .takeWhile(line -> !CardLine.isContact(line) && !isOfProgram(line))
                .toList();
        return named.stream().anyMatch(CardLine::namesThing) || (!named.isEmpty() && isAnswer(named.getFirst()));
    }

    private static boolean isOfProgram(String line) {
        return ProgramFooter.isOne(line) || isNamedFooter(line);
    }

    private static boolean isAnswer(String line) {
        List<String> words = List.of(line.toLowerCase(Locale.ROOT).split("[\\s,.]+", -1));
        boolean numbered = line.chars().anyMatch(Character::isDigit) && !CardLine.isHouseOrPlace(line);
        return numbered || words.stream().allMatch(OrdinaryWords::isOne) || areTwoPeople(line);
    }

    /// "Ben Hill, Eva Lind"
    private static boolean areTwoPeople(String line) {
        List<String> people = List.of(line.split(", ?", -1));
        return people.size() > 1
                && people.stream().allMatch(name -> name.indexOf(' ') > 0 && GivenNames.isOne(name.split(" ", 2)[0]));
    }

    /// What is said there in a paragraph of its own may be the mail itself.
    private static boolean isBelowMark(List<String> lines) {
        return !lines.isEmpty()
                && lines.getFirst().strip().equals("--")
                && SignatureMark.isAbove(lines.subList(1, lines.size()))
                && lines.stream().dropWhile(line -> !line.isBlank()).noneMatch(OwnParagraph::tells);
    }

    /// "Regards, anna": behind thanks there may be for what.
    private static boolean isClosed(String line) {
        int comma = line.indexOf(", ");
        String name = comma < 0 ? "" : line.substring(comma + 2).strip();
        return !name.isEmpty()
                && name.indexOf(' ') < 0
                && name.chars().allMatch(Character::isLetter)
                && !SentenceWords.isOne(name.toLowerCase(Locale.ROOT))
                && ClosingWords.areAll(line.substring(0, comma))
                && !ClosingWords.mayThank(line.substring(0, comma));
    }

    /// "Eva, sent with Spark".
    private static boolean isNamedFooter(String line) {
        int comma = line.indexOf(',');
        return comma > 0 && isNaming(line.substring(0, comma)) && ProgramFooter.isOne(line.substring(comma + 1));
    }

    /// Whether a line has nothing but names, numbers, addresses, and the small words between them.
    static boolean isNaming(String line) {
        if (line.length() > LONGEST_LINE || line.indexOf('?') >= 0 || line.indexOf('!') >= 0) {
            return false;
        }
        for (String written : line.strip().split("[\\s,;:|()/]+", -1)) {
            String lower = written.toLowerCase(Locale.ROOT);
            if (SentenceWords.isOne(lower) || !(isSmall(lower) || isName(written))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a word is written small in names and addresses.
    static boolean isSmall(String lower) {
        return SMALL.contains(lower);
    }

    /// A word with a capital, a number, an address or a sign. Scripts without capitals do not tell.
    private static boolean isName(String word) {
        int dot = word.indexOf('.');
        boolean address = word.indexOf('@') > 0 || (dot > 0 && dot < word.length() - 1);
        int first = word.isEmpty() ? ' ' : word.codePointAt(0);
        return address || !Character.isLetter(first) || Character.isUpperCase(first);
    }

    /// Whether nothing stands above but a greeting.
    public static boolean isGreeting(String above) {
        String bare = above.strip().toLowerCase(Locale.ROOT);
        return bare.length() <= LONGEST_GREETING && (bare.endsWith(",") || GREETINGS.begin(bare));
    }
}
