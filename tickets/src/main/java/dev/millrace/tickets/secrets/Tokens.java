package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keys and tokens behind their name: `api_key=…`, "client secret is …".
final class Tokens {
    /// A device's make and number, which is no secret where nothing but "token" stands before: "token: SafeNet-5110".
    private static final Pattern DEVICE = Pattern.compile("\\p{Lu}\\p{L}{1,15}-\\d{3,8}");

    /// Of a network, of eight letters at least (IEEE 802.11i); others that nothing but a blank parts from their name
    /// are longer.
    private static final Pattern OF_NETWORK =
            Pattern.compile("(?iu).*(?:wi-?fi|wlan|wpa|psk|netzwerk|network|router).*");

    private Tokens() {}

    /// @param name where the token is named
    static void find(String text, Matcher name, List<Secret> found) {
        int end = name.end();
        boolean mayBeDevice = name.group().equalsIgnoreCase("token");
        Value value = Naming.valueOf(Naming.at(Naming.ASSIGNED, text, end), text);
        if (value == null) {
            value = Naming.valueOf(Naming.at(Naming.SAID, text, end), text);
        }
        if (value != null) {
            String word = value.in(text);
            if (isToken(word)
                    && !(mayBeDevice && DEVICE.matcher(SecretWords.bare(word)).matches())) {
                Secret.add(found, Kind.TOKEN, text, value);
            }
            return;
        }
        Matcher beside = Naming.at(Naming.BESIDE, text, end);
        int shortest = OF_NETWORK.matcher(name.group()).matches() ? 8 : 16;
        if (beside.lookingAt()
                && SecretWords.bare(beside.group(1)).length() >= shortest
                && isToken(beside.group(1))
                && (shortest == 16 || SecretWords.isKey(beside.group(1)))) {
            Secret.add(found, Kind.TOKEN, text, beside, 1);
        }
    }

    private static boolean isToken(String word) {
        String bare = SecretWords.bare(word);
        boolean digit = bare.chars().anyMatch(Character::isDigit);
        boolean numbered = bare.length() >= 6 && digit;
        return (numbered || (bare.length() >= 16 && bare.indexOf(' ') < 0)) && SecretWords.isStrong(word);
    }
}
