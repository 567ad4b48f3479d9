package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.Phrases;
import dev.millrace.intake.email.words.Words;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// "Sent from my iPhone", in whatever language: a known beginning, a known end or both, and the [Medium] between them.
final class SentWith {
    private static final PhraseFile PHRASES = PhraseFile.beside(SentWith.class, "sent-with.txt");

    /// Before a medium that ends the line.
    private static final Phrases BEGINNINGS = Phrases.of(PHRASES.phrases("beginnings"));

    /// Before what may be who sent it.
    private static final Phrases BY = Phrases.of(PHRASES.phrases("by"));
    /// Of a program, not of its maker.
    private static final Pattern FOR_SYSTEM = Pattern.compile(
            "(?<!\\p{L})(?:windows|mac|macos|ios|(?:web\\.de|gmx|yahoo|proton) mail|outlook|thunderbird|bluemail|em client)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE);

    private static final String VERB =
            "(?:sent|typed|written|dictated|composed|tapped)(?: (?:wirelessly|securely|quickly|in haste))?";
    private static final String MESSAGE = "(?:message|note|reply|answer|response|e-?mail|mail)";

    /// "Short, ", "Brief because ", "Quick reply ", "On the go, "
    private static final String BRIEFLY = "(?:(?:brief|short|quick)(?: " + MESSAGE
            + ")?(?:,| -| –| as| because| since)? |on the (?:go|move|road|run)(?:,| -| –)? )";

    private static final int IN_ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern SENT =
            Pattern.compile("sent(?: wirelessly| securely)? (?:from|via|with|using) ", IN_ANY_CASE);

    /// Before a telephone of one's own.
    private static final Pattern OWN = Pattern.compile(
            "(?:(?:this )?" + MESSAGE + " (?:(?:is|was|has been) )?)?" + VERB + " (?:from|via|with|using|on) |sent by ",
            IN_ANY_CASE);

    private static final Pattern BY_DEVICE =
            Pattern.compile("sent by (?=galaxy|iphone|ipad|android|blackberry)", IN_ANY_CASE);

    /// The same without a word for sending.
    private static final Pattern OWN_ALONE =
            Pattern.compile("(?:from|von|vom|depuis|de|desde|dal|vanaf|do|pelo|z|från|fra|с) ", IN_ANY_CASE);
    /// The name of a program behind a telephone: "Desde mi móvil con Correo Seguro".
    private static final Pattern WITH_PROGRAM = Pattern.compile(
            " (?:with|using|via|mit|über|avec|con|met|com|med|z|s|с) \\p{Lu}[\\p{L}\\d.+-]{1,20}(?: \\p{Lu}[\\p{L}\\d.+-]{0,20}){0,2}[.!]?$");

    /// Before any telephone, where something beside it says that the line is a footer.
    private static final Pattern BESIDE = Pattern.compile(
            "(?:as |since |because )?(?:(?:this|it)(?: " + MESSAGE + ")?(?: (?:is|was|has been))? |i am |i'm )?(?:"
                    + VERB + " )?(?:from|via|with|using|on) ",
            IN_ANY_CASE);
    private static final Pattern BRIEF = Pattern.compile(BRIEFLY, IN_ANY_CASE);

    private static final Pattern WITHOUT_MEDIUM = Pattern.compile(
            VERB
                    + "(?: (?:with|using|by) (?:my |one |two |a |both )?(?:thumbs?|fingers?)|(?: while)? on the (?:go|move|road|run)"
                    + "| (?:from|on|with) (?:a|my) (?:tiny|small|little|mobile|virtual|on-screen|touch) (?:keyboard|screen|touchscreen))"
                    + "|(?:mobil|von unterwegs|unterwegs|vom (?:handy|smartphone|iphone|ipad|tablet)) gesendet|gesendet von unterwegs",
            IN_ANY_CASE);

    /// "Von … gesendet"
    private static final Pattern AROUND = Pattern.compile(
            "(?:diese (?:nachricht|e-mail|mail) wurde )?von(?= mein)(.{2,80}) (?:gesendet|geschickt|verschickt|geschrieben|verfasst)"
                    + "|von(?= )(.{2,80}) gesendet"
                    + "|(?:vanaf|van|vanuit)(?= mijn )(.{2,80}) (?:verstuurd|verzonden)"
                    + "|az?(?= )(.{2,60}) küldve"
                    + "|(.{2,40}) (?:gönderildi|üzerinden gönderildi)",
            IN_ANY_CASE);
    private static final Pattern WITH = Pattern.compile("mit(?= )(.{2,80}) gesendet", IN_ANY_CASE);

    private static final String DEVICE_EASTERN = "(?:" + Words.anyOf("""
            iphone, ipad, ipod, android, galaxy, outlook, windows, mac, pixel, yahoo!?, gmail, mail, huawei, xiaomi, redmi,
            手机, 手機, 邮箱, 郵箱, 信箱, 邮件, 郵件, 客户端, 用戶端, 平板, 电脑, 電腦, 邮箱大师,
            携帯, デバイス, 端末, スマホ, スマートフォン, タブレット, メール, 휴대폰, 스마트폰, 메일, 아이폰, 갤럭시""") + "[\\w +.-]{0,16})";

    /// Without blanks between words, no particle or stop tells that a sentence begins.
    private static final String FEW = "[^，。、！？；,.!?;のはがをも]{0,16}";

    private static final Pattern EASTERN = Pattern.compile(
            "(?:发自|發自|发送自|發送自|傳送自|(?:来自|來自)我的)" + FEW + DEVICE_EASTERN + "[。.]?"
                    + "|(?:从|從)" + FEW + DEVICE_EASTERN + "\\s?(?:发送|發送|傳送|寄出|发出)[。.]?"
                    + "|(?:私の)?(?:\\w{1,12} ?版の)?" + FEW + DEVICE_EASTERN + "\\s?から送信(?:されました)?[。.]?"
                    + "|(?:나의|내)? ?" + FEW + DEVICE_EASTERN + "에서 보냄[.]?",
            IN_ANY_CASE);

    /// Hebrew writes "from" and "from the" as one word with what follows.
    private static final Pattern HEBREW_FROM = Pattern.compile("(?: מ| מה| ה)$");

    private SentWith() {}

    /// @param words without an apology
    /// @param apologises whether one stood beside them
    static boolean isSaidBy(String words, boolean apologises) {
        return isSaidInEnglish(words, apologises)
                || WITHOUT_MEDIUM.matcher(withoutStop(words)).matches()
                || isAround(withoutStop(words))
                || isBegunBy(words)
                || (isEastern(words) && EASTERN.matcher(words).matches());
    }

    /// Whether a line has a letter that only the East writes: most have none, and need not be searched by pattern.
    private static boolean isEastern(String words) {
        return words.chars().anyMatch(c -> c >= '\u3000');
    }

    private static boolean isSaidInEnglish(String words, boolean apologises) {
        Matcher brief = BRIEF.matcher(words);
        boolean briefly = brief.lookingAt();
        String rest = briefly ? words.substring(brief.end()) : words;
        return Medium.isOne(behind(SENT, rest))
                || Medium.isOwnTelephone(behind(OWN, words))
                || isOwnAlone(words)
                || Medium.isTelephone(behind(BY_DEVICE, words))
                || ((briefly || apologises) && Medium.isTelephone(behind(BESIDE, rest)));
    }

    /// Small letters go on with a sentence.
    private static boolean isOwnAlone(String words) {
        if (words.isEmpty()
                || !Character.isUpperCase(words.charAt(0))
                || !OWN_ALONE.matcher(words).lookingAt()) {
            return false;
        }
        Matcher program = WITH_PROGRAM.matcher(words);
        return Medium.isOwnTelephone(behind(OWN_ALONE, program.find() ? words.substring(0, program.start()) : words));
    }

    /// What stands behind a beginning, or nothing.
    private static String behind(Pattern beginning, String words) {
        Matcher begun = beginning.matcher(words);
        return begun.lookingAt() ? words.substring(begun.end()) : "";
    }

    private static boolean isBegunBy(String words) {
        return isBegunBy(BEGINNINGS, words, Medium::isOne) || isBegunBy(BY, words, SentWith::hasSent);
    }

    private static boolean isBegunBy(Phrases beginnings, String words, Predicate<String> isMedium) {
        String lower = words.toLowerCase(Locale.ROOT);
        Predicate<String> named = beginning -> {
            String rest = words.substring(Math.min(words.length(), beginning.length()));
            boolean wordEnds = rest.isEmpty()
                    || !Character.isLetter(rest.charAt(0))
                    || HEBREW_FROM.matcher(beginning).find();
            return wordEnds && isMedium.test(rest);
        };
        return lower.length() == words.length() && beginnings.begin(lower, named);
    }

    private static boolean hasSent(String medium) {
        return Medium.isTelephone(medium)
                || (Medium.isOne(medium) && FOR_SYSTEM.matcher(medium).find());
    }

    private static boolean isAround(String words) {
        Matcher with = WITH.matcher(words);
        if (with.matches()) {
            return Medium.isOne(with.group(1));
        }
        Matcher around = AROUND.matcher(words);
        if (!around.matches()) {
            return false;
        }
        for (int group = 1; group <= around.groupCount(); group++) {
            if (around.group(group) != null) {
                return hasSent(around.group(group));
            }
        }
        return false;
    }

    private static String withoutStop(String words) {
        return words.endsWith(".") || words.endsWith("!") ? words.substring(0, words.length() - 1) : words;
    }
}
