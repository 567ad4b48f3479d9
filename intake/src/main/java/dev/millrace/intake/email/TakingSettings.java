package dev.millrace.intake.email;

import dev.millrace.intake.Bounds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long the taking of one mail may last.
///
/// @param readingTimeout after which a mail counts as one that cannot be read; default 20 s
/// @param handOverTimeout for handing one mail over; default 45 s
@ConfigurationProperties("millrace.intake.email")
public record TakingSettings(
        @DefaultValue("20s") Duration readingTimeout,
        @DefaultValue("45s") Duration handOverTimeout) {
    public TakingSettings {
        Bounds bounds = new Bounds("millrace.intake.email");
        bounds.positive("reading-timeout", readingTimeout);
        bounds.positive("hand-over-timeout", handOverTimeout);
    }

    /// The reading timeout where nothing else is set.
    static final Duration USUAL_READING = Duration.ofSeconds(20);

    /// How long a reading may wait for memory that others hold, in all: it must not end as one that takes too long.
    Duration patience() {
        return readingTimeout.dividedBy(2);
    }

    /// The longest that one mail may take.
    public Duration longest() {
        return readingTimeout.plus(handOverTimeout);
    }
}
