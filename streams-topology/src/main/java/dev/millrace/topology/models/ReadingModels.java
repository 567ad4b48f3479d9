package dev.millrace.topology.models;

import dev.millrace.enrichment.Enrichment;
import dev.millrace.tickets.id.TicketId;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The models that read one tenant's messages at a moment. A message keeps the ones it began with, whatever is
/// exchanged meanwhile.
///
/// @param inForce whose verdicts are acted on
/// @param shadow whose verdicts are noted; null for none
public record ReadingModels(Enrichment inForce, @Nullable Shadow shadow) {
    /// Models that read along.
    ///
    /// @param sample share of new tickets that they read, 0 to 1
    public record Shadow(Enrichment enrichment, double sample, ShadowCare care) {
        /// Whether they read this ticket: always the same answer for the same ticket.
        public boolean reads(TicketId ticket) {
            CRC32 crc = new CRC32();
            crc.update(ticket.toString().getBytes(StandardCharsets.US_ASCII));
            return care.isTrusted() && crc.getValue() < sample * (1L << 32);
        }
    }

    /// The version whose verdicts are acted on.
    public String version() {
        return nameOf(inForce);
    }

    /// The version of some models.
    public static String nameOf(Enrichment enrichment) {
        return Objects.requireNonNullElse(enrichment.version(), "unnamed");
    }
}
