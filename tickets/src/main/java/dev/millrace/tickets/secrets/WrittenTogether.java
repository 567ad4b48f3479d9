package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Passwords named in Chinese, Japanese and Korean, where no blank parts a name, its verb and what is said:
/// "密码是abc123".
final class WrittenTogether {
    private static final Pattern NAMED = Pattern.compile("(?:密码|密碼|口令|パスワード|パスコード|暗証番号|비밀번호|암호)(?:[是为為はがは은는이가]{1,2}|)"
            + "[ \\t\\u3000]{0,2}([:：=])?[ \\t\\u3000]{0,2}[\"'「『“]?([\\x21-\\x7e&&[^\"']]{4,64}+)");
    /// The first letters of names that are rare elsewhere.
    private static final String FIRST = "密口パ暗비암";

    private WrittenTogether() {}

    static void find(String text, List<Secret> found) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= '\u3000' && FIRST.indexOf(text.charAt(at)) >= 0) {
                Matcher named = Naming.at(NAMED, text, at);
                if (named.lookingAt() && isPassword(named)) {
                    Secret.add(found, Kind.PASSWORD, text, named, 2);
                }
            }
        }
    }

    private static boolean isPassword(Matcher named) {
        String word = named.group(2);
        return SecretWords.isPlain(word)
                ? named.group(1) != null && !Vocabulary.isProse(word) && !Vocabulary.isApplication(word)
                : SecretWords.isStrong(word);
    }
}
