package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.words.FirstPerson;
import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.WholeWords;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Knows paragraphs that a house has added below what its people write, in many languages: what is
/// confidential, whom it is meant for, what to do who got it by mistake.
final class Disclaimers {
    private static final PhraseFile PHRASES = PhraseFile.beside(Disclaimers.class, "disclaimers.txt");

    private static final List<String> HEADLINES = PHRASES.phrases("headlines");

    /// These only with nothing else on their line, or a colon or dash behind them.
    private static final List<String> BEFORE_COLON = PHRASES.phrases("headlines before a colon");

    private static final Phrases ANY_HEADLINE =
            Phrases.of(Stream.of(HEADLINES, BEFORE_COLON).flatMap(List::stream).toList());

    /// These only right above a disclaimer, and alone on their line.
    private static final Set<String> BARE = Set.copyOf(PHRASES.phrases("bare headlines"));

    private static final int LONGEST_HEADED = 60;
    private static final Pattern FRAME = Pattern.compile("^[*_=\\s-]{1,20}|[*_=:.!\\s-]{1,20}$");

    /// The mail itself.
    private static final Phrases THIS = anyOf("this");

    private static final Phrases CONFIDENTIAL = anyOf("confidential");
    private static final Phrases ADDRESSEE = anyOf("addressee");
    private static final Phrases MEANT_FOR = anyOf("meant for");
    private static final Phrases BY_MISTAKE = anyOf("by mistake");

    /// What nobody may do with it.
    static final Phrases PROHIBITED = anyOf("prohibited");

    private static final Phrases DEMAND = PROHIBITED.or(anyOf("demand"));
    private static final Phrases TO_ANYBODY = anyOf("to anybody");

    /// Nobody says so but a house.
    private static final Phrases NOT_ADDRESSEE = anyOf("not addressee");

    /// One of them stands in whatever is confidential, meant for an addressee, or to whom it is not meant for.
    static final Phrases HINTS = NOT_ADDRESSEE.or(CONFIDENTIAL).or(ADDRESSEE);

