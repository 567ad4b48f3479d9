package dev.millrace.intake.email.reply.history;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.WholeWords;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a line, joined where it was wrapped, introduces a quote: the forms in which mail
/// programs write it.
final class IntroductionLine {
    static final int LONGEST = 400;
    private static final int LONGEST_BELOW_QUOTE = 80;

    /// Apple's in Polish, where address and time stand behind the verb.
    private static final PhraseFile PHRASES = PhraseFile.beside(IntroductionLine.class, "introduction-line.txt");

    private static final String MADE_BY = "wiadomość napisana przez ";

    /// Gmail in many languages, and others: nothing but a date and a name.
    private static final Pattern DATED = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2} \\d{1,2}:\\d{2} (?:GMT|UTC)[+-]\\d{1,2}:?\\d{2}\\b.{0,200}"
                    + "|\\d{4}/\\d{1,2}/\\d{1,2} [^<]{0,150}<[^<>]{1,150}>:?",
            Pattern.CASE_INSENSITIVE);

    /// "eva@desk.example wrote:"
    private static final Pattern ADDRESS_ALONE = Pattern.compile("\\S{1,64}@\\S{1,200} [^@]{1,30}:");

    /// Japanese programs: "林さんは書きました:"
    private static final Pattern NAME_ALONE = Pattern.compile("[^。、:：]{1,60}(?:さん|様|氏)は(?:書きました|書かれました)[:：]");

    /// Lotus, and Thunderbird in some languages: the name stands first, the date at the end.
    private static final Pattern NAMED = Pattern.compile(
            ".{2,100}(?:wrote on|said on|schrieb am|a écrit (?:le|sur)|escribió el|ha scritto il|schreef op|escreveu em|"
                    + "escreveu no dia|escreveu \\(|skrev den|skrev|kirjoitti|napisał dnia|napisał\\(a\\)|napisał|"
                    + "napsal\\(a\\)(?: dne)?|napsal dne|写于|寫於|(?:на)?писал(?:\\(а\\))?|пишет|записал)\\W.{0,20}\\d.{0,80}:");

    /// Eudora, which marks nothing either.
    private static final Pattern TIME_FIRST = Pattern.compile(
            "At \\d{1,2}:\\d{2}(?: [AP]M)? \\d{1,2}/\\d{1,2}/\\d{2,4}(?: [+-]\\d{4})?, \\p{Lu}[\\p{L}.'’-]{0,30}"
                    + "(?: \\p{Lu}[\\p{L}.'’-]{0,30}){1,3} wrote:");
    /// Open-Xchange in German: no address, and nothing marked. People who tell what somebody has
    /// written name no zone.
    private static final Pattern HAS_WRITTEN = Pattern.compile(
            ".{2,100} hat am \\d[\\d./-]{5,10},? \\d{1,2}:\\d{2}(?::\\d{2})? (?:ces?t|mesz?|ees?t|gmt|utc|bst|wes?t) geschrieben:");

    /// "Hello, our customer writes:" is no program's.
    private static final Pattern OWN =
            Pattern.compile("(?<!\\p{L})(?:our|my|unser\\p{L}{0,3}|mein\\p{L}{0,2}|notre|nos|mon|ma|nuestr[ao]s?|mis?"
                    + "|nostr[ao]|mi[oa]|nosso|nossa|meu|minha|onze|ons|mijn|vår\\p{L}?|min|nasz\\p{L}?|můj|náš|наш\\p{L}?|мой|hi|hello|hallo|dear"
                    + "|bonjour|hola|ciao|hej)(?!\\p{L})");

    /// "On Jan 15 the log wrote:", "am 15.1. schrieb der Drucker:"; but "Jan van der Berg".
    private static final Pattern OF_THING =
            Pattern.compile("(?<!\\p{L})(?<!(?:van|von) )(?:the|it|this|der|die|das|es|une?|ça|eso|questo|het) ");

    /// "Eva Lind, Montag, 5. Januar 2026, 10:00:"
    private static final Pattern NAME_AND_TIME = Pattern.compile(
            "\\p{Lu}[\\p{L}.'’-]{1,30}(?: \\p{Lu}[\\p{L}.'’-]{0,30}){1,3},(?: \\p{L}{2,12}\\.?,)? \\d[^,:]{4,25},? "
                    + "\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: [AP]M| Uhr)? ?:");

    private static final Pattern WITHOUT_VERB = Pattern.compile(
            "(?:On|Am|Le|El|Il|Em|Op|Den) [^<>@]{0,60}\\d[:.h]\\d\\d(?: ?[AP]M)?,? \\p{Lu}[\\p{L}.'’-]{1,30}(?: \\p{Lu}[\\p{L}.'’-]{0,30}){0,3}"
                    + " <[^<>@\\s]{1,64}@[^<>@\\s]{1,200}>");

    private static final WholeWords BY_ONESELF = WholeWords.of(PHRASES.phrases("oneself"));

    /// In capitals and small letters, by which things differ from names: "schreef de server", "schreef de Vries".
    private static final Pattern BY_THING =
            Pattern.compile(PHRASES.alternatives("thing").wholeWords());

    /// More blanks than people write.
    private static final Pattern GAP = Pattern.compile(":[ \\u00a0]{2,9}\\S");

    private IntroductionLine() {}

    /// Whether a line is one of any form.
    ///
    /// @param quoteFollows whether a quote stands right below
    static boolean is(String line, boolean quoteFollows) {
        if (Character.isDigit(line.charAt(0)) && DATED.matcher(line).matches()) {
            return true;
        }
        String lower = line.toLowerCase(Locale.ROOT);
        if (quoteFollows && lower.startsWith("[") && lower.endsWith("]")) {
            return IntroductionWords.hasVerb(lower) && TimeInText.isIn(lower);
        }
        if (!lower.endsWith(":") && !lower.endsWith("：")) {
            return quoteFollows
                    && TimeInText.isIn(lower)
                    && ((IntroductionWords.isQuoting(lower) && lower.endsWith(")")) || isWithoutVerb(line, lower));
        }
        if (lower.endsWith(" geschrieben:") && HAS_WRITTEN.matcher(lower).matches()) {
            return true;
        }
        boolean dated = TimeInText.isIn(lower);
        boolean start = IntroductionWords.isStart(lower);
        if (lower.startsWith(MADE_BY) && dated && IntroductionWords.hasWholeDate(lower)) {
            return true;
        }
        if (IntroductionWords.hasVerb(lower)) {
            return (quoteFollows
                            && (dated
                                    || start
                                    || (IntroductionWords.endsWithVerb(lower)
                                            && !OWN.matcher(lower).find())))
                    || (IntroductionWords.isBracketed(lower)
                            && (start || IntroductionWords.endsWithVerb(lower) || dated))
                    || (dated
                            && start
                            && IntroductionWords.endsWithVerb(lower)
                            && IntroductionWords.hasWholeDate(lower)
                            && !mayBeSentence(line, lower))
                    || (dated
                            && (quoteFollows || (IntroductionWords.hasWholeDate(lower) && !BY_ONESELF.areIn(lower)))
                            && NAMED.matcher(lower).matches())
                    || (dated
                            && IntroductionWords.endsWithVerb(lower)
                            && IntroductionWords.hasWholeDate(lower)
                            && IntroductionWords.isNamedAsInNotes(line))
                    || (lower.startsWith("at ") && TIME_FIRST.matcher(line).matches());
        }
        boolean address = lower.indexOf('@') > 0;
        // "26.06.2014, 14:41, Anna <anna@acme.example>:", "On 5 Jan, at 10:00, Anna <anna@acme.example> sent:"
        return (IntroductionWords.isQuoting(lower)
                        && (quoteFollows || (lower.endsWith(">:") && IntroductionWords.isBracketed(lower))))
                || (quoteFollows && NAME_AND_TIME.matcher(line).matches())
                || (dated && (start || quoteFollows) && IntroductionWords.isBracketed(lower))
                || (start && quoteFollows && (dated || address));
    }

    /// "On Mon, Jan 5, 2026 at 10:00 AM Eva Lind <eva@desk.example>", which lost its verb.
    private static boolean isWithoutVerb(String line, String lower) {
        return lower.endsWith(">") && WITHOUT_VERB.matcher(line).matches();
    }

    /// Zoho ends with the verb, and leaves a line empty.
    static boolean isWithoutColon(String whole, List<String> lines, int below) {
        if (whole.indexOf('@') < 0 || (below < lines.size() && !lines.get(below).isBlank())) {
            return false;
        }
        String lower = whole.toLowerCase(Locale.ROOT);
        return Character.isLetter(lower.charAt(lower.length() - 1))
                && IntroductionWords.hasVerb(lower.substring(lower.lastIndexOf('>') + 1))
                && IntroductionWords.isStart(lower)
                && IntroductionWords.isBracketed(lower)
                && TimeInText.isIn(lower)
                && IntroductionWords.hasWholeDate(lower);
    }

    /// Whether a line is one without a colon, `Am 20.06.26 um 16:20 schrieb Anna Keller`, as it may
    /// stand above a header.
    static boolean isAboveHeader(String line) {
        String lower = PlainLine.of(line).toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && lower.length() <= LONGEST
                && IntroductionWords.beginsWithWord(lower)
                && IntroductionWords.hasVerb(lower)
                && TimeInText.isIn(lower)
                && IntroductionWords.hasWholeDate(lower);
    }

    /// Whether the introduction and what it quotes share this line, as Yahoo's program for phones
    /// writes them: "On Mon, 5 Jan 2026 at 10:00, Anna<anna@acme.example> wrote:   It is locked."
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
        return IntroductionWords.isStart(lower)
                && IntroductionWords.isBracketed(lower)
                && IntroductionWords.hasVerb(lower)
                && TimeInText.isIn(lower);
    }

    /// Whether a line says nothing but whose words stand below: a program wrote it where no person
    /// writes any more.
    static boolean isAddressWithVerb(String line) {
        if (line.indexOf(':') < 0) {
            return false;
        }
        String bare = Bounded.clip(line, LONGEST).strip();
        return bare.endsWith(":")
                && ADDRESS_ALONE.matcher(bare).matches()
                && IntroductionWords.hasVerb(bare.toLowerCase(Locale.ROOT));
    }

    /// Whether a line has a name and a verb in the form that programs give them, and nothing else.
    static boolean isNameWithVerb(String line) {
        return line.length() <= LONGEST_BELOW_QUOTE
                && NAME_ALONE.matcher(line.strip()).matches();
    }

    /// Whether a line may be an introduction that says little, "On Jan 15, Ben wrote:": below a
    /// quote that is enough.
    static boolean saysLittle(String line) {
        if (line.length() > LONGEST_BELOW_QUOTE || !line.stripTrailing().endsWith(":")) {
            return false;
        }
        String lower = PlainLine.of(line).toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && IntroductionWords.beginsWithWord(lower)
                && IntroductionWords.hasVerb(lower)
                && lower.chars().anyMatch(Character::isDigit)
                && !OWN.matcher(lower).find()
                && !OF_THING.matcher(lower).find();
    }

    /// "At 10:30 the server wrote:" introduces no mail, nor does "On 5 January 2026 at 10:00 I wrote:".
    private static boolean mayBeSentence(String line, String lower) {
        return BY_ONESELF.areIn(lower)
                || (lower.indexOf('@') < 0
                        && (IntroductionWords.isWeak(lower)
                                || BY_THING.matcher(line).find()));
    }
}
