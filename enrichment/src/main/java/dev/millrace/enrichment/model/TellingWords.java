package dev.millrace.enrichment.model;

import java.util.Locale;
import java.util.Set;

/// Tells words that mean something to a reader from those that only hold a sentence together.
final class TellingWords {
    private static final Set<String> BINDING = Set.of(
            "a", "an", "the", "and", "or", "but", "if", "so", "to", "of", "in", "on", "at", "by", "for", "from", "with",
            "as", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "it", "its", "i",
            "we", "you", "he", "she", "they", "me", "us", "my", "your", "our", "his", "her", "their", "this", "that",
            "these", "those", "there", "here", "since", "than", "then", "when", "what", "which", "who", "how", "why",
            "not", "no", "too", "also", "just", "says", "say", "said", "get", "got", "im", "i'm", "i've", "it's", "der",
            "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "und", "oder", "aber", "ist", "sind",
            "war", "bin", "hat", "habe", "haben", "ich", "wir", "sie", "ihr", "er", "es", "mich", "mir", "uns", "mein",
            "meine", "unser", "unsere", "zu", "zum", "zur", "von", "vom", "am", "auf", "aus", "bei", "mit", "nach",
            "seit", "für", "nicht", "auch", "noch", "nur", "wie", "wer", "dass", "wenn", "le", "la", "les", "un", "une",
            "et", "ou", "mais", "je", "tu", "il", "elle", "nous", "vous", "ils", "mon", "ma", "mes", "notre", "votre",
            "nos", "vos", "de", "du", "au", "aux", "en", "dans", "sur", "par", "pour", "avec", "depuis", "est", "sont",
            "ai", "ne", "pas", "que", "qui", "se", "ce", "ça", "cette", "el", "los", "las", "una", "y", "o", "pero",
            "yo", "mi", "mis", "su", "sus", "del", "al", "por", "para", "con", "desde", "son", "ha", "lo", "te");

    private TellingWords() {}

    /// Whether one of the words has letters and is none that binds others.
    static boolean isTelling(String words) {
        int start = -1;
        for (int i = 0; i <= words.length(); i++) {
            boolean within = i < words.length() && isOfWord(words.charAt(i));
            if (within && start < 0) {
                start = i;
            } else if (!within && start >= 0) {
                if (hasLetter(words, start, i)
                        && !BINDING.contains(words.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = -1;
            }
        }
        return words.codePoints().anyMatch(Character::isEmoji) && words.chars().noneMatch(Character::isLetterOrDigit);
    }

    private static boolean hasLetter(String words, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isLetter(words.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '\'' || c == '-' || c == '_' || c == '.' || c == '@';
    }
}
