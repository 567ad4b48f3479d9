package dev.millrace.topology.models;

import dev.millrace.tickets.metrics.DeskMetric;

/// Hears which models an instance has in force. Must not block: the stream may be telling.
public interface ModelNews {
    void tell(DeskMetric.Models models);
}
