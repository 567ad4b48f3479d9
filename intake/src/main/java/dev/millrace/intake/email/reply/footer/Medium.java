package dev.millrace.intake.email.reply.footer;

import dev.millrace.intake.email.words.PhraseFile;
import dev.millrace.intake.email.words.Phrases;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a footer says a mail was written with: "my iPhone 15 Pro", "Yahoo Mail für Android".
/// Nothing but names of devices, programs and networks, models, and small words between them; any
/// other word is the writer's. What names a firm or a thing as well ("Vodafone", "the app") is one
/// only beside another, a device also where it is one's own.
final class Medium {
    private static final PhraseFile PHRASES = PhraseFile.beside(Medium.class, "medium.txt");

    private static final Phrases TELEPHONES = beginnings("telephones");
    private static final Set<String> TELEPHONE = words("telephone");

    private static final Phrases PROGRAMS = beginnings("programs");
    private static final Set<String> PROGRAM = words("program");

    /// A thing of any kind, also "mein Gerät".
    private static final Phrases DEVICES = beginnings("devices");
    private static final Phrases MAIL = beginnings("mail");
    private static final Set<String> MAILS = words("mails");

    private static final Phrases FIRMS = beginnings("firms");
    private static final Set<String> FIRM = words("firm");

    /// Of one's own.
    private static final Set<String> OWN = words("own");
    private static final Set<String> SMALL = words("small");

    private static final Pattern MODEL = Pattern.compile(
            "\\(?(?:\\d{1,2}(?:-smartphone)?|\\p{L}{1,2}\\d{1,4}\\p{L}{0,2}|\\d{1,4}\\p{L}{1,2}|pro|max|plus|mini|ultra|lite|air|note|edge|fold|flip"
                    + "|prime|neo|x|xs|xr|se|fe|pad|tab|lte)[+]?\\)?");

    private static final Pattern EM_CLIENT = Pattern.compile("(?i)\\bem client\\b");

    /// Of a program for a system: "Mailbox for iPhone".
    private static final Pattern FOREIGN =
            Pattern.compile("^\\p{Lu}\\p{L}{1,20}\\p{Ll} for (?=iP|iOS|Android|Windows|Mac)");
    /// What was decoded wrongly somewhere; nobody types it.
    private static final Pattern MISREAD = Pattern.compile("[ãâ][\\u0080-\\u00BF]");

    private static final Pattern GAP = Pattern.compile("[\\s'’/,:;®™\\[\\]<>|]+");

    private Medium() {}

    /// Whether words name one and say nothing else.
    static boolean isOne(String words) {
        return of(words) != Named.NONE;
    }

    /// Whether a telephone or a system is named: what has sent something may be a firm or a person
    /// as well.
    static boolean isTelephone(String words) {
        return of(words) == Named.TELEPHONE;
    }

    /// Whether it is "my telephone".
    static boolean isOwnTelephone(String words) {
        String first = GAP.split(words.strip(), 2)[0].toLowerCase(Locale.ROOT);
        return OWN.contains(first) && isTelephone(words);
    }

    private static Named of(String words) {
        // Asked where no beginning was found, too, of nothing.
        if (words.isBlank()) {
            return Named.NONE;
        }
        String bare = FOREIGN.matcher(words.strip()).replaceFirst("");
        Named named = Named.NONE;
        boolean own = false;
        Kind before = Kind.SMALL;
        for (String word : GAP.split(EM_CLIENT.matcher(bare).replaceAll("emclient"), -1)) {
            String lower = bare(word).toLowerCase(Locale.ROOT);
            Kind kind = kind(lower);
            if (kind == Kind.OTHER) {
                if (before == Kind.SMALL || !MODEL.matcher(lower).matches()) {
                    return Named.NONE;
                }
                continue;
            }
            named = named.and(kind.named(before, own));
            own |= OWN.contains(lower);
            before = lower.isEmpty() ? before : kind;
        }
        return named;
    }

    private static Phrases beginnings(String section) {
        return Phrases.of(PHRASES.phrases(section));
    }

    private static Set<String> words(String section) {
        return Set.copyOf(PHRASES.phrases(section));
    }

    private static Kind kind(String word) {
        if (TELEPHONE.contains(word) || TELEPHONES.begin(word)) {
            return Kind.TELEPHONE;
        }
        if (PROGRAM.contains(word) || PROGRAMS.begin(word)) {
            return Kind.PROGRAM;
        }
        if (FIRM.contains(word) || FIRMS.begin(word)) {
            return isCompound(word) ? Kind.TELEPHONE : Kind.FIRM;
        }
        if (DEVICES.begin(word)) {
            return Kind.DEVICE;
        }
        if (MAILS.contains(word) || MAIL.begin(word)) {
            return Kind.MAIL;
        }
        if (isSmall(word)) {
            return Kind.SMALL;
        }
        return isCompound(word) ? kind(word.substring(0, word.indexOf('-'))) : Kind.OTHER;
    }

    /// "Samsung-Smartphone", "GMX-App".
    private static boolean isCompound(String word) {
        int dash = word.indexOf('-');
        return dash > 0
                && kind(word.substring(0, dash)) != Kind.OTHER
                && kind(word.substring(dash + 1)) != Kind.OTHER
                && kind(word.substring(dash + 1)) != Kind.SMALL;
    }

    private static boolean isSmall(String word) {
        return word.isEmpty()
                || OWN.contains(word)
                || SMALL.contains(word)
                || MISREAD.matcher(word).find();
    }

    private static String bare(String word) {
        int start = word.startsWith("-") ? 1 : 0;
        int end = word.length();
        while (end > start && (word.charAt(end - 1) == '.' || word.charAt(end - 1) == '!')) {
            end--;
        }
        return word.substring(start, end);
    }

    private enum Named {
        NONE,
        PROGRAM,
        TELEPHONE;

        private Named and(Named other) {
            return other.compareTo(this) > 0 ? other : this;
        }
    }

    private enum Kind {
        TELEPHONE,
        PROGRAM,
        FIRM,
        DEVICE,
        MAIL,
        SMALL,
        OTHER;

        /// What a word of this kind names.
        ///
        /// @param before the kind of the word before it, models apart
        /// @param own whether "my" stands somewhere before it
        private Named named(Kind before, boolean own) {
            return switch (this) {
                case TELEPHONE -> Named.TELEPHONE;
                case PROGRAM -> Named.PROGRAM;
                case FIRM -> own && before == SMALL ? Named.TELEPHONE : before == MAIL ? Named.PROGRAM : Named.NONE;
                case DEVICE -> own || before == FIRM ? Named.PROGRAM : Named.NONE;
                case MAIL -> before == FIRM ? Named.PROGRAM : Named.NONE;
                case SMALL, OTHER -> Named.NONE;
            };
        }
    }
}
