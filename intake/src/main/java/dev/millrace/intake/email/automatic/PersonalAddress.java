package dev.millrace.intake.email.automatic;

import dev.millrace.intake.email.header.MailAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// Addresses that are called as the person is who writes from there: `Anna Keller <a.keller@acme.example>`.
final class PersonalAddress {
    private static final int SHORTEST_NAME = 3;

    private static final Pattern BLANKS = Pattern.compile("[\\s,.\"'()-]+");

    /// How words begin by which houses call their programs and teams.
    private static final Pattern ROLE = Pattern.compile("""
            (?<!\\p{L})(?:shop|store|info|servi[cz]|support|help|desk|team|system|server|backup|monitor|order|sales|billing|account|payroll
            |mail|news|alert|notif|admin|office|contact|kontakt|robot|auto|portal|bank|delivery|shipping|payment|invoice|ticket|customer
            |security|update|career|group|department|inc|gmbh|ltd)
            """.replace("\n", ""));

    private PersonalAddress() {}

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
