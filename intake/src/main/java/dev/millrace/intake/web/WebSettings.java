package dev.millrace.intake.web;

import dev.millrace.intake.Bounds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What the web door takes.
///
/// @param requestsPerMinute from one address; as many may come at once. Default 600
/// @param largestFile of an attachment; default 10 MB
/// @param mostFiles of a request; default 10
/// @param largestBody of a request with files; default 25 MB
/// @param memory for the bodies of all requests under way together, on disk too, and never less than one may have;
///     default 64 MB
/// @param bodySilence how long nothing more may come of a body; default 30 s
/// @param bodyTimeout how long a body may take to come; default 5 min
/// @param handOverTimeout how long a request waits until its message is safe; default 15 s
@ConfigurationProperties("millrace.intake.web")
record WebSettings(
        @DefaultValue("600") int requestsPerMinute,
        @DefaultValue("10MB") DataSize largestFile,
        @DefaultValue("10") int mostFiles,
        @DefaultValue("25MB") DataSize largestBody,
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("30s") Duration bodySilence,
        @DefaultValue("5m") Duration bodyTimeout,
        @DefaultValue("15s") Duration handOverTimeout) {
    WebSettings {
        Bounds bounds = new Bounds("millrace.intake.web");
        bounds.atLeastOne("requests-per-minute", requestsPerMinute);
        bounds.positive("largest-file", largestFile);
        bounds.atLeast(0, "most-files", mostFiles);
        bounds.positive("largest-body", largestBody);
        bounds.positive("memory", memory);
        bounds.positive("body-silence", bodySilence);
        bounds.positive("body-timeout", bodyTimeout);
        bounds.positive("hand-over-timeout", handOverTimeout);
    }
}
