package dev.millrace.intake.email.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A line of a calendar: `DTSTART;TZID=Europe/Berlin:20260105T100000` (RFC 5545, section 3.1).
///
/// @param name in upper case
/// @param parameters by their names in upper case, without quotes
/// @param value as it stands there
record ContentLine(String name, Map<String, String> parameters, String value) {
    private static final int MOST_LINES = 10_000;
    private static final Pattern ESCAPED = Pattern.compile("\\\\([nN\\\\;,])");

    /// The lines of a calendar as they were before they were folded. What is none is passed over.
    static Stream<ContentLine> of(String calendar) {
        List<StringBuilder> unfolded = new ArrayList<>();
        calendar.lines().limit(MOST_LINES).forEach(line -> {
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            if (goesOn && !unfolded.isEmpty()) {
                unfolded.getLast().append(line, 1, line.length());
            } else {
                unfolded.add(new StringBuilder(line));
            }
        });
        return unfolded.stream().map(line -> read(line.toString())).filter(Objects::nonNull);
    }

    /// Colons and semicolons in quotes belong to a parameter.
    private static @Nullable ContentLine read(String line) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == ';' || c == ':')) {
                parts.add(line.substring(start, i));
                start = i + 1;
                if (c == ':') {
                    return new ContentLine(upper(parts.getFirst()), parameters(parts), line.substring(start));
                }
            }
        }
        return null;
    }

    private static Map<String, String> parameters(List<String> parts) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            int is = part.indexOf('=');
            if (is > 0) {
                parameters.putIfAbsent(
                        upper(part.substring(0, is)), part.substring(is + 1).replace("\"", ""));
            }
        }
        return parameters;
    }

    private static String upper(String word) {
        return word.strip().toUpperCase(Locale.ROOT);
    }

    /// The value where it is one of fixed words, in upper case.
    String word() {
        return upper(value);
    }

    /// The value where it is a text, without its escapes (section 3.3.11).
    String text() {
        return ESCAPED.matcher(value)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1).equalsIgnoreCase("n") ? "\n" : found.group(1)))
                .strip();
    }

    /// The value where it is somebody's address, as mail programs write it.
    String person() {
        String place = value.strip();
        String address = place.regionMatches(true, 0, "mailto:", 0, 7) ? place.substring(7) : place;
        String name = parameters.getOrDefault("CN", "").strip();
        return name.isEmpty() || name.equalsIgnoreCase(address) ? address : name + " <" + address + ">";
    }
}
