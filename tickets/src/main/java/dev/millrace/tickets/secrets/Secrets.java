package dev.millrace.tickets.secrets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// Finds and masks secrets. Behind "password:" it rather masks a word too many than lets one through, but leaves
/// prose about passwords alone. Time is linear in the text.
public final class Secrets {
    /// What a secret is replaced with.
    public static final String MASK = "••••••";

    private static final String DOT = MASK.substring(0, 1);

    /// What is shorter may stand in a text by chance.
    private static final int SHORTEST_VALUE = 6;

    /// Nobody writes more in earnest. Further ones are masked where they are named, but not looked for elsewhere.
    private static final int MOST_VALUES = 100;

    /// Two are enough in nearly all of the odd texts that need a second; each costs a look through the whole.
    private static final int MOST_LOOKS = 4;

    private Secrets() {}

    /// Every secret of a text, in its order, none within another.
    ///
    /// A secret that is masked may lay bare another: what stands behind "tulip42 is my pin password" is read as a
    /// password that follows its name, and only without it is the word before one. So the text is looked at again.
    public static List<Secret> in(String text) {
        List<Secret> found = atOneLook(text);
        for (int look = 1; look < MOST_LOOKS && !found.isEmpty(); look++) {
            MaskedText masked = new MaskedText(text, found, _ -> MASK);
            List<Secret> laidBare = atOneLook(masked.text());
            if (laidBare.isEmpty()) {
                break;
            }
            found = apart(Stream.concat(found.stream(), laidBare.stream().map(masked::unmasked)));
        }
        return found;
    }

    private static List<Secret> atOneLook(String text) {
        List<Secret> found = new ArrayList<>();
        StemPlaces stems = StemPlaces.in(text);
        KnownShapes.find(text, stems, found);
        CardNumbers.find(text, found);
        NamedSecrets.find(text, stems, found);
        Logins.find(text, stems, found);
        ResetTo.find(text, stems, found);
        WrittenTogether.find(text, found);
        Commands.find(text, stems, found);
        Sessions.find(text, stems, found);
        UnnamedPasswords.find(text, found);
        return found.size() < 2 ? List.copyOf(found) : apart(found.stream());
    }

    /// In their order; those that overlap become one.
    private static List<Secret> apart(Stream<Secret> found) {
        List<Secret> apart = new ArrayList<>();
        Iterator<Secret> inOrder = found.sorted(Comparator.comparingInt(Secret::start)
                        .thenComparing(Comparator.comparingInt(Secret::end).reversed()))
                .iterator();
        int end = 0;
        while (inOrder.hasNext()) {
            Secret secret = inOrder.next();
            if (secret.start() >= end) {
                apart.add(secret);
                end = secret.end();
            } else if (secret.end() > end) {
                Secret before = apart.removeLast();
                apart.add(new Secret(before.kind(), before.start(), secret.end()));
                end = secret.end();
            }
        }
        return List.copyOf(apart);
    }

    /// The text with each secret replaced by [#MASK]; the very same text where there is none.
    public static String mask(String text) {
        List<Secret> secrets = in(text);
        return secrets.isEmpty() ? text : mask(text, secrets, values(text, secrets), _ -> MASK);
    }

    /// What the secrets of a text are, as far as they can be told when they stand somewhere else without their name;
    /// of many the first hundred.
    public static Set<String> valuesIn(String text) {
        return values(text, in(text));
    }

    /// The same of a text that was looked through already.
    ///
    /// @param secrets all that are in it
    public static Set<String> values(String text, List<Secret> secrets) {
        Set<String> values = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            String value = SecretWords.bare(text.substring(secret.start(), secret.end()));
            if (value.length() >= SHORTEST_VALUE && !SecretWords.isPlain(value) && values.size() < MOST_VALUES) {
                values.add(value);
            }
        }
        return values;
    }

    /// The same of what stands in a text without a name of its own, since the heading names it.
    public static Set<String> valuesUnder(String heading, String text) {
        List<Secret> secrets = new ArrayList<>();
        HeadedPassword.find(heading, text, secrets);
        return values(text, secrets);
    }

    /// The same, with each of these values masked too wherever it stands.
    public static String mask(String text, Set<String> values) {
        return mask(text, in(text), values, _ -> MASK);
    }

    /// The same with as many dots as each has characters, so that everything else stays in its place.
    public static String cover(String text, Set<String> values) {
        return mask(text, in(text), values, DOT::repeat);
    }

    private static String mask(String text, List<Secret> secrets, Set<String> values, IntFunction<String> dots) {
        String named = masked(text, secrets, dots);
        String everywhere = named;
        for (String value : longestFirst(values)) {
            everywhere = everywhere.replace(value, dots.apply(value.length()));
        }
        // what is masked without its name may lay bare another, too
        return everywhere.equals(named) ? named : masked(everywhere, in(everywhere), dots);
    }

    private static String masked(String text, List<Secret> secrets, IntFunction<String> dots) {
        return secrets.isEmpty() ? text : new MaskedText(text, secrets, dots).text();
    }

    /// A secret may begin as another does.
    private static List<String> longestFirst(Set<String> values) {
        return values.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
