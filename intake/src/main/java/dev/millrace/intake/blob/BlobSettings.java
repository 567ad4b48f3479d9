package dev.millrace.intake.blob;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where blobs lie.
///
/// @param directory made when it is missing; default `./blobs`
/// @param threads how many files are written or read at the same time; default 32
@ConfigurationProperties("millrace.blobs")
record BlobSettings(
        @DefaultValue("blobs") Path directory,
        @DefaultValue("32") int threads) {
    BlobSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("millrace.blobs.threads must be at least 1, not " + threads);
        }
    }
}
