package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.Target;
import dev.millrace.tickets.understanding.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Why what leads is proposed, and why it does not go ahead, in words for people.
///
/// @param book whose cautions are told of
record Reasons(RuleBook book) {
    /// @param said signals, each with its words
    List<String> of(Finding finding, Map<String, String> said) {
        List<String> reasons = new ArrayList<>();
        reasons.add("rule: " + finding.rule().hypothesis());
        if (finding.confidence() < Diagnostician.SURE) {
            reasons.add(
                    "unsure: the category is only " + percent(finding.confidence()) + " sure, a person looks at it");
        }
        switch (finding.target()) {
            case Target.Found(String value) -> reasons.add("target: the message names " + value);
            case Target.Sender _ -> reasons.add("target: nobody else is named, the sender is meant");
            case Target.Missing(String what, String since) ->
                reasons.add("target: the message does not say " + what
                        + (since == null ? "" : ", which is somebody else's: \"" + since + "\""));
            case Target.Several(List<String> values) -> reasons.add("target: more than one is named, " + values);
            case Target.None _ -> {}
        }
        if (!finding.rule().runbook().equals(Diagnosis.NO_RUNBOOK)) {
            reasons.add("probability that " + finding.rule().runbook() + " is the one clear fix: "
                    + Math.round(finding.fit() * 100) / 100.0);
        }
        if (!finding.automatic()) {
            List<String> cautions = new ArrayList<>(cautions(finding.rule(), said));
            if (finding.held() != null) {
                cautions.add(finding.held());
            }
            reasons.addAll(cautions);
            boolean known = finding.target() instanceof Target.Found || finding.target() instanceof Target.Sender;
            if (finding.proposable() && known && cautions.isEmpty() && finding.confidence() >= Diagnostician.SURE) {
                reasons.add(
                        isByDirectory(finding)
                                ? "not by itself: on the words alone nothing would go ahead"
                                : tooUnsure(finding));
            }
        }
        return reasons;
    }

    private boolean isByDirectory(Finding finding) {
        return book.directory().stream()
                .anyMatch(rule -> rule.when() == finding.rule().when());
    }

    private List<String> cautions(Rule rule, Map<String, String> said) {
        List<String> cautions = new ArrayList<>();
        said.forEach((signal, words) -> {
            boolean personal = signal.equals(Signals.OTHER_PERSON) || signal.equals(Signals.SERVICE_ACCOUNT);
            if (personal || rule.cautions(book.cautions()).contains(signal)) {
                cautions.add("caution: " + signal.replace('-', ' ') + ", \"" + words + "\"");
            }
        });
        return cautions;
    }

    /// Each may be sure, and all of them together not.
    private static String tooUnsure(Finding finding) {
        double together = finding.confidence() * finding.fit() * finding.sure();
        return "not by itself: category (" + percent(finding.confidence()) + "), runbook (" + percent(finding.fit())
                + ") and target (" + percent(finding.sure()) + ") are together only " + percent(together) + " sure";
    }

    static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
