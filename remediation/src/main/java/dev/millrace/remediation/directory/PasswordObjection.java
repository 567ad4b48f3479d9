package dev.millrace.remediation.directory;

import java.util.List;
import java.util.Locale;

/// Why a directory's password policy does not take a password, as far as its answer tells. Samba and OpenLDAP say it in
/// English words, Active Directory not at all.
///
/// @param reason in our own words; the server's may name values
/// @param signs what the answer says, in lower case
record PasswordObjection(String reason, List<String> signs) {
    private static final List<PasswordObjection> ALL = List.of(
            new PasswordObjection("it is too short", List.of("too short")),
            new PasswordObjection("it is too long", List.of("too long")),
            new PasswordObjection("it is too simple", List.of("complexity")),
            new PasswordObjection("it is too short or too simple", List.of("quality")),
            new PasswordObjection("it was used before", List.of("history", "existing value")),
            new PasswordObjection("it was changed too recently", List.of("too young")));

    /// The reason that an answer tells, or all that there may be.
    static String in(String diagnostic) {
        String said = diagnostic.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(objection -> objection.signs.stream().anyMatch(said::contains))
                .findFirst()
                .map(PasswordObjection::reason)
                .orElse("too short, too simple, used before, or changed too recently");
    }
}
