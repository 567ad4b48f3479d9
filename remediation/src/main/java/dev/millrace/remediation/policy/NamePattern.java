package dev.millrace.remediation.policy;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A name with `*` for any characters, without regard to case.
record NamePattern(Pattern form) {
    static NamePattern of(String pattern) {
        String form =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return new NamePattern(Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    boolean fits(String name) {
        return form.matcher(name).matches();
    }
}
