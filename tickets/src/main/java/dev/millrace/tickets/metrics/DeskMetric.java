package dev.millrace.tickets.metrics;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.millrace.tickets.id.TicketId;
import dev.millrace.tickets.understanding.Category;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /// The state of a circuit breaker. Told when it changed, and every minute.
    ///
    /// @param connector the system it guards
    /// @param state `CLOSED`, `OPEN`, `HALF_OPEN`, `DISABLED`, `FORCED_OPEN` or `METRICS_ONLY`
    /// @param at when it came to this state, or the program began
    @JsonTypeName("breaker")
    record Breaker(String tenant, String connector, String state, Instant at) implements DeskMetric {}

    /// Automation was stopped for a runbook, by a person or by the brake, or goes on.
    ///
    /// @param runbook its id; `*` for all
    /// @param everywhere whether all tenants are meant; each of them is told
    /// @param stopped whether it is stopped now
    /// @param by who stopped it or lets it go on
    /// @param reason why it is stopped, in full; null where it goes on
    /// @param at when it was stopped; when it was seen that it goes on
    @JsonTypeName("automation")
    record Automation(
            String tenant,
            String runbook,
            boolean everywhere,
            boolean stopped,
            @Nullable String by,
            @Nullable String reason,
            Instant at)
            implements DeskMetric {}

    /// Which models an instance of the stream has in force for a tenant, told whenever that changes or is refused.
    ///
    /// @param instance the instance's name
    /// @param inForce version whose verdicts are acted on
    /// @param shadow version that reads beside it, null for none
    /// @param sample share of new tickets that the shadow reads, 0 to 1
    /// @param change what was asked for last: `promoted`, `rolled-back`, `shadow-started`, `shadow-ended`; null for
    ///     nothing yet
    /// @param by who asked for it
    /// @param at when it took effect here, or was refused
    /// @param refused why what was asked for could not be done; null where all of it was
    @JsonTypeName("models")
    record Models(
            String tenant,
            String instance,
            String inForce,
            @Nullable String shadow,
            double sample,
            @Nullable String change,
            @Nullable String by,
            Instant at,
            @Nullable String refused)
            implements DeskMetric {}

    /// How two sets of models compare on the messages that both read; told again with each of them.
    ///
    /// @param inForce version whose verdicts were acted on
    /// @param shadow version that read beside it
    /// @param since when they were first compared
    /// @param until when they were last compared
    /// @param fields agreement by field: `category`, `priority`, `sentiment`, `runbook`, `automatable`
    /// @param categories agreement on the category, by the category that was acted on
    /// @param corrections by field, who was right where an agent corrected it
    /// @param samples the last tickets whose category they differ on, newest first
    @JsonTypeName("model-comparison")
    record ModelComparison(
            String tenant,
            String inForce,
            String shadow,
            Instant since,
            Instant until,
            Map<String, Agreement> fields,
            Map<String, Agreement> categories,
            Map<String, Judged> corrections,
            List<Difference> samples)
            implements DeskMetric {
        public ModelComparison {
            fields = fields == null ? Map.of() : Map.copyOf(fields);
            categories = categories == null ? Map.of() : Map.copyOf(categories);
            corrections = corrections == null ? Map.of() : Map.copyOf(corrections);
            samples = samples == null ? List.of() : List.copyOf(samples);
        }
    }

    /// How often two models say the same.
    record Agreement(long agree, long differ) {}

    /// Who was right, where a person said what is.
    ///
    /// @param n corrections
    /// @param inForce of these, verdicts in force that were right
    /// @param shadow of these, verdicts in shadow that were right
    record Judged(long n, long inForce, long shadow) {}

    /// A ticket that two models take for different things.
    ///
    /// @param inForce the category acted on
    /// @param shadow the category only noted
    record Difference(TicketId ticket, Category inForce, Category shadow, Instant at) {}

    /// How a mailbox does that mails are taken from. Told when something changed, and now and then.
    ///
    /// @param mailbox its name
    /// @param address what people write to
    /// @param state `CONNECTING`, `WORKING`, `FAILING` or `STOPPED`
    /// @param problem what went wrong last, free of secrets; null where nothing has since the program's start
    /// @param backlog mails that are still to be taken, as far as is known
    /// @param lagMillis from the delivery of the mail that was taken last to its record; null where none was
    /// @param taken mails since the program's start, as are `ignored` and `parked`
    /// @param behindSince since when mails wait, the oldest of which was delivered then, or none can be taken; null
    ///     where all is worked off
    @JsonTypeName("mailbox")
    record Mailbox(
            String tenant,
            String mailbox,
            String address,
            String state,
            @Nullable String problem,
            long backlog,
            @Nullable Long lagMillis,
            long taken,
            long ignored,
            long parked,
            Instant at,
            @Nullable Instant behindSince)
            implements DeskMetric {
        /// The same, told at another time.
        public Mailbox toldAt(Instant time) {
            return new Mailbox(
                    tenant,
                    mailbox,
                    address,
                    state,
                    problem,
                    backlog,
                    lagMillis,
                    taken,
                    ignored,
                    parked,
                    time,
                    behindSince);
        }
    }
}
