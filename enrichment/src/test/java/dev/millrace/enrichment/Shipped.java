package dev.millrace.enrichment;

/// What ships, loaded once for all tests: with one for each class that asks, their heap was full.
public final class Shipped {
    public static final Enrichment ENRICHMENT = Enrichment.load();

    private Shipped() {}
}
