package dev.millrace.intake.email;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Counts, field by field, how much of what a suite asserts about its mails the desk reads the same.
final class SuiteScore {
    private final String suite;
    private final Map<String, int[]> fields = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<Double> millis = new ArrayList<>();

    SuiteScore(String suite) {
        this.suite = suite;
    }

    void equal(String mail, String field, Object expected, Object actual) {
        holds(mail, field, Objects.equals(expected, actual), expected, actual);
    }

    void holds(String mail, String field, boolean holds, Object expected, Object actual) {
        int[] counts = fields.computeIfAbsent(field, _ -> new int[2]);
        counts[1]++;
        if (holds) {
            counts[0]++;
        } else {
            failures.add("%s/%s %s%n  expected %s%n  found    %s".formatted(suite, mail, field, expected, actual));
        }
    }

    /// Counts a mail that was read, however well, and the milliseconds it took.
    void took(double time) {
        millis.add(time);
    }

    /// A mail that could not be read at all spoils the suite, whatever its fields.
    void unreadable(String mail, Object why) {
        failures.add("%s/%s cannot be read: %s".formatted(suite, mail, why));
        unreadable.add(mail);
    }

    List<String> unreadable() {
        return unreadable;
    }

    int right() {
        return fields.values().stream().mapToInt(counts -> counts[0]).sum();
    }

    int asserted() {
        return fields.values().stream().mapToInt(counts -> counts[1]).sum();
    }

    double share() {
        return (double) right() / asserted();
    }

    List<String> failures() {
        return failures;
    }

    /// One line of a table: the suite, its share, the time of a mail, and the fields that are not all right.
    String line() {
        String fieldByField = fields.entrySet().stream()
                .map(field -> field.getKey() + " " + field.getValue()[0] + "/" + field.getValue()[1])
                .collect(Collectors.joining(", "));
        List<Double> sorted = millis.stream().sorted().toList();
        return "%-20s %5.1f %% of %4d, %6.2f ms at the median, %8.2f ms at the worst: %s"
                .formatted(
                        suite,
                        100 * share(),
                        asserted(),
                        sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2),
                        sorted.isEmpty() ? 0 : sorted.getLast(),
                        fieldByField);
    }
}
