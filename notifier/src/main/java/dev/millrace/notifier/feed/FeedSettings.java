package dev.millrace.notifier.feed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How live feeds are kept.
///
/// @param ring updates kept for clients that come back; default 1,000
/// @param warm how many records of each partition are read back at start; default 200
/// @param buffer updates that wait for one client before it is told to reconnect; default 256
/// @param clients most clients at once; default 1,000
/// @param catchUps most clients at once that read further back than the ring reaches; default 8
/// @param catchUpWithin longest time that such a client may take; default 5 min
/// @param heartbeat time between comments that keep a connection open; default 15 s
@ConfigurationProperties("millrace.notifier.feed")
record FeedSettings(
        @DefaultValue("1000") int ring,
        @DefaultValue("200") int warm,
        @DefaultValue("256") int buffer,
        @DefaultValue("1000") int clients,
        @DefaultValue("8") int catchUps,
        @DefaultValue("5m") Duration catchUpWithin,
        @DefaultValue("15s") Duration heartbeat) {
    FeedSettings {
        positive("ring", ring);
        positive("warm", warm);
        positive("buffer", buffer);
        positive("clients", clients);
        positive("catch-ups", catchUps);
        positive("catch-up-within", catchUpWithin.toMillis());
        positive("heartbeat", heartbeat.toMillis());
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "millrace.notifier.feed.%s must be more than zero, not %d".formatted(name, value));
        }
    }
}
