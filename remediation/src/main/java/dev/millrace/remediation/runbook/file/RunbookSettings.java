package dev.millrace.remediation.runbook.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which runbooks are in force.
///
/// @param variants of shipped runbooks, in the place of those for the systems that most have; none by default
/// @param folder with `*.yaml` files; none by default
/// @param look how often it is looked at; default 2 s
@ConfigurationProperties("millrace.remediation.runbooks")
record RunbookSettings(
        @DefaultValue List<String> variants,
        @Nullable Path folder,
        @DefaultValue("2s") Duration look) {
    RunbookSettings {
        variants = List.copyOf(variants);
        if (look.toMillis() < 10) {
            throw new IllegalArgumentException(
                    "millrace.remediation.runbooks.look must be at least 10 ms, not " + look);
        }
    }
}
