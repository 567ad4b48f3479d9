package dev.millrace.intake.email.automatic;

import dev.millrace.intake.email.header.MailAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Addresses that are called as the person is who writes from there: `Anna Keller <a.keller@acme.example>`.
final class PersonalAddress {
    private static final int SHORTEST_NAME = 3;
    private static final int FIRST_IDEOGRAPH = 0x2e80;

    private static final Pattern BLANKS = Pattern.compile("[\\s,.\"'()-]+");

    /// How words begin by which houses call their programs and teams.
    private static final Pattern ROLE = Pattern.compile("""
            (?<!\\p{L})(?:shop|store|info|servi[cz]|support|help|desk|team|system|server|backup|monitor|order|sales|billing|account|payroll
            |mail|news|alert|notif|admin|office|contact|kontakt|robot|auto|portal|bank|delivery|shipping|payment|invoice|ticket|customer
            |security|update|career|group|department|inc|gmbh|ltd)
            """.replace("\n", ""));

    /// Which many share.
    private static final Set<String> PARTICLES = Set.of(
            "de", "der", "den", "di", "da", "do", "dos", "das", "del", "du", "la", "le", "el", "al", "van", "von", "zu",
            "zur", "ter", "ten", "av", "af", "und", "and", "et", "the", "dr", "mr", "mrs", "ms", "herr", "frau");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private PersonalAddress() {}

    /// Whether one of the words by which somebody is spoken of is his who writes from there.
    ///
    /// @param name in small letters
    static boolean isCalled(MailAddress from, String name) {
        String own = from.name() == null ? "" : ShortText.small(from.name());
        List<String> words = List.of(NO_LETTERS.split(own));
        String local = MailAddress.localPart(from.address()).toLowerCase(Locale.ROOT);
        List<String> localWords = List.of(NO_LETTERS.split(local));
        String unparted = String.join("", words);
        return NO_LETTERS
                .splitAsStream(name)
                .filter(word -> !word.isEmpty() && !PARTICLES.contains(word))
                .anyMatch(word -> words.contains(word)
                        || (word.length() >= SHORTEST_NAME && localWords.contains(word))
                        || (word.length() > SHORTEST_NAME && local.contains(word))
                        // Nothing parts a name from what stands behind it in Korean, nor its words in Chinese.
                        || (word.charAt(0) >= FIRST_IDEOGRAPH
                                && unparted.contains(word.substring(0, Math.min(2, word.length())))));
    }

    static boolean isOne(MailAddress from) {
        String name = from.name() == null ? "" : from.name().toLowerCase(Locale.ROOT);
        String local = MailAddress.localPart(from.address()).toLowerCase(Locale.ROOT);
        String[] words = BLANKS.split(name.strip());
        return words.length > 1
                && !ROLE.matcher(name).find()
                && !ROLE.matcher(local).find()
                && Arrays.stream(words).anyMatch(word -> word.length() >= SHORTEST_NAME && local.contains(word));
    }
}
