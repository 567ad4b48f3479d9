package dev.millrace.enrichment.words;

/// A set of hashes that says of most others at once that it has not got them: a Bloom filter with one hash.
final class Sieve {
    private static final int BITS = 1 << 14;

    private final long[] bits = new long[BITS / Long.SIZE];

    void add(int hash) {
        int bit = bit(hash);
        bits[bit / Long.SIZE] |= 1L << bit;
    }

    /// Whether it may have been added; false is certain.
    boolean mayHold(int hash) {
        int bit = bit(hash);
        return (bits[bit / Long.SIZE] & (1L << bit)) != 0;
    }

    private static int bit(int hash) {
        return ((hash * 0x9E3779B1) >>> 16) & (BITS - 1);
    }
}
