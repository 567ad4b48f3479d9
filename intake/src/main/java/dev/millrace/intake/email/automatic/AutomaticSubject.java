package dev.millrace.intake.email.automatic;

import dev.millrace.intake.Bounded;
import dev.millrace.intake.email.header.MailAddress;
import dev.millrace.intake.email.words.Alternatives;
import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knows automatic mails by their subjects, in many languages, where no header tells.
///
/// A person may write about such mails: "Out of office does not work" is a subject of a person. So the words must stand
/// at the beginning, and a colon, a dash or nothing after them.
final class AutomaticSubject {
    private static final int LONGEST = 300;
    private static final int LONGEST_TAG = 30;
    /// Of a desk, whose name may be its domain: "[desk.acme.example #4711]".
    private static final Pattern TAG_OF_DESK = Pattern.compile("\\[[^\\[\\]#]{1,80}#\\d{1,12}]");

    private static final PhraseFile PHRASES = PhraseFile.beside(AutomaticSubject.class, "automatic-subject.txt");

    private static final Phrases OUT_OF_OFFICE = Phrases.of(PHRASES.phrases("out of office"));
    private static final List<String> BEHIND = PHRASES.phrases("behind");
    private static final List<String> OF_PROGRAM = PHRASES.phrases("of a program");
    private static final Phrases RETURNED = Phrases.of(PHRASES.phrases("returned"));
    private static final List<String> RETURNED_WHOLLY = PHRASES.phrases("returned wholly");
    private static final Phrases OF_POSTMASTERS = Phrases.of(PHRASES.phrases("of postmasters"));
    private static final Phrases DELIVERY = Phrases.of(PHRASES.phrases("delivery"));
    private static final Phrases FAILURE = Phrases.of(PHRASES.phrases("failure"));

    /// Of mails where nothing else is said; else of goods: "Delivery failed: laptop".
    private static final Pattern NOT_DELIVERED =
            Pattern.compile("delivery (?:failed|delayed|problem)(?:[.!]|\\s?\\(.*)?"
                    + "|your (?:e-?mail|message) to \\S{3,100} (?:could not be|was not|has not been) delivered[.!]?");

    /// "Eva Lind is out of the office (returning 5 January)"
    private static final Pattern SOMEBODY_AWAY = somebodyAway(PHRASES.alternatives("is away"));

    /// "AUTO: Lind, Eva is out of the office. (returning 05/01/2026)"
    private static final Pattern BACK_ON =
            Pattern.compile("auto ?: .{2,60} " + PHRASES.alternatives("is").parted() + " .{2,60} \\("
                    + PHRASES.alternatives("returning").parted() + "[^()]*\\d[^()]*\\)");

    /// "Warning: message 1abc-2 delayed 24 hours" of Exim
    private static final Pattern DELAYED =
            Pattern.compile("warning: message \\S{1,60} (?:still )?(?:delayed|undelivered).{0,60}");

    /// What may follow the words and then end as they do: "Out of office AutoReply: Locked".
    private static final Pattern GOES_ON = Pattern.compile(
            "(?:(?:auto\\p{L}*+|notification|message|mail|reply|response|notice|to sender|returned)[- ]*+)++"
                    + "(?:$|[:：–—(\\[!.,…\"].*)");

    /// Until when, from when, or from whom; a whole sentence is a person's.
    private static final Pattern WHEN_OR_WHO = Pattern.compile(PHRASES.alternatives("until")
                    .parted() + " (?:(?:\\S+ ){0,2}\\S*\\d.*" + "|(?<!du |vom )(?!my )\\S+(?: \\S+){0,2})");

    private static final Pattern OF_ONESELF =
            Pattern.compile(PHRASES.alternatives("of oneself").atWordEnd());

    /// "Accepted: Review @ Mon Mar 9, 2026 5pm", as a calendar answers an invitation; people write no such line.
    private static final Pattern ANSWERED_INVITATION = Pattern.compile(
            "(?:accepted|declined|tentative(?:ly accepted)?): .{1,200} @ (?:mon|tue|wed|thu|fri|sat|sun) \\p{L}{3} \\d{1,2}, \\d{4}(?: .*)?");

    private static final Pattern AFTER_COMMA = Pattern.compile("[,，;]\\s*\\p{L}");
    private static final Pattern MORE = Pattern.compile("[:：–—]\\s*\\S| - \\S");

    private static final List<String> AFTER =
            List.of("re:", "aw:", "sv:", "vs:", "odp:", "antw:", "rif:", "from:", "for past");

    private AutomaticSubject() {}

    static boolean isOutOfOfficeForCertain(String subject) {
        return saysOutOfOffice(subject)
                && (hasProgramsWord(subject.toLowerCase(Locale.ROOT))
                        || BACK_ON.matcher(Bounded.clip(plain(subject), LONGEST))
                                .matches());
    }

    /// "AUTO: Eva Lind is away", as Notes has it; "Auto: tyres" is a person's as long as it answers nothing.
    static boolean isMarkedAuto(String subject) {
        return plain(subject).startsWith("auto:");
    }

    static boolean isOutOfOffice(String subject) {
        return saysOutOfOffice(subject);
    }

    private static boolean hasProgramsWord(String lower) {
        return OF_PROGRAM.stream().anyMatch(lower::contains);
    }

