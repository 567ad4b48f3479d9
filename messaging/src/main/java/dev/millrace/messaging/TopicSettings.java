package dev.millrace.messaging;

import dev.millrace.tickets.topic.TopicNames;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this installation's topics are made.
///
/// @param prefix put before every topic's name; default none
/// @param partitions of every topic; default 8. Ids are spread over them, so the number is fixed once topics exist
/// @param replicas of every partition; default 1
@ConfigurationProperties("millrace.topics")
public record TopicSettings(
        @DefaultValue("") String prefix,
        @DefaultValue("8") int partitions,
        @DefaultValue("1") short replicas) {
    public TopicSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("millrace.topics.partitions must be at least 1, not " + partitions);
        }
        if (replicas < 1) {
            throw new IllegalArgumentException("millrace.topics.replicas must be at least 1, not " + replicas);
        }
    }

    /// The names that follow from the prefix.
    public TopicNames names() {
        return new TopicNames(prefix);
    }
}
