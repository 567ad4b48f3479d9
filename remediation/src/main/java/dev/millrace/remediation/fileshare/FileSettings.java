package dev.millrace.remediation.fileshare;

import dev.millrace.remediation.connector.GuardSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The shares whose files may be put back.
///
/// @param shares by name
/// @param largest file that is put back, in bytes; default 100 MiB
/// @param guard time limit, retry, breaker and bulkhead; a copy must end within the time limit
@ConfigurationProperties("millrace.remediation.files")
public record FileSettings(
        @DefaultValue Map<String, Share> shares,
        @DefaultValue("104857600") long largest,
        @DefaultValue GuardSettings guard) {
    public FileSettings {
        shares = shares == null ? Map.of() : Map.copyOf(shares);
        shares.forEach((name, share) -> share.check("millrace.remediation.files.shares." + name));
    }

    /// One share.
    ///
    /// @param folder where its files are
    /// @param snapshots a folder with one folder for each snapshot; the last by name is the newest
    /// @param prefixes what paths of people begin with, such as `\\files\finance` or `F:`
    public record Share(
            @Nullable Path folder,
            @Nullable Path snapshots,
            @DefaultValue List<String> prefixes) {
        public Share {
            prefixes = prefixes == null ? List.of() : List.copyOf(prefixes);
        }

        void check(String name) {
            if (folder == null || snapshots == null || !folder.isAbsolute() || !snapshots.isAbsolute()) {
                throw new IllegalArgumentException(name + " needs folder and snapshots, both absolute paths");
            }
        }
    }
}
