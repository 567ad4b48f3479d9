package dev.millrace.enrichment.entities;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When and where a message was written.
///
/// @param written in the writer's zone; null where it is not known, and days then stay as they are said
/// @param monthFirst whether 03/12 is the twelfth of March
/// @param sites names of the tenant's places
public record Setting(@Nullable ZonedDateTime written, boolean monthFirst, List<String> sites) {
    /// Nothing is known of it.
    public static final Setting UNKNOWN = new Setting(null, false, List.of());
}
