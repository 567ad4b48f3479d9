package dev.millrace.remediation.ledger;

import dev.millrace.remediation.brake.BrakeSettings;
import dev.millrace.tickets.json.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// An advance on its way into the database, as JSON that the statement takes apart.
///
/// @param json an object; its fields are the columns of the statement's record
record Written(Claim claim, String json) {
    /// A job as it was claimed once: a program may write of one job by a claim that is over and by a new one.
    record Claim(long job, long fence) {}

    static Written of(Job job, Advance advance, BrakeSettings brake) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("job", job.id());
        columns.put("fence", job.fence());
        columns.put("sequence", advance.sequence());
        columns.put("cancelled", job.cancelledBy() != null);
        columns.put("at_once", job.atOnce());
        columns.put("entries", advance.entries());
        columns.put("again", advance.again());
        columns.putAll(next(advance.next()));
        if (advance.actsOn() != null) {
            columns.put("acts_on", NewJob.indexed(advance.actsOn()));
        }
        if (advance.entries().stream().anyMatch(entry -> entry.mark() == Entry.Mark.BEGUN)) {
            columns.put("begins", true);
            columns.put("within", seconds(brake.window()));
            int most = brake.mostOf(job.runbook());
            if (most > 0) {
                columns.put("most", most);
            }
        }
        if (advance.entries().stream().anyMatch(entry -> entry.mark() == Entry.Mark.UNDOING)) {
            columns.put("undoes", true);
        }
        // One by one, for within a list Jackson forgets the types' names.
        String outcomes = advance.outcomes().stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
        String object = Json.text(columns);
        return new Written(
                new Claim(job.id(), job.fence()),
                object.substring(0, object.length() - 1) + ",\"outcomes\":" + outcomes + "}");
    }

    private static Map<String, Object> next(Advance.Next next) {
        return switch (next) {
            case Advance.Next.GoOn _ -> Map.of();
            case Advance.Next.TurnBack back ->
                Map.of("failed_step", back.step(), "failed_reason", back.reason(), "afresh", back.afresh());
            case Advance.Next.Wait wait -> {
                Map<String, Object> columns = new HashMap<>(Map.of(
                        "waits_for",
                        wait.connector(),
                        "pause",
                        seconds(wait.pause()),
                        "unanswered",
                        wait.unanswered(),
                        "untouched",
                        wait.untouched(),
                        "told_causes",
                        wait.told()));
                if (wait.unsettled().isPositive()) {
                    columns.put("settles", seconds(wait.unsettled()));
                }
                yield columns;
            }
            case Advance.Next.Finish finish ->
                Map.of("result", finish.result().name().toLowerCase(Locale.ROOT));
        };
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
