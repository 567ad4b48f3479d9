package dev.millrace.tickets.topic;

import dev.millrace.tickets.people.PersonFacts;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// The topics of the desk and how each is kept.
public enum Topic {
    INBOUND("tickets.inbound", "retention.ms", days(30)),
    COMMANDS("tickets.commands", "retention.ms", days(30)),
    /// The history: kept for a year, never compacted.
    UPDATES("tickets.updates", "retention.ms", days(365)),
    REMEDIATION_REQUESTS("remediation.requests", "retention.ms", days(30)),
    REMEDIATION_OUTCOMES("remediation.outcomes", "retention.ms", days(30)),
    /// Mails that were not taken in, with the reason.
    IGNORED_MAIL("mail.ignored", "retention.ms", days(30)),
    METRICS("desk.metrics", "retention.ms", days(2)),
    CONFIG("desk.config", "cleanup.policy", "compact"),
    /// Who is still in the directory is told anew each day; what is told of nobody any more goes by itself.
    PEOPLE("desk.people", "cleanup.policy", "compact,delete");

    private static final String MAX_MESSAGE_BYTES = "max.message.bytes";
    /// An update holds a message's text and more, so topics take more than intake may send.
    private static final String LARGEST = Integer.toString(8 << 20);

    private final String baseName;
    private final String setting;
    private final String value;

    Topic(String baseName, String setting, String value) {
        this.baseName = baseName;
        this.setting = setting;
        this.value = value;
    }

    /// The name without a prefix.
    public String baseName() {
        return baseName;
    }

    /// Settings of the topic on the broker.
    public Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>(Map.of(setting, value, MAX_MESSAGE_BYTES, LARGEST));
        if (this == PEOPLE) {
            all.put("retention.ms", Long.toString(PersonFacts.KEPT.toMillis()));
            // What is erased is gone from the disk within days: a segment that is written to is never cleaned.
            all.put("segment.ms", days(1));
            all.put("max.compaction.lag.ms", days(1));
        }
        return all;
    }

    /// Settings of the topic for what cannot be read or processed: kept for a year.
    public static Map<String, String> deadLetterSettings() {
        return Map.of("retention.ms", days(365), MAX_MESSAGE_BYTES, LARGEST);
    }

    private static String days(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }
}