    /// "Re: Printer (autoreply)", which programs write behind what they answer, and people behind what they speak of.
    static boolean isMarkedBehind(String subject) {
        String plain = Bounded.clip(plain(subject), LONGEST);
        int last = plain.length() - 1;
        int close = last < 0 ? -1 : ")]】".indexOf(plain.charAt(last));
        int open = close < 0 ? -1 : plain.lastIndexOf("([【".charAt(close));
        if (open < 0) {
            return false;
        }
        String mark = plain.substring(open + 1, last).strip();
        return BEHIND.contains(mark)
                || (hasProgramsWord(mark) && OUT_OF_OFFICE.begin(mark, phrase -> phrase.length() == mark.length()));
    }

    private static boolean saysOutOfOffice(String subject) {
        return begins(subject, OUT_OF_OFFICE)
                || SOMEBODY_AWAY.matcher(Bounded.clip(plain(subject), LONGEST)).matches()
                || (OF_ONESELF.matcher(plain(subject)).lookingAt()
                        && NoteSentence.of(subject.strip()) == NoteSentence.ABSENCE);
    }

    /// Whether it says of somebody else that he is away, as people tell a desk of their colleagues; programs speak of
    /// whom they write for, by a name that stands in From.
    static boolean isOfAnother(String subject, List<MailAddress> from) {
        String plain = Bounded.clip(plain(subject), LONGEST);
        Matcher away = SOMEBODY_AWAY.matcher(plain);
        if (begins(subject, OUT_OF_OFFICE) || OF_ONESELF.matcher(plain).lookingAt() || !away.matches()) {
            return false;
        }
        String who = away.group("who") == null ? away.group("whose") : away.group("who");
        return who != null && from.stream().limit(1).noneMatch(author -> PersonalAddress.isCalled(author, who));
    }

    /// Whether more than a phrase stands there: "Vacation: cannot log in".
    static boolean goesOn(String subject) {
        return MORE.matcher(Bounded.clip(plain(subject), LONGEST)).find();
    }

    static boolean isAnsweredInvitation(String subject) {
        return ANSWERED_INVITATION
                .matcher(Bounded.clip(plain(subject), LONGEST))
                .matches();
    }

    /// Whether a matter follows where a note would end: "I'm on leave, the VPN fails".
    static boolean tellsMore(String subject) {
        return AFTER_COMMA.matcher(Bounded.clip(subject, LONGEST)).find()
                && NoteSentence.of(subject.strip()) != NoteSentence.ABSENCE;
    }

    static boolean isReturned(String subject) {
        return begins(subject, RETURNED)
                || DELAYED.matcher(Bounded.clip(plain(subject), LONGEST)).matches()
                || NOT_DELIVERED.matcher(Bounded.clip(plain(subject), LONGEST)).matches();
    }

    /// Whether it says so anywhere, as a gateway does behind the subject of what it returns.
    static boolean namesReturn(String subject) {
        return RETURNED.areIn(Bounded.clip(plain(subject), LONGEST));
    }

    /// Whether it says that a mail is late or came back, where a mail server wrote it.
    static boolean isReturnedByPostmaster(String subject) {
        String plain = Bounded.clip(plain(subject), LONGEST);
        return begins(subject, OF_POSTMASTERS) || (DELIVERY.areIn(plain) && FAILURE.areIn(plain));
    }

    /// Whether a mail server writes it so, word by word.
    static boolean isReturnedWholly(String subject) {
        return RETURNED_WHOLLY.contains(plain(subject));
    }

    /// Without a tag in brackets, which may as well be the phrase itself: "[Auto-Reply] Printer".
    private static boolean begins(String subject, Phrases phrases) {
        String plain = Bounded.clip(plain(subject), LONGEST);
        int bracket = plain.isEmpty() ? -1 : "[(【".indexOf(plain.charAt(0));
        int close = bracket < 0 ? -1 : plain.indexOf("])】".charAt(bracket));
        if (close < 0 || (close > LONGEST_TAG && !TAG_OF_DESK.matcher(plain).lookingAt())) {
            return beginsPlainly(plain, phrases);
        }
        String tag = plain.substring(1, close).strip();
        return phrases.begin(tag, phrase -> phrase.length() == tag.length())
                || beginsPlainly(plain.substring(close + 1).strip(), phrases);
    }

    private static boolean beginsPlainly(String subject, Phrases phrases) {
        return phrases.begin(subject, phrase -> phrase.endsWith(":") || ends(subject.substring(phrase.length())));
    }

    private static String plain(String subject) {
        return ShortText.small(subject.strip()).replace('\u00a0', ' ').replace('’', '\'');
    }

    private static boolean ends(String rest) {
        String after = rest.stripLeading();
        return after.isEmpty()
                || ":：-–—([!.,…\"".indexOf(after.charAt(0)) >= 0
                || AFTER.stream().anyMatch(after::startsWith)
                || GOES_ON.matcher(after).matches()
                || WHEN_OR_WHO.matcher(after).matches();
    }

    private static Pattern somebodyAway(Alternatives isAway) {
        String oneself = "(?:i'm|i am|i will be) (?:currently )?(?:out of (?:the )?office"
                + "|away from (?:the|my) (?:office|desk)|on (?:vacation|holiday|annual leave))";
        String somebody = "(?<who>.{2,60}) " + isAway.parted() + "|(?<whose>.{2,60}?)" + isAway.unparted();
        String when = "\\s?[(（].*| (?:until|till|from|returning)[^,;]*(?:, ?\\d.*)?| "
                + PHRASES.alternatives("since or until").parted() + " .*";
        return Pattern.compile("(?:" + oneself + "|" + somebody + ")[.!。]?(?:" + when + ")?");
    }
}
