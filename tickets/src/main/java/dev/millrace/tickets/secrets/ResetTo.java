package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What something without a name is to be set to, or back to: "please set it back to Welcome1!". Most things are set to
/// something that is no password: "reset it to default", "set it to Room101".
final class ResetTo {
    private static final String BLANK = "[ \\t]{1,2}";
    private static final Pattern TO = Pattern.compile("(?iu)(?<!\\p{L})(?:"
            + String.join(
                    "|",
                    "(?:re-?set|set|changed?|put)" + BLANK + "(?:it|mine|hers|his|theirs|that|him|her|me)(?:" + BLANK
                            + "(?:back|again|temporarily)){0,2}" + BLANK + "to",
                    "(?:setzt?|setzen?|stellt?|stellen?|ändern?|ändert)(?:" + BLANK + "sie)?" + BLANK
                            + "(?:es|ihn|sie|das)(?:" + BLANK + "(?:bitte|wieder|zurück)){0,3}" + BLANK + "auf",
                    "(?:re)?met(?:s|tez|tre)(?:-l[ea])?" + BLANK + "(?:à|sur|en)",
                    "(?:p[oó]nl[oa]|c[aá]mbi(?:al|el|arl)[oa])(?:" + BLANK + "de nuevo)?" + BLANK + "(?:a|en|como)")
            + ")" + BLANK + "[\"'“„«]?" + Value.WORD);
    /// Whether it gets back what it was.
    private static final Pattern BACK = Pattern.compile("(?iu)re-?set.*|.*[ \\t](?:back|zurück)[ \\t].*|remet.*");
    /// What helpdesks give at first.
    private static final Pattern FIRST = Pattern.compile(
            "(?iu)(?:welcome|willkommen|bienvenue?|bienvenid[oa]|benvenut[oa]|welkom|changeme|letmein|qwert[yz]|azerty)\\d{1,6}[!?.]{0,3}");
    static final Stems VERBS = new Stems(
            "set", "reset", "re-set", "change", "put ", "stell", "ändern", "ändere", "remet", "met", "ponl", "pónl",
            "cambi", "cámbi");

    private ResetTo() {}

    static void find(String text, StemPlaces stems, List<Secret> found) {
        for (int at = stems.next(VERBS, 0); at >= 0; at = stems.next(VERBS, at + 1)) {
            Matcher to = Naming.at(TO, text, at);
            if (to.lookingAt() && isPassword(to)) {
                Secret.add(found, Kind.PASSWORD, text, to, 1);
            }
        }
    }

    private static boolean isPassword(Matcher to) {
        String word = to.group(1);
        return FIRST.matcher(SecretWords.bare(word)).matches()
                || UnnamedPasswords.isLikely(word)
                || (BACK.matcher(to.group()).matches()
                        && SecretWords.isNumbered(word)
                        && !UnnamedPasswords.isNumberedThing(word));
    }
}
