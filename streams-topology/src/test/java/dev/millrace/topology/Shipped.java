package dev.millrace.topology;

import dev.millrace.enrichment.Enrichment;

/// What ships, loaded once for all tests: their heap has no room for one in each class that asks.
public final class Shipped {
    public static final Enrichment ENRICHMENT = Enrichment.load();

    private Shipped() {}
}
