package dev.millrace.remediation.audit;

import dev.millrace.tickets.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One entry of the audit log.
///
/// @param number within its tenant, from 1 without gaps
/// @param kind what happened: `asked`, `consent-sought`, `step`, `deferred`, `succeeded`, `failed`, `erased` …
/// @param facts JSON, free of personal data
/// @param personal JSON; null where there is none or where it was erased
/// @param salt of the commitment, hexadecimal; erased with the personal part
/// @param commitment SHA-256 over salt and personal part, hexadecimal; null where there never was any
/// @param previous the hash of the entry before, hexadecimal; empty for the first
/// @param hash SHA-256, hexadecimal
public record AuditEntry(
        String tenant,
        long number,
        Instant at,
        String kind,
        @Nullable String ticket,
        @Nullable String run,
        String facts,
        @Nullable String personal,
        @Nullable String salt,
        @Nullable String commitment,
        String previous,
        String hash) {
    private static final String ERASED = "erased";

    /// The hash that the entry should have.
    String expectedHash() {
        String fields = field(tenant)
                + field(Long.toString(number))
                + field(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)))
                + field(kind)
                + field(ticket)
                + field(run)
                + field(facts)
                + field(commitment);
        return digest(HexFormat.of().parseHex(previous), fields);
    }

    /// Whether the personal part, where it is still there, is the one that was hashed.
    boolean isPersonalPartGenuine() {
        return personal == null
                ? salt == null
                : salt != null
                        && digest(HexFormat.of().parseHex(salt), personal).equals(commitment);
    }

    /// Whether it had a personal part that is not there any more.
    boolean isErased() {
        return personal == null && commitment != null;
    }

    /// The entries of which this one says that their personal part was erased.
    List<Long> erasedEntries() {
        return kind.equals(ERASED)
                ? Json.mapper()
                        .readTree(facts)
                        .path("entries")
                        .valueStream()
                        .map(JsonNode::asLong)
                        .toList()
                : List.of();
    }

    /// Its length in bytes and its text, so that no two lists of fields look the same.
    private static String field(@Nullable String value) {
        return value == null ? "-" : value.getBytes(StandardCharsets.UTF_8).length + ":" + value;
    }

    private static String digest(byte[] first, String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(first);
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
