package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.reply.lines.ReplyLines;
import dev.millrace.intake.email.words.Alternatives;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.WholeWords;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The warning that a house's mail server puts above what comes from outside: nobody who writes to us
/// wrote it. It speaks of this mail, says that it comes from outside, and what its reader is to do.
/// People too write "Warning: external drive", so what only may be one stays.
public final class OutsideWarning {
    private static final int MOST_LINES = 8;
    private static final int LONGEST_BANNER = 20;
    private static final int LONGEST = 700;

    /// Brackets, stars and strokes before or behind its first words.
    private static final Pattern MARKS = Pattern.compile("[*_#=!:⚠\\s\\ufe0f\\[\\]–-]{1,20}");

    private static final PhraseFile PHRASES = PhraseFile.beside(OutsideWarning.class, "outside-warning.txt");

    /// How it may begin; what follows must tell.
    private static final Pattern ALARM = Pattern.compile(anyOf("alarm") + "(?!\\p{L})");

    /// What it calls the mail, alone: "External mail" and a mark or the line's end behind it.
    private static final Pattern NAME = Pattern.compile(anyOf("name") + "[ \\t]*(?:$|[^\\p{L}\\p{N}\\s]|\\n)");

    private static final Phrases SENTENCES = Phrases.of(PHRASES.phrases("sentences"));

    private static final Alternatives OUTSIDE_WORDS = PHRASES.alternatives("outside");
    private static final Pattern OUTSIDE = Pattern.compile(OUTSIDE_WORDS.wholeWords());

    /// In one sentence.
    private static final Pattern THIS_IS_FROM_OUTSIDE = thisIs("(?<!\\p{L})" + OUTSIDE_WORDS.parted() + "(?!\\p{L})");

    /// What its reader is to do or to mind.
    private static final Pattern DEMAND =
            Pattern.compile(PHRASES.alternatives("demand").wholeWords());

    /// A small "i" is an article in Italian.
    private static final Pattern I = Pattern.compile("(?<![\\p{L}'])I(?!\\p{L})");
    /// Houses say "our" of themselves, and nothing of one.
    private static final WholeWords FIRST_PERSON = FirstPerson.SINGULAR.or(FirstPerson.MAYBE_SINGULAR);

    private static final int LONGEST_BARE = 200;
    private static final Pattern IN_CAPITALS = Pattern.compile("\\p{Lu}{4}");
    private static final Pattern IN_BRACKETS = Pattern.compile(
            "(?:\\[|\\*{2,5} ?)" + anyOf("external") + "(?: " + anyOf("external mail") + ")?(?:\\]| ?\\*{2,5})");

    /// Its name, if there is one.
    private static final String OF_HOUSE =
            "(?: (?:of )?" + anyOf("of house") + " ?[\\p{L}\\d&.'-]{1,30}(?: [\\p{L}\\d&'-]{1,20}){0,3})?";
    /// The same by a word for it.
    private static final String OF_OUR_HOUSE = "(?: (?:" + anyOf("of") + " )?" + anyOf("house") + ")?";

    private static final Pattern FROM_OUTSIDE = Pattern.compile("(?:" + anyOf("from outside") + OF_OUR_HOUSE + "|"
            + anyOf("from outside a house").replace("~", OF_HOUSE) + ")[.!]{0,3}[*\\]]{0,4}");
    /// Outlook's.
    private static final Pattern SELDOM = Pattern.compile(anyOf("seldom") + " [^\\s@]{1,64}@[^\\s@]{1,200}");
    private static final Phrases OF_LINKS = Phrases.of(PHRASES.phrases("of links"));

