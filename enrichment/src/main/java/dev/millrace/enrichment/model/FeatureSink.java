package dev.millrace.enrichment.model;

/// Takes the features of a text, group by group.
public interface FeatureSink {
    /// Begins a group; what is added now belongs to it.
    void open(FeatureGroup group);

    /// Adds a feature that no reader is ever shown; one given twice counts once.
    ///
    /// @param hash tells it from others of its group
    void add(int hash);

    /// Adds two features that no reader is ever shown and of which the second never comes without the first.
    void addBoth(int hash, int second);

    /// Ends a group whose features share its weight: the more there are, the less each counts.
    void close();

    /// Ends a group whose features count fully, however many there are.
    void closeUnshared();
}
