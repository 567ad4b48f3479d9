package dev.millrace.intake.email.header;

import dev.millrace.intake.Bounded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The header of a mail or part as it stands: each byte a character, folded lines with their line ends. What is longer
/// than a field or header may be is left out.
public final class HeaderFields {
    /// In bytes; of a field no more is kept.
    public static final int LONGEST = 64 * 1024;
    private static final int LONGEST_OF_ALL = 1024 * 1024;
    private static final int MOST = 5_000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private int fields;
    private int length;
    private boolean cut;

    /// Adds a field below the others. What goes beyond the bounds is left out.
    ///
    /// @param value each byte a character, with the line ends that fold it
    public void add(String name, String value) {
        add(name, value, "");
    }

    /// The same for a field whose end matters most.
    ///
    /// @param end what stays where the value is cut: its last characters
    public void add(String name, String value, String end) {
        cut |= fields == MOST || length >= LONGEST_OF_ALL || value.length() > LONGEST;
        if (fields == MOST || length >= LONGEST_OF_ALL) {
            return;
        }
        String kept = value.length() > LONGEST ? Bounded.clip(value, LONGEST - end.length()) + end : value;
        fields++;
        length += name.length() + kept.length();
        values.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
                .add(kept);
    }

    /// Puts a value above the others of its name.
    public void putOnTop(String name, String value) {
        values.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1))
                .addFirst(value);
    }

    /// Whether there was more than is kept.
    boolean areCut() {
        return cut;
    }

    /// All values of a header, topmost first.
    public List<String> all(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /// The topmost value that is not blank.
    public Optional<String> first(String name) {
        for (String value : all(name)) {
            if (!value.isBlank()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /// In lower case.
    Set<String> names() {
        return values.keySet();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
