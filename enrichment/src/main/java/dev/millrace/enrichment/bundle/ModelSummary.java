package dev.millrace.enrichment.bundle;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;

/// What models were learnt from, and how well they do. Nothing in it depends on when or where they were
/// trained, so that the same data always gives the same file.
///
/// @param messages labelled messages learnt from
/// @param languages of these, by ISO 639-1 code
/// @param corrections messages learnt from whose labels people at the desk corrected, by the field they corrected
/// @param scores how well messages of a hand that was left out are understood
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelSummary(
        int messages, Map<String, Integer> languages, Map<String, Integer> corrections, Scores scores) {
    public ModelSummary {
        languages = languages == null ? Map.of() : Map.copyOf(languages);
        corrections = corrections == null ? Map.of() : Map.copyOf(corrections);
    }

    /// Shares of messages, 0 to 1, but for their number.
    ///
    /// @param n messages measured on
    /// @param category right
    /// @param categoryMacroF1 mean of the categories' F1
    /// @param calibrationError of the category's confidence
    /// @param priority right
    /// @param sentiment right
    /// @param automationPrecision of what would run by itself, what should
    /// @param automationCoverage of what should run by itself, what rightly would
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Scores(
            int n,
            double category,
            double categoryMacroF1,
            double calibrationError,
            double priority,
            double sentiment,
            double automationPrecision,
            double automationCoverage) {}
}
