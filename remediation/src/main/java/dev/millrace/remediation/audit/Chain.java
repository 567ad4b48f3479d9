package dev.millrace.remediation.audit;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Follows a tenant's chain from its first entry and finds the first link that does not hold.
public final class Chain {
    private long number;
    private String hash = "";
    /// Entries without their personal part of which no later one says yet that it was erased.
    private final NavigableSet<Long> bare = new TreeSet<>();

    /// Takes the next entry in the order of numbers.
    ///
    /// @return what is wrong with it, if anything; the chain is not to be followed further then
    public Optional<String> next(AuditEntry entry) {
        if (entry.number() != number + 1) {
            return Optional.of(
                    "entry %d is followed by entry %d; what lay between is gone".formatted(number, entry.number()));
        }
        if (!entry.previous().equals(hash)) {
            return Optional.of("entry %d does not follow from the entry before it".formatted(entry.number()));
        }
        if (!entry.expectedHash().equals(entry.hash())) {
            return Optional.of("entry %d (%s) was changed: its hash does not fit its content"
                    .formatted(entry.number(), entry.kind()));
        }
        if (!entry.isPersonalPartGenuine()) {
            return Optional.of("entry %d (%s) was changed: its personal part is not the one that was written"
                    .formatted(entry.number(), entry.kind()));
        }
        if (entry.isErased()) {
            bare.add(entry.number());
        }
        entry.erasedEntries().forEach(bare::remove);
        number = entry.number();
        hash = entry.hash();
        return Optional.empty();
    }

    /// Whether the chain ends where it should, and tells of each erasure.
    ///
    /// @return what is missing, if anything
    public Optional<String> end(long lastNumber, String lastHash) {
        if (number != lastNumber || !hash.equals(lastHash)) {
            return Optional.of(
                    "the log ends with entry %d where its head says %d; what came after is gone or was rewritten"
                            .formatted(number, lastNumber));
        }
        return bare.isEmpty()
                ? Optional.empty()
                : Optional.of("the personal part of entry %d is gone, and no entry says that it was erased"
                        .formatted(bare.first()));
    }

    /// The number of the last entry that holds; 0 before the first.
    public long number() {
        return number;
    }

    /// The hash of the last entry that holds, hexadecimal; empty before the first.
    public String hash() {
        return hash;
    }
}
