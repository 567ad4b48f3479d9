package dev.millrace.tickets.topic;

import java.util.LinkedHashMap;
import java.util.Map;

/// The topics' names as this installation has them.
///
/// @param prefix put before every name; may be empty
public record TopicNames(String prefix) {
    private static final String DEAD_LETTER_SUFFIX = ".dlq";

    public TopicNames {
        if (!prefix.matches("[a-zA-Z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "A topic prefix has letters, digits, '.', '_' and '-' only, not '" + prefix + "'");
        }
    }

    /// The name of a topic on the broker.
    public String of(Topic topic) {
        return prefix + topic.baseName();
    }

    /// Where records of that topic go that cannot be read or processed.
    public static String deadLettersOf(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }

    /// Every topic to be made, with its settings on the broker, dead-letter topics among them.
    public Map<String, Map<String, String>> all() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            all.put(of(topic), topic.settings());
            all.put(deadLettersOf(of(topic)), Topic.deadLetterSettings());
        }
        return all;
    }
}
