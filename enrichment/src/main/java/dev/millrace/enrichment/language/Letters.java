package dev.millrace.enrichment.language;

import dev.millrace.enrichment.words.Token;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a text's letters say of its language, whatever the words.
///
/// @param all how many letters there are
/// @param foreign how many of them are not Latin
/// @param script which one most of those are of, null where there are none
/// @param strangeWords words in small letters with a Latin letter that no expected language has; with a
///     capital they may be names
record Letters(int all, int foreign, @Nullable UnicodeScript script, int strangeWords) {
    /// From this share on a text is not in a language of Latin letters that only names somebody in others.
    private static final double FOREIGN = 0.2;

    /// The last letter of Latin-1; what lies up to there is common.
    private static final char LATIN_1 = 'ÿ';
    /// What the expected languages have beside ASCII, in small letters.
    private static final String EXPECTED = "äöüßàâæçéèêëîïôœùûÿáíñóúąćęłńśźżãõìòåø";

    /// Scripts of one language, as far as a desk will meet them.
    private static final Map<UnicodeScript, String> LANGUAGES = Map.of(
            UnicodeScript.GREEK, "el",
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.HIRAGANA, "ja",
            UnicodeScript.KATAKANA, "ja",
            UnicodeScript.THAI, "th",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.GEORGIAN, "ka",
            UnicodeScript.ARMENIAN, "hy");

    static Letters of(List<Token> words) {
        int all = 0;
        int foreign = 0;
        int strange = 0;
        UnicodeScript script = null;
        for (Token word : words) {
            String text = word.text();
            if (word.plain()) {
                all += text.length();
                continue;
            }
            boolean unexpected = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                    all++;
                    continue;
                }
                if (c < 128 || !Character.isLetter(c)) {
                    continue;
                }
                all++;
                if (EXPECTED.indexOf(Character.toLowerCase(c)) < 0) {
                    UnicodeScript own = c <= LATIN_1 ? UnicodeScript.LATIN : UnicodeScript.of(c);
                    if (own == UnicodeScript.LATIN) {
                        unexpected = true;
                    } else {
                        foreign++;
                        // Japanese is the only one that mixes scripts: its own tells it from Chinese.
                        script = script == null || script == UnicodeScript.HAN ? own : script;
                    }
                }
            }
            strange += unexpected && Character.isLowerCase(text.charAt(0)) ? 1 : 0;
        }
        return new Letters(all, foreign, script, strange);
    }

    boolean areForeign() {
        return foreign > all * FOREIGN;
    }

    double foreignShare() {
        return (double) foreign / all;
    }

    /// The language that the script is of, null where several are written in it.
    @Nullable
    String language() {
        return script == null ? null : LANGUAGES.get(script);
    }
}