    private static final int MOST_WORDS = 8;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}'-]+");
    private static final Set<String> WORDS = Set.copyOf(PHRASES.phrases("words"));

    private OutsideWarning() {}

    /// A text without it, where there is anything else.
    public static List<String> without(List<String> lines) {
        int end = endOfBanner(lines);
        List<String> below = lines.subList(end, lines.size());
        return end > 0 && below.stream().anyMatch(line -> !line.isBlank()) ? below : withoutParagraph(lines);
    }

    /// Proofpoint's marks at both ends of what it writes, which no reader sees in HTML.
    private static int endOfBanner(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().equals("ZjQcmQRYFpfptBannerStart")) {
            return 0;
        }
        for (int i = 1; i < Math.min(lines.size(), LONGEST_BANNER); i++) {
            if (lines.get(i).strip().equals("ZjQcmQRYFpfptBannerEnd")) {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<String> withoutParagraph(List<String> lines) {
        int end = 0;
        while (end < lines.size() && end <= MOST_LINES && !lines.get(end).isBlank()) {
            end++;
        }
        int warned = endOfWarning(lines.subList(0, Math.min(end, MOST_LINES)));
        List<String> rest = lines.subList(warned, lines.size());
        return warned > 0 && rest.stream().anyMatch(line -> !line.isBlank()) ? rest : lines;
    }

    /// Where it ends within the first paragraph: no empty line need part it from what is written, as in HTML.
    private static int endOfWarning(List<String> paragraph) {
        int warned = 0;
        int begun = 0;
        boolean bracketed = false;
        boolean mayBegin = mayBegin(String.join("\n", paragraph));
        for (int at = 1; at <= paragraph.size(); at++) {
            boolean within = at < paragraph.size() && !endsHere(paragraph.get(at - 1));
            if (within && (at > 1 || !isBare(paragraph.getFirst()) || !beginsAnew(paragraph.get(1)))) {
                continue;
            }
            boolean whole = warned == 0 && isWarning(String.join("\n", paragraph.subList(0, at)), mayBegin);
            // What is no word of it, with more below, is as well the person's first sentence.
            boolean mixed = whole
                    && begun > 0
                    && at < paragraph.size()
                    && !isInWordsOfWarnings(String.join(" ", paragraph.subList(begun, at)));
            if (mixed) {
                return 0;
            }
            if (whole || (warned > 0 && !bracketed && goesOn(String.join(" ", paragraph.subList(begun, at))))) {
                warned = at;
                bracketed = at == 1 && isInBrackets(paragraph.getFirst());
            } else if (warned > 0) {
                return warned;
            }
            begun = at;
        }
        return warned;
    }

    private static boolean beginsAnew(String line) {
        return !Character.isLowerCase(line.strip().codePointAt(0));
    }

    /// With a sentence, or with what frames it.
    private static boolean endsHere(String line) {
        String bare = line.stripTrailing();
        return ReplyLines.endsSentence(bare) || (!bare.isEmpty() && "*]>".indexOf(bare.charAt(bare.length() - 1)) >= 0);
    }

    /// Whether a sentence below a warning says what not to click, in none but the words of such warnings, or warns
    /// once more, in another language. Whoever is warned of may write of links and senders himself.
    private static boolean goesOn(String sentence) {
        String lower = sentence.strip().replace('’', '\'').toLowerCase(Locale.ROOT);
        return (DEMAND.matcher(lower).lookingAt() && OF_LINKS.areIn(lower) && isInWordsOfWarnings(sentence))
                || isBare(sentence)
                || tellsWhenceOnly(lower)
                || ReplyLines.isRule(lower);
    }

    private static boolean isInWordsOfWarnings(String sentence) {
        String lower = sentence.strip().replace('’', '\'').toLowerCase(Locale.ROOT);
        return lower.chars().noneMatch(c -> Character.isDigit(c) || ":?@".indexOf(c) >= 0)
                && BETWEEN_WORDS.splitAsStream(lower).allMatch(word -> word.isEmpty() || WORDS.contains(word));
    }

    private static boolean tellsWhenceOnly(String lower) {
        String rest = behind(MARKS, behind(ALARM, lower));
        return rest.length() < lower.length()
                && THIS_IS_FROM_OUTSIDE.matcher(rest).find()
                && BETWEEN_WORDS.split(rest, MOST_WORDS + 1).length <= MOST_WORDS
                && !FIRST_PERSON.areIn(lower)
                && lower.chars().noneMatch(c -> Character.isDigit(c) || ",:?@".indexOf(c) >= 0);
    }

    private static boolean isInBrackets(String line) {
        return IN_BRACKETS.matcher(line.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /// @param mayBegin whether any text may be one that begins as this does
    private static boolean isWarning(String paragraph, boolean mayBegin) {
        return (mayBegin && isOne(paragraph)) || isBare(paragraph);
    }

    /// One that asks for nothing: "CAUTION: This email originated from outside the company."
    private static boolean isBare(String paragraph) {
        String flat = paragraph.length() > LONGEST_BARE
                ? ""
                : paragraph.strip().replace('’', '\'').replace('\n', ' ');
        if (flat.isEmpty()) {
            return false;
        }
        String text = behind(MARKS, flat);
        String lower = text.toLowerCase(Locale.ROOT);
        String behind = behind(MARKS, behind(ALARM, lower));
        boolean loud = IN_CAPITALS.matcher(text).lookingAt() || flat.startsWith("[");
        return (loud && isInBrackets(flat))
                || (loud
                        && behind.length() < lower.length()
                        && FROM_OUTSIDE.matcher(behind).matches())
                || SELDOM.matcher(lower).matches();
    }

    private static boolean isOne(String paragraph) {
        if (paragraph.length() > LONGEST || paragraph.indexOf('?') >= 0) {
            return false;
        }
        String straight = paragraph.replace('’', '\'');
        String lower = straight.toLowerCase(Locale.ROOT);
        String flat = lower.replace('\n', ' ');
        return tellsWhence(lower)
                && OUTSIDE.matcher(flat).find()
                && DEMAND.matcher(flat).find()
                && !I.matcher(straight).find()
                && !FIRST_PERSON.areIn(flat);
    }

    /// Whether a paragraph, or the lines that it begins with, may tell whence the mail is: most begin like nothing of
    /// that, and need not be asked line by line.
    private static boolean mayBegin(String paragraph) {
        String text = behind(
                MARKS, Bounded.clip(paragraph, LONGEST + 1).replace('’', '\'').toLowerCase(Locale.ROOT));
        String behind = behind(ALARM, text);
        String rest = behind(MARKS, behind);
        return behind.length() < text.length() || NAME.matcher(rest).lookingAt() || SENTENCES.begin(rest);
    }

    private static boolean tellsWhence(String lower) {
        String text = behind(MARKS, lower);
        String behind = behind(ALARM, text);
        String rest = behind(MARKS, behind);
        return NAME.matcher(rest).lookingAt()
                || SENTENCES.begin(rest)
                || (behind.length() < text.length()
                        && THIS_IS_FROM_OUTSIDE.matcher(rest.replace('\n', ' ')).find());
    }

    /// What stands behind a beginning; all of a text that does not begin so.
    private static String behind(Pattern beginning, String text) {
        Matcher begun = beginning.matcher(text);
        return begun.lookingAt() ? text.substring(begun.end()) : text;
    }

    private static Pattern thisIs(String outside) {
        String mail = PHRASES.alternatives("this").wholeWords();
        String within = "(?:[^.!;]|\\.(?=\\S)){0,100}";
        return Pattern.compile(mail + within + outside + "|" + outside + within + mail);
    }

    private static String anyOf(String section) {
        return PHRASES.alternatives(section).anywhere();
    }
}
