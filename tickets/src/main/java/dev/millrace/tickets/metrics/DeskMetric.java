package dev.millrace.tickets.metrics;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A figure of the desk: the value of `desk.metrics`, keyed by tenant.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface DeskMetric {
    String tenant();

    /// What happened in a window of time. A window is told again when more is known; the last telling counts.
    ///
    /// @param from start, inclusive
    /// @param to end, exclusive
    /// @param opened tickets opened
    /// @param resolved tickets resolved
    /// @param automated of these, by a runbook
    /// @param assigned tickets handed to a person
    /// @param failed runs that failed
    /// @param byCategory tickets opened, by category id
    /// @param resolveMillis histogram of the time from message to resolution by a runbook: counts per
    ///     bucket, whose upper bounds are [#BUCKETS] with a last one for all above
    @JsonTypeName("window")
    record Window(
            String tenant,
            Instant from,
            Instant to,
            long opened,
            long resolved,
            long automated,
            long assigned,
            long failed,
            Map<String, Long> byCategory,
            List<Long> resolveMillis)
            implements DeskMetric {
        /// Upper bounds of the latency buckets, milliseconds, inclusive.
        public static final List<Long> BUCKETS =
                List.of(50L, 100L, 200L, 300L, 500L, 750L, 1_000L, 2_000L, 5_000L, 10_000L, 30_000L, 60_000L);

        public Window {
            byCategory = byCategory == null ? Map.of() : Map.copyOf(byCategory);
            resolveMillis = resolveMillis == null ? List.of() : List.copyOf(resolveMillis);
        }
    }

    /// A circuit breaker changed its state.
    ///
    /// @param connector the system it guards
    /// @param state `CLOSED`, `OPEN`, `HALF_OPEN`, `DISABLED`, `FORCED_OPEN` or `METRICS_ONLY`
    @JsonTypeName("breaker")
    record Breaker(String tenant, String connector, String state, Instant at) implements DeskMetric {}
}
