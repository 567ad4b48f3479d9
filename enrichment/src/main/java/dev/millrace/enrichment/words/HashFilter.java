package dev.millrace.enrichment.words;

/// Tells of nearly everything that is not in a set that it isn't, by one look at a few kilobytes that stay in the
/// processor's cache (Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970, with one hash).
final class HashFilter {
    /// Places for each hash, so that at most one in so many is taken.
    private static final int ROOM = 32;
    private static final int SPREADING = 0x9E3779B1;

    private final long[] bits;
    private final int shift;

    HashFilter(int[] hashes) {
        int exponent = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, hashes.length) * ROOM - 1);
        shift = Integer.SIZE - exponent;
        bits = new long[Math.max(1, (1 << exponent) / Long.SIZE)];
        for (int hash : hashes) {
            int place = place(hash);
            bits[place / Long.SIZE] |= 1L << place;
        }
    }

    /// Whether something of that hash may be in the set; false is certain.
    boolean mayHave(int hash) {
        return bit(hash) != 0;
    }

    /// The same as a bit, 1 where it may.
    long bit(int hash) {
        int place = place(hash);
        return bits[place / Long.SIZE] >>> place & 1;
    }

    private int place(int hash) {
        return (hash * SPREADING) >>> shift;
    }
}
