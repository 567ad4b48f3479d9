package dev.millrace.intake.email.charset;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The charset of one byte for a letter in which bytes make the likeliest letters of a script other than Latin: by how
/// much more frequent each is in texts of its languages than a letter of any script would be.
final class LikelyLetters {
    /// Logarithms of the shares of the groups (9, 5, 3, 1.7 and 0.6 in a hundred) over that of a letter by chance (2).
    private static final double[] WORTH = {1.5, 0.92, 0.41, -0.16, -1.2};

    /// A letter of the script that its languages hardly use.
    private static final double RARE = -2.5;
    private static final double NO_LETTER = -3;
    /// Two letters that often stand together.
    private static final double PAIR = 0.4;
    /// What few programs write in.
    private static final double SELDOM = -1.5;
    /// What cannot be in a text that is written well: a small letter before a large one, a sign above nothing.
    private static final double WRONG = -2;
    /// Fewer words are written in large letters throughout.
    private static final double LOUD = -0.06;

    private static final double ALL_LOUD = -0.5;

    private static final double ENOUGH_ALTOGETHER = 3;
    private static final double ENOUGH = 0.4;
    private static final String BESIDE_WORDS = "«»„“”‘’‚–—…№•°§\u00a0";
    private static final String AT_THE_END = "ςםןךףץة";

    private static final Letters CYRILLIC = new Letters(
            List.of("оеаин", "тсрвл", "кмдпуяі", "ыьгзбчй", "хжшюцщэфёъїєј"),
            "ст но ен то на ов ни ра во ко ро ер по ре пр ал го ос ет ол ли не ка ел ор та ло ат ин от об ле ем да ит ть");
    private static final Letters GREEK = new Letters(
            List.of("αοιετ", "νσηςρπκυ", "μλάόίέ", "ωήγδθχώύ", "φβξζψ"),
            "το αι ου ει τα στ να αν ης ην ερ ον εν ντ ος ας ρο τη απ ισ τι πο ρι μα κα ια τε ατ λο πρ ικ ολ μο ιο γι με σε πα κο νο");
    private static final Letters HEBREW = new Letters(
            List.of("יוהלא", "רתבשמנ", "םכדעחק", "פןטצגסזך", "ףץ"), "ים ות של את הש ני לי הי יו מה בי יר אי ית ול לא");
    private static final Letters ARABIC = new Letters(
            List.of("الينم", "وتربعهد", "سفةقأكح", "جشصىخذطضإ", "ئزثغظءؤآ"), "ال من في لا ما ان را ها ية لم ين ات");
    private static final Letters THAI = new Letters(
            List.of("านรอกเ", "งม่ยล้ัวด", "ทสปีหิคตบ", "แจพขไใะชุูื", "โถ็์ผธณษศซญภ"),
            "าร กา ่า ้า ัน อง าม เป ็น ระ คร มา าน ่อ");

    /// Of two that read alike the one of the standard stands first.
    private static final List<Script> SCRIPTS = List.of(
            new Script("windows-1251", 0, CYRILLIC),
            new Script("KOI8-R", 0, CYRILLIC),
            new Script("ISO-8859-5", SELDOM, CYRILLIC),
            new Script("IBM866", SELDOM, CYRILLIC),
            new Script("ISO-8859-7", 0, GREEK),
            new Script("windows-1253", 0, GREEK),
            new Script("ISO-8859-8", 0, HEBREW),
            new Script("windows-1255", 0, HEBREW),
            new Script("windows-1256", 0, ARABIC),
            new Script("x-windows-874", 0, THAI));

    private LikelyLetters() {}

    /// How likely the letters are that bytes make in a charset.
    ///
    /// @param sum of what they are worth
    /// @param mean what one of them is worth
    private record Likeness(Charset charset, double sum, double mean) {}

    /// The letters of a script.
    ///
    /// @param groups of about the same share, the most frequent first
    /// @param pairs that are the most frequent
    private record Letters(List<String> groups, Set<String> pairs) {
        Letters(List<String> groups, String pairs) {
            this(groups, Set.of(pairs.split(" ")));
        }

        double worth(char letter, char before) {
            double pair = pairs.contains("" + before + letter) ? PAIR : 0;
            for (int group = 0; group < groups.size(); group++) {
                if (groups.get(group).indexOf(letter) >= 0) {
                    return WORTH[group] + pair;
                }
            }
            return RARE;
        }
    }

    /// A charset of a script.
    ///
    /// @param before what is known of it before anything is read
    private record Script(Charset charset, double before, Letters letters) {
        Script(String charset, double before, Letters letters) {
            this(Charset.forName(charset), before, letters);
        }

        Likeness of(byte[] bytes) {
            String text = new String(bytes, charset);
            double sum = before + (text.chars().anyMatch(Character::isLowerCase) ? 0 : ALL_LOUD);
            int foreign = 0;
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) > 127) {
                    foreign++;
                    sum += worth(text, i);
                }
            }
            return new Likeness(charset, sum, foreign == 0 ? 0 : sum / foreign);
        }

        private double worth(String text, int at) {
            char c = text.charAt(at);
            char before = at == 0 ? ' ' : text.charAt(at - 1);
            char behind = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
            if (!isOfWord(c)) {
                return BESIDE_WORDS.indexOf(c) >= 0 ? 0 : NO_LETTER;
            }
            double worth = isSmall(before) || isSmall(behind) ? WRONG : 0;
            if (Character.isUpperCase(c)) {
                worth += Character.isLowerCase(before) ? WRONG : Character.isUpperCase(before) ? LOUD : 0;
            }
            worth += isMark(c) && !isOfWord(before) ? WRONG : 0;
            worth += AT_THE_END.indexOf(c) >= 0 && isOfWord(behind) ? WRONG : 0;
            return worth + letters.worth(Character.toLowerCase(c), Character.toLowerCase(before));
        }
    }

    /// The likeliest charset, or null where none is likely.
    static @Nullable Charset of(byte[] bytes) {
        Likeness best = null;
        for (Script script : SCRIPTS) {
            Likeness found = script.of(bytes);
            if (best == null || found.sum() > best.sum()) {
                best = found;
            }
        }
        return best != null && best.sum() >= ENOUGH_ALTOGETHER && best.mean() >= ENOUGH ? best.charset() : null;
    }

    private static boolean isOfWord(char c) {
        return c > 127 && (Character.isLetter(c) || isMark(c));
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }
}
