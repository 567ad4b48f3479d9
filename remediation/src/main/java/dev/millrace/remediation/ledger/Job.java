package dev.millrace.remediation.ledger;

import dev.millrace.remediation.brake.Span;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row of the ledger as its claimer found it.
///
/// @param key the run's or the approval's id
/// @param request the request's JSON
/// @param fence grows with each claim; 1 for the first
/// @param sequence of the last outcome told
/// @param waits how often it had to wait without getting further
/// @param waitsFor the connector it last waited for, while it got no further
/// @param toldCauses why it waits for that, as far as people were told; the names of causes
/// @param failedStep where it failed, once its steps are being undone
/// @param failedReason why
/// @param since when it was asked for, or last asked for anew
/// @param stops when since then it waited for stops that have ended
/// @param cancelledBy who wants it to end
/// @param stopped why nothing may be changed by its runbook now
/// @param stoppedSince since when, if so, at a stretch
/// @param atOnce whether a person wants what it changed to be taken back, whatever holds changes back
/// @param behind the runbook of another run on the same target that has begun to change it and is to end first
/// @param unanswered how often no answer to a change, or to taking it back, came; counted anew for each step
public record Job(
        long id,
        String tenant,
        JobKind kind,
        String key,
        String ticket,
        String request,
        long fence,
        long sequence,
        int waits,
        @Nullable String waitsFor,
        Set<String> toldCauses,
        @Nullable String failedStep,
        @Nullable String failedReason,
        Instant since,
        List<Span> stops,
        String runbook,
        @Nullable String cancelledBy,
        @Nullable String stopped,
        @Nullable Instant stoppedSince,
        boolean atOnce,
        @Nullable String behind,
        int unanswered) {
    public Job {
        toldCauses = Set.copyOf(toldCauses);
        stops = List.copyOf(stops);
    }

    /// What a run waits for while another on the same target is to end first.
    public static final String ANOTHER_RUN = "another run on the same target";

    /// Whether another worker may have begun it.
    public boolean isTakenOver() {
        return fence > 1;
    }
}
