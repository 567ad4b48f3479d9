package dev.millrace.tickets.understanding;

import java.util.List;

/// How soon, and why.
///
/// @param value the cell of the impact by urgency matrix
/// @param impact whom it hits
/// @param urgency how soon it must be mended
/// @param confidence 0 to 1
/// @param reasons the evidence, in words a technician understands
public record PriorityVerdict(Priority value, Impact impact, Urgency urgency, double confidence, List<String> reasons) {
    public PriorityVerdict {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
