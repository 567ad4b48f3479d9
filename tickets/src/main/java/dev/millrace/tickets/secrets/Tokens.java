package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keys and tokens behind their name: `api_key=…`, "client secret is …".
final class Tokens {
    /// A device's make and number: "SafeNet-5110".
    private static final Pattern DEVICE = Pattern.compile("\\p{Lu}\\p{L}{1,15}-\\d{3,8}");

    private Tokens() {}

    /// @param end offset behind the name
    static void find(String text, int end, List<Secret> found) {
        Value value = Naming.valueOf(Naming.at(Naming.ASSIGNED, text, end), text);
        if (value == null) {
            value = Naming.valueOf(Naming.at(Naming.SAID, text, end), text);
        }
        if (value != null) {
            if (isToken(value.in(text))) {
                Secret.add(found, Kind.TOKEN, text, value);
            }
            return;
        }
        Matcher beside = Naming.at(Naming.BESIDE, text, end);
        if (beside.lookingAt() && beside.group(1).length() >= 16 && isToken(beside.group(1))) {
            Secret.add(found, Kind.TOKEN, text, beside, 1);
        }
    }

    private static boolean isToken(String word) {
        String bare = SecretWords.bare(word);
        boolean digit = bare.chars().anyMatch(Character::isDigit);
        boolean numbered = bare.length() >= 6 && digit;
        boolean device = DEVICE.matcher(bare).matches();
        return !device && (numbered || (bare.length() >= 16 && bare.indexOf(' ') < 0)) && SecretWords.isStrong(word);
    }
}
