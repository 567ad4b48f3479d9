package dev.millrace.messaging;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A place in a topic: for each partition, the offset to read next. Its text, `0.17-1.4-2.0`, serves as an SSE event
/// id.
///
/// @param next offset to read next, by partition; partitions that are missing start where the reader starts by default
public record TopicCursor(Map<Integer, Long> next) {
    private static final Pattern FORM = Pattern.compile("\\d{1,5}\\.\\d{1,18}(-\\d{1,5}\\.\\d{1,18}){0,1023}");

    public TopicCursor {
        next = Map.copyOf(next);
    }

    /// The place before anything was read.
    public static TopicCursor none() {
        return new TopicCursor(Map.of());
    }

    /// Reads a cursor's text.
    ///
    /// @throws IllegalArgumentException when the text is no cursor
    public static TopicCursor parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                    + "' is no cursor; one looks like 0.17-1.4");
        }
        Map<Integer, Long> next = new TreeMap<>();
        for (String part : text.split("-", -1)) {
            int dot = part.indexOf('.');
            next.put(Integer.valueOf(part.substring(0, dot)), Long.valueOf(part.substring(dot + 1)));
        }
        return new TopicCursor(next);
    }

    /// The place after a record has been read.
    public TopicCursor after(int partition, long offset) {
        Map<Integer, Long> moved = new TreeMap<>(next);
        moved.put(partition, offset + 1);
        return new TopicCursor(moved);
    }

    /// Whether a record lies before this place, so that its reader has it already.
    public boolean isPast(int partition, long offset) {
        Long expected = next.get(partition);
        return expected != null && offset < expected;
    }

    @Override
    public String toString() {
        return new TreeMap<>(next)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "." + entry.getValue())
                        .collect(Collectors.joining("-"));
    }
}