    private static final Phrases OF_HOUSE = HINTS.or(THIS);
    /// Without one of them no part of a text is a house's.
    static final Phrases OF_HOUSE_OR_HEADED = OF_HOUSE.or(ANY_HEADLINE);
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!;。])\\s+|(?<=。)");

    private static final Phrases OPENING = anyOf("opening");
    private static final Phrases RULED = anyOf("ruled");

    /// What "we" want is rather a team's, but for what houses write, and "nos seus anexos" in Portuguese.
    private static final WholeWords WE = FirstPerson.PLURAL.or(WholeWords.of("nas"));
    private static final Pattern HOUSES_WE =
            Pattern.compile(PHRASES.alternatives("we of houses").anywhere());

    private static final Pattern PEOPLES_REQUEST =
            Pattern.compile(PHRASES.alternatives("request of people").anywhere()
                    + "|" + PHRASES.alternatives("wrong").atWordStart() + " "
                    + PHRASES.alternatives("wrong one").anywhere());

    private static final Pattern SOMEBODY =
            Pattern.compile(PHRASES.alternatives("somebody").atWordStart());
    private static final WholeWords DAY = WholeWords.of(PHRASES.phrases("day"));

    private static final Phrases FAVOUR = anyOf("favour");
    private static final Phrases CONTENTS = anyOf("contents");

    /// Whoever tells of a mistake asks for what houses ask for.
    private static final Phrases MISTAKEN = BY_MISTAKE.or(anyOf("mistaken"));

    /// "Please mark the ticket as private."
    private static final Phrases TO_BE_HIDDEN = anyOf("to be hidden");

    private Disclaimers() {}

    /// Whether a last paragraph is one.
    static boolean isOne(String paragraph) {
        String lower = paragraph.toLowerCase(Locale.ROOT).strip();
        // Asked of the end of each mail, where most do not: all else is dear.
        if (!THIS.areIn(lower)) {
            return false;
        }
        boolean confidential = CONFIDENTIAL.areIn(lower);
        boolean surelyHouses = confidential && NOT_ADDRESSEE.areIn(lower);
        // Houses do not say "I".
        if (FirstPerson.SINGULAR.areIn(lower)
                || (!surelyHouses && isPeoplesOwn(lower))
                || (!surelyHouses && FAVOUR.areIn(lower))
                || asks(lower)) {
            return false;
        }
        boolean addressee = ADDRESSEE.areIn(lower);
        boolean demand = DEMAND.areIn(lower);
        boolean byMistake = BY_MISTAKE.areIn(lower);
        boolean headed = HEADLINES.stream().anyMatch(lower::startsWith);
        boolean toAnybody = TO_ANYBODY.areIn(lower);
        boolean surely = confidential
                ? MEANT_FOR.areIn(lower) || (toAnybody && (addressee || (byMistake && demand)))
                : toAnybody && addressee && byMistake && demand;
        return surely || (headed && (confidential || addressee || demand));
    }

    /// Whether a last paragraph of a sentence is one, below what tells of no mistake.
    static boolean isShort(String paragraph, String above) {
        String lower = paragraph.toLowerCase(Locale.ROOT).strip();
        boolean meant = THIS.areIn(lower) && ADDRESSEE.areIn(lower) && MEANT_FOR.areIn(lower);
        boolean said = (TO_ANYBODY.begin(lower) && goesOn(lower) && !FAVOUR.areIn(lower))
                || (meant && (CONFIDENTIAL.areIn(lower) || CONTENTS.begin(lower)) && isHouses(lower));
        return said && !isReason(above);
    }

    /// Whether somebody tells that a mail went to the wrong people, or wants something hidden: he may say of his own
    /// mail what is confidential.
    static boolean isReason(String above) {
        String lower = above.toLowerCase(Locale.ROOT);
        return MISTAKEN.areIn(lower) || TO_BE_HIDDEN.areIn(lower);
    }

    /// Whether it speaks of the mail that it stands in.
    static boolean namesThisMail(String lower) {
        return THIS.areIn(lower);
    }

    static boolean isConfidential(String lower) {
        return CONFIDENTIAL.areIn(lower);
    }

    /// Whether it says for whom alone something is.
    static boolean isForAddressee(String lower) {
        return ADDRESSEE.areIn(lower) && MEANT_FOR.areIn(lower);
    }

    /// Whether it tells who is not the addressee what to do.
    static boolean isToWrongReader(String lower) {
        return NOT_ADDRESSEE.areIn(lower) && DEMAND.areIn(lower) && !FAVOUR.areIn(lower);
    }

    /// Whether it tells who got something by mistake what to do with it.
    static boolean isDemand(String lower) {
        return TO_ANYBODY.areIn(lower) && BY_MISTAKE.areIn(lower) && DEMAND.areIn(lower) && !FAVOUR.areIn(lower);
    }

    /// Whether nobody speaks of himself in it, or asks for anything.
    static boolean isHouses(String lower) {
        return !asks(lower) && !FirstPerson.SINGULAR.areIn(lower) && !isPeoplesOwn(lower);
    }

    private static boolean isPeoplesOwn(String lower) {
        return WE.areIn(HOUSES_WE.matcher(lower).replaceAll(""))
                || PEOPLES_REQUEST.matcher(lower).find()
                || DAY.areIn(lower)
                || SOMEBODY.matcher(lower).find();
    }

    /// Whether a paragraph tells whoever may read it what to do with this mail, as below a disclaimer.
    static boolean goesOn(String paragraph) {
        String lower = paragraph.toLowerCase(Locale.ROOT);
        return THIS.areIn(lower)
                && TO_ANYBODY.areIn(lower)
                && BY_MISTAKE.areIn(lower)
                && DEMAND.areIn(lower)
                && isHouses(lower);
    }

    /// Whether a paragraph begins with a headline: "Disclaimer: ", or a line with nothing else.
    static boolean isHeaded(String paragraph) {
        String rest = belowHeadline(paragraph);
        return rest != null && (rest.isEmpty() || ":.-–—*_".indexOf(rest.charAt(0)) >= 0);
    }

    static boolean isHeadline(String line) {
        String rest = belowHeadline(line);
        return rest != null && rest.chars().allMatch(c -> ":.-–—*_= ".indexOf(c) >= 0);
    }

    /// Whether it is one above what surely is a disclaimer.
    static boolean mayBeHeadline(String line) {
        return isHeadline(line)
                || (line.length() <= LONGEST_HEADED
                        && BARE.contains(
                                FRAME.matcher(line.toLowerCase(Locale.ROOT)).replaceAll("")));
    }

    /// Whether a line begins with this mail, or with a headline.
    static boolean beginsWithThisMail(String line) {
        return isHeaded(line)
                || THIS.begin(Bounded.clip(line, LONGEST_HEADED).strip().toLowerCase(Locale.ROOT));
    }

    /// Whether a line begins as a house does right below what a person wrote.
    static boolean beginsAsHouse(String line) {
        String lower = Bounded.clip(line, LONGEST_HEADED).strip().toLowerCase(Locale.ROOT);
        return beginsWithThisMail(line) || CONTENTS.begin(lower) || OPENING.begin(lower) || NOT_ADDRESSEE.begin(lower);
    }

    /// Whether each sentence has words of houses; a headline alone makes none one.
    static boolean isAllOfHouse(String text) {
        return SENTENCES
                .splitAsStream(withoutHeadline(text.strip()))
                .map(sentence -> sentence.toLowerCase(Locale.ROOT))
                .filter(sentence -> sentence.chars().anyMatch(Character::isLetter))
                .allMatch(sentence -> OF_HOUSE.areIn(sentence)
                        || DEMAND.areIn(sentence)
                        || TO_ANYBODY.areIn(sentence)
                        || BY_MISTAKE.areIn(sentence)
                        || HouseNotice.HINTS.areIn(sentence)
                        || PrintingNote.isOne(sentence));
    }

    /// Whether what stands above in the same paragraph gives a reason to say what houses say: it asks, tells of a
    /// mistake or of a policy.
    static boolean gaveReason(String above) {
        String lower = above.toLowerCase(Locale.ROOT);
        return asks(lower) || isReason(above) || FAVOUR.areIn(lower) || RULED.areIn(lower);
    }

    /// Whether a house may have said so: it names this mail, what is confidential, or for whom it is.
    static boolean mayBeOfHouse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return OF_HOUSE.areIn(lower) || isHeaded(text);
    }

    /// The text behind the headline that it may begin with: "Disclaimer: ".
    static String withoutHeadline(String text) {
        return isHeaded(text) ? text.substring(endOfHeadline(text)) : text;
    }

    /// What stands behind the longest headline that a text begins with; null where it begins with none.
    private static @Nullable String belowHeadline(String text) {
        int end = endOfHeadline(text);
        return end < 0
                ? null
                : Bounded.clip(text.substring(end), LONGEST_HEADED).strip();
    }

    private static int endOfHeadline(String text) {
        int start = 0;
        while (start < text.length() && "*_-= ".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        String lower = Bounded.clip(text.substring(start), LONGEST_HEADED).toLowerCase(Locale.ROOT);
        // Asked of many lines, of which hardly any begins so.
        if (!ANY_HEADLINE.begin(lower)) {
            return -1;
        }
        int longest = Stream.concat(HEADLINES.stream(), BEFORE_COLON.stream())
                .filter(lower::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(-1);
        return longest < 0 ? -1 : start + longest;
    }

    private static boolean asks(String lower) {
        return lower.chars().anyMatch(c -> "?？؟".indexOf(c) >= 0);
    }

    private static Phrases anyOf(String section) {
        return Phrases.of(PHRASES.phrases(section));
    }
}
