package dev.millrace.remediation.secret;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes passwords that can be read aloud and typed: four groups of four, without characters that look alike.
/// about 70 bits; each group has an upper-case and a lower-case letter and a digit, so that policies that ask
/// for classes are content.
final class PasswordMaker {
    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final int GROUPS = 4;

    private final SecureRandom random = new SecureRandom();

    String make() {
        return Stream.generate(this::group).limit(GROUPS).collect(Collectors.joining("-"));
    }

    private String group() {
        char[] group = {one(UPPER), one(LOWER), one(DIGITS), one(UPPER + LOWER + DIGITS)};
        for (int i = group.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            char swapped = group[i];
            group[i] = group[other];
            group[other] = swapped;
        }
        return new String(group);
    }

    private char one(String alphabet) {
        return alphabet.charAt(random.nextInt(alphabet.length()));
    }
}
