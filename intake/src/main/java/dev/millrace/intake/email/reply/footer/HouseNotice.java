package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.WholeWords;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A disclaimer of one sentence or two: "This email may contain confidential information." It is a closed form: each
/// word of it is one that houses use for that. "This email is confidential, please keep it from Ben" is somebody's own.
final class HouseNotice {
    private static final int LONGEST = 500;
    private static final int MOST_SENTENCES = 6;

    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!])\\s+|(?<=。)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}'’-]+");
    /// "*** This message is confidential ***"
    private static final Pattern FRAME = Pattern.compile("^[\\s*_=~#<>|\\[(-]+|[\\s*_=~#<>|\\])-]+$");
    /// Whom to tell.
    private static final Pattern TELL_HOUSE = Pattern.compile(
            "(?<!\\p{L})(?:notify|inform|contact|advise|let|informieren sie|benachrichtigen sie|kontaktieren sie|bitten wir sie,|prévenir|avertir) (?:us|uns)(?!\\p{L})"
                    + "|(?<!\\p{L})nous (?:en )?(?:avertir|prévenir|informer|contacter)");

    private static final PhraseFile PHRASES = PhraseFile.beside(HouseNotice.class, "house-notice.txt");

    /// The words around "confidential".
    private static final Set<String> WORDS = Set.copyOf(PHRASES.phrases("words"));

    /// Without one of these somebody may as well say so of what he has written.
    private static final Phrases CONTAINING = anyOf("containing");
    /// There no blanks part words.
    private static final Pattern EASTERN =
            Pattern.compile(PHRASES.alternatives("eastern").anywhere());

    private static final Phrases LIABILITY = anyOf("liability");
    private static final String PASSING_ON =
            "(?:review|disclosure|distribution|dissemination|copying|duplication|reproduction|forwarding|retransmission|interception)";
    private static final String THE_MAIL =
            "(?:this|the) (?:e-?mail|message|mail|communication|transmission|information|material)(?: or (?:any |its )?(?:attachments?|contents?))?";
    private static final String IN_ERROR =
            "(?:have )?(?:received|got) (?:this|it)(?: e-?mail| message| communication| transmission)? (?:in error|by mistake)";
    /// What houses say in one sentence that speaks of no mail, or of none by its name. Signs on doors and screens speak
    /// of entry and use, but those at copiers and archives of copying, too.
    private static final Pattern OF_NO_MAIL = Pattern.compile(
            "(?:any )?unauthori[sz]ed (?:(?:use,? |use or )?" + PASSING_ON + "(?:(?:,|,? or|,? and) (?:use|"
                    + PASSING_ON
                    + ")){0,6}(?: of " + THE_MAIL + ")?|use(?: or copying)? of " + THE_MAIL
                    + ") (?:is|are) (?:strictly |expressly |hereby )?(?:prohibited|forbidden)(?:,? and may be unlawful)?"
                    + "|(?:please |kindly ){1,2}(?:notify|inform|advise|contact|alert) the sender(?: immediately| at once| promptly| by (?:return |reply )?e-?mail){0,2},? if you "
                    + IN_ERROR + "(?:,? and (?:delete|destroy) (?:it|this (?:e-?mail|message)))?"
                    + "|" + PHRASES.alternatives("of no mail").anywhere());
    /// What is to be printed or put up says the same.
    private static final WholeWords TO_BE_PUT_UP = WholeWords.of(PHRASES.phrases("to be put up"));
    /// Without one of them nothing is a notice.
    static final Phrases HINTS = LIABILITY.or(Disclaimers.HINTS).or(anyOf("hints"));

    private static final Phrases HINTS_OF_ANY = HINTS.or(Disclaimers.OF_HOUSE_OR_HEADED);

    private static final Phrases SENDER = anyOf("sender");
    private static final Phrases ANYBODY = anyOf("anybody");

    private HouseNotice() {}

    /// Whether a text, which may be a last paragraph or line, says nothing else.
    static boolean isOne(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        String bare = Disclaimers.withoutHeadline(text.strip());
        String lower = bare.toLowerCase(Locale.ROOT);
        // Asked of the end of each mail, where most have none of them: taking it apart is dear.
        if (!HINTS.areIn(lower)) {
            return false;
        }
        boolean marked = bare.length() < text.strip().length() || bare.startsWith("*");
        List<String> sentences = Stream.of(SENTENCES.split(FRAME.matcher(lower).replaceAll(""), MOST_SENTENCES + 1))
                .map(sentence -> FRAME.matcher(sentence).replaceAll(""))
                .filter(sentence -> !sentence.isBlank())
                .toList();
        return sentences.size() <= MOST_SENTENCES
                && (sentences.stream().anyMatch(HouseNotice::isEnough)
                        || (sentences.stream().anyMatch(HouseNotice::isStatement)
                                && (marked || sentences.stream().anyMatch(HouseNotice::goesOn))))
                && sentences.stream()
                        .allMatch(sentence -> isStatement(sentence) || isEnough(sentence) || goesOn(sentence));
    }

    /// Whether any part of a text may be one, or begin as a house does; elsewhere it need not be taken apart.
    static boolean mayBeWithin(String text) {
        return HINTS_OF_ANY.areIn(text.toLowerCase(Locale.ROOT));
    }

    /// Whether somebody wants it on a sign, stamp, cover or poster.
    static boolean isToBePutUp(String above) {
        return TO_BE_PUT_UP.areIn(above.toLowerCase(Locale.ROOT));
    }

    /// Whether nobody but a house says so.
    private static boolean isEnough(String sentence) {
        return OF_NO_MAIL.matcher(withoutStop(sentence)).matches()
                || (isStatement(sentence) && (CONTAINING.areIn(sentence) || Disclaimers.isForAddressee(sentence)))
                || (Disclaimers.isToWrongReader(sentence) && isHouses(sentence))
                || (LIABILITY.areIn(sentence)
                        && (Disclaimers.namesThisMail(sentence) || SENDER.areIn(sentence))
                        && isHouses(sentence));
    }

    private static boolean goesOn(String sentence) {
        return isHouses(sentence)
                && (Disclaimers.isDemand(sentence)
                        || (ANYBODY.begin(sentence) && Disclaimers.PROHIBITED.areIn(sentence))
                        || PrintingNote.isOne(sentence));
    }

    private static boolean isHouses(String sentence) {
        return Disclaimers.isHouses(TELL_HOUSE.matcher(sentence).replaceAll(""));
    }

    /// What the mail holds, or whom it is for.
    private static boolean isStatement(String sentence) {
        String bare = withoutStop(sentence);
        if (EASTERN.matcher(bare).matches()) {
            return true;
        }
        return Disclaimers.namesThisMail(bare)
                && (Disclaimers.isConfidential(bare) || Disclaimers.isForAddressee(bare))
                && BETWEEN_WORDS
                        .splitAsStream(bare)
                        .allMatch(word -> word.isEmpty() || WORDS.contains(word) || Disclaimers.isConfidential(word));
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("。") || sentence.endsWith("!")
                ? sentence.substring(0, sentence.length() - 1)
                : sentence;
    }

    private static Phrases anyOf(String section) {
        return Phrases.of(PHRASES.phrases(section));
    }
}
