package dev.millrace.topology.rules;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where rules of one's own lie.
///
/// @param rulesFile the rules of diagnosis; default those that come along
/// @param runbooks ids of runbooks that they may name beside those that come along and those in the runbooks' folder;
///     default none
/// @param rulesLook how often file and folder are looked at; default 2 s
@ConfigurationProperties("millrace.desk")
record RulesSettings(
        @Nullable Path rulesFile,
        @DefaultValue List<String> runbooks,
        @DefaultValue("2s") Duration rulesLook) {
    RulesSettings {
        runbooks = List.copyOf(runbooks);
        if (rulesLook.toMillis() < 10) {
            throw new IllegalArgumentException("millrace.desk.rules-look must be at least 10 ms, not " + rulesLook);
        }
    }
}
