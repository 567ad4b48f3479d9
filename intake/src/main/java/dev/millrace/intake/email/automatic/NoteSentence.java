package dev.millrace.intake.email.automatic;

import dev.millrace.intake.email.automatic.NoteLanguage.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Whether a sentence consists of nothing but what notes of absence consist of, word by word, with dates and numbers,
/// and names of those to whom to turn. One other word, and a person tells of something else.
enum NoteSentence {
    /// A person's.
    NONE,
    /// Such as "I will reply when I return".
    PART,
    /// To whom to turn.
    TURN,
    /// It says that somebody is away.
    ABSENCE;

    private static final int LONGEST = 400;
    private static final int MOST_NAMES = 8;
    private static final int LONGEST_CHINESE_NAME = 4;

    private static final Pattern CHINESE_OR_JAPANESE = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}](?:[\\p{L}\\p{M}\\p{N}'@._+/&-]*[\\p{L}\\p{M}\\p{N}])?");
    /// Dates, times, telephone numbers, ordinals.
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.:/-]*(?:st|nd|rd|th|er|h|am|pm|го|:?e|\\.?ª|º)?");
    /// "No, contact Ben" answers the desk.
    private static final Pattern ANSWER =
            Pattern.compile("(?iU)(?:no|non|nie|ei|не|нет|да|tak|si|sì|sí|nein|ja)(?:\\s*[,;:–-].*|\\W*)");

    /// "Next Monday, gladly": who takes up an appointment is away and a person.
    private static final Pattern ASSENT = Pattern.compile("""
            (?iU)(?:.*,)?\\s*(?:(?:am|ab|nächste\\w*|on|next|le|la|op|volgende)\\s+)?
            (?:\\w{3,7}tag|\\w{3,6}day|\\w{3,5}di|\\w{4,6}dag|woche|week|semaine)\\s+(?:gerne?|graag|avec plaisir|then|dann|dan|alors)\\W*
            """.replace("\n", ""));

    /// That it is urgent, of what somebody has written about: notes tell whom to ask then.
    private static final Pattern URGENT = Pattern.compile("""
            (?iU)(?:(?:very|sehr|très|muy|molto|muito|meget|mycket|bardzo|velmi|очень)\\s+)?(?:urgent|dringend|eilig|eilt|urgente|spoed|haster
            |brådskande|akut|pilne|kiireellistä|kiireinen|naléhavé|срочно|紧急|緊急|お急ぎ)\\W*
            """.replace("\n", ""));

    /// Whether a text has any of their letters. None stands before U+2E80, so that most texts are not searched.
    static boolean isChineseOrJapanese(String text) {
        return text.chars().anyMatch(c -> c >= 0x2e80)
                && CHINESE_OR_JAPANESE.matcher(text).find();
    }

    /// @param written as it was written
    static NoteSentence of(String written) {
        String sentence = written.replace('’', '\'');
        if (sentence.length() > LONGEST
                || ANSWER.matcher(sentence).matches()
                || ASSENT.matcher(sentence).matches()
                || URGENT.matcher(sentence).matches()) {
            return NONE;
        }
        boolean letters = isChineseOrJapanese(sentence);
        List<String> words = letters
                ? List.of()
                : WORD.matcher(sentence).results().map(MatchResult::group).toList();
        List<String> small =
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        NoteSentence best = NONE;
        for (NoteLanguage language : NoteLanguage.ALL) {
            if (language.partsWords() != letters) {
                NoteSentence found = letters ? ofLetters(sentence, language) : ofWords(words, small, language);
                best = found.compareTo(best) > 0 ? found : best;
            }
        }
        return best;
    }

    /// @param small the same words in small letters
    private static NoteSentence ofWords(List<String> words, List<String> small, NoteLanguage language) {
        Reading reading = new Reading();
        int at = 0;
        while (at < words.size()) {
            int length = Math.min(language.mostWords(), words.size() - at);
            Meaning meaning = null;
            while (length > 0 && meaning == null) {
                meaning = language.meaningOf(
                        length == 1 ? small.get(at) : String.join(" ", small.subList(at, at + length)));
                length -= meaning == null ? 1 : 0;
            }
            if (meaning != null) {
                reading.hear(meaning);
            } else if (!reading.take(words.get(at))) {
                return NONE;
            }
            at += Math.max(length, 1);
        }
        return reading.verdict();
    }

    /// Nothing parts the words of Chinese and Japanese.
    private static NoteSentence ofLetters(String sentence, NoteLanguage language) {
        Reading reading = new Reading();
        int unknown = 0;
        int at = 0;
        while (at < sentence.length()) {
            int length = Math.min(language.longest(), sentence.length() - at);
            Meaning meaning = null;
            while (length > 0 && meaning == null) {
                meaning = language.meaningOf(sentence.substring(at, at + length));
                length -= meaning == null ? 1 : 0;
            }
            if (meaning != null) {
                reading.hear(meaning);
            } else if (Character.isLetter(sentence.charAt(at)) && sentence.charAt(at) > 0x2e80) {
                unknown++;
                reading.needsTurn = true;
            }
            at += Math.max(length, 1);
        }
        boolean latin = WORD.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .anyMatch(word -> word.chars().allMatch(c -> c < 0x80 && !Character.isDigit(c) && c != '@'));
        return unknown > LONGEST_CHINESE_NAME || latin ? NONE : reading.verdict();
    }

    /// What has been read of a sentence.
    private static final class Reading {
        private boolean absence;
        private boolean complains;
        private boolean turns;
        private boolean needsTurn;
        private boolean needsCover;
        private boolean begun;
        private int names;
        private Meaning last = Meaning.OTHER;

        void hear(Meaning meaning) {
            needsCover &= begun || meaning != Meaning.STANDS_IN;
            begun = true;
            absence |= meaning == Meaning.ABSENCE;
            complains |= meaning == Meaning.COMPLAINT;
            turns |= meaning == Meaning.TURN_TO || meaning == Meaning.STANDS_IN;
            last = meaning;
        }

        /// Whether a word that the language does not know may stand there.
        boolean take(String word) {
            if (word.indexOf('@') > 0) {
                turns = true;
                return true;
            }
            if (NUMBER.matcher(word).matches()) {
                return true;
            }
            if (!Character.isUpperCase(word.codePointAt(0)) || last == Meaning.THING) {
                return false;
            }
            needsCover |= !begun;
            needsTurn |= last != Meaning.NAMED;
            names++;
            return names <= MOST_NAMES;
        }

        NoteSentence verdict() {
            if (complains || (needsTurn && !turns) || needsCover) {
                return NONE;
            }
            NoteSentence other = turns ? TURN : PART;
            return absence ? ABSENCE : other;
        }
    }
}
