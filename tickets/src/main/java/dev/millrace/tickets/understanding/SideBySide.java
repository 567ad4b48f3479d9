package dev.millrace.tickets.understanding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.Map;

/// The verdicts of two sets of models on one message.
///
/// @param inForce the one that was acted on
/// @param shadow the one that was only noted
/// @param corrections how often a person has corrected a field since, by its name: the first time judges both, a
///     later one takes the place of the one before
public record SideBySide(
        Verdict inForce,
        Verdict shadow,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> corrections) {
    /// A field that corrections judge both by.
    public static final String CATEGORY = "category";

    /// The other one; the tone may be that of a later message, which only one of them has read.
    public static final String PRIORITY = "priority";

    @JsonCreator
    public SideBySide {
        corrections = corrections == null ? Map.of() : Map.copyOf(corrections);
    }

    /// What nobody has corrected yet.
    public SideBySide(Verdict inForce, Verdict shadow) {
        this(inForce, shadow, Map.of());
    }

    /// The same once a person has corrected a field.
    public SideBySide corrected(String field) {
        Map<String, Integer> more = new HashMap<>(corrections);
        more.merge(field, 1, Integer::sum);
        return new SideBySide(inForce, shadow, more);
    }
}
