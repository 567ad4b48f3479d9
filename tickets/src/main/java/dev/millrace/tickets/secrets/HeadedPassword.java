package dev.millrace.tickets.secrets;

import dev.millrace.tickets.secrets.Secret.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A password or token in a text whose heading names it and nothing else: "my new VPN password" above "Tulip7!x".
/// Headings that tell of one or ask for one ("forgot my password") name what nobody hands over.
final class HeadedPassword {
    private static final Pattern ANSWER = Pattern.compile("(?iu)(?:(?:re|aw|fwd?|wg|tr|rv|sv)[ ]?:[ ]?){1,5}");
    private static final Pattern FOR_WHOM = Pattern.compile("(?iu)" + Naming.OF + "[ \\t:.!]*");
    /// What leads up to the name and says nothing of the secret.
    private static final Pattern WHOSE =
            Pattern.compile("(?iu)my|our|your|the|a|his|her|new|old|temporary|current|here|is|are|heres|this"
                    + "|mein|meine|unser|ihr|das|der|die|neues|neuer|neue|hier|ist|mon|ma|le|la|ton|votre|nouveau|nouvelle"
                    + "|voici|mi|tu|su|el|nueva|nuevo|aquí|está|mijn|het|nieuwe|il|mia|tuo|nuova");
    private static final Pattern WISH =
            Pattern.compile("(?iu)needs?|wants?|requested|give|send|get|forget|lose|brauche|benötige"
                    + "|will|möchte|bitte|besoin|veux|necesito|quiero|self|manager|password-manager");
    private static final Pattern IS = Pattern.compile("(?iu)it['’]s|c['’]est|is|ist|lautet|est|es");
    private static final int LONGEST_HEADING = 100;
    private static final int MOST_WORDS = 40;

    private HeadedPassword() {}

    static void find(String heading, String text, List<Secret> found) {
        if (!names(heading)) {
            return;
        }
        String before = "";
        int at = 0;
        for (int words = 0; words < MOST_WORDS; words++) {
            Word next = Word.next(text, at);
            if (next.isEmpty()) {
                return;
            }
            String word = next.in(text);
            boolean only = words == 0 && Word.next(text, next.end()).isEmpty();
            if (isPassword(word, before) || (only && SecretWords.isNumbered(word))) {
                Secret.add(found, Kind.PASSWORD, text, next.start(), next.end());
                return;
            }
            before = word;
            at = next.end();
        }
    }

    /// Whether a heading is the name of a secret, with whose it is and for what.
    private static boolean names(String heading) {
        if (heading.length() > LONGEST_HEADING || !NamedSecrets.mayNameOne(heading)) {
            return false;
        }
        Matcher answer = ANSWER.matcher(heading);
        int from = answer.lookingAt() ? answer.end() : 0;
        Matcher name = NamedSecrets.NAME
                .matcher(heading)
                .region(from, heading.length())
                .useTransparentBounds(true);
        return name.find()
                && name.group(1) == null
                && Naming.at(FOR_WHOM, heading, name.end()).matches()
                && leadsUp(heading.substring(from, name.start()));
    }

    private static boolean leadsUp(String words) {
        for (String word : words.strip().split("[ \\t]+", -1)) {
            String bare = SecretWords.bare(word).replace("'", "").replace("’", "");
            if (!WHOSE.matcher(bare).matches()
                    && (Vocabulary.isProse(bare) || WISH.matcher(bare).matches())) {
                return false;
            }
        }
        return true;
    }

    /// Without a mark it may be the name of an account or a device, unless it is said to be it.
    private static boolean isPassword(String word, String before) {
        return SecretWords.isMadeUp(word)
                && word.chars().anyMatch(Character::isDigit)
                && !UnnamedPasswords.isThing(word)
                && (SecretWords.isMarked(word) || IS.matcher(before).matches());
    }
}
