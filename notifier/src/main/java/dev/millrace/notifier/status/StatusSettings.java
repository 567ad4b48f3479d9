package dev.millrace.notifier.status;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many may watch status pages.
///
/// @param streams most streams of all status pages at once; default 500
/// @param streamsPerLink most streams of one ticket's page at once; default 5
@ConfigurationProperties("millrace.notifier.status")
record StatusSettings(
        @DefaultValue("500") int streams, @DefaultValue("5") int streamsPerLink) {
    StatusSettings {
        positive("streams", streams);
        positive("streams-per-link", streamsPerLink);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "millrace.notifier.status.%s must be more than zero, not %d".formatted(name, value));
        }
    }
}
