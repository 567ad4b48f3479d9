package dev.millrace.enrichment.diagnosis;

import dev.millrace.enrichment.target.TargetFinder;
import dev.millrace.tickets.understanding.Category;
import dev.millrace.tickets.understanding.CategoryVerdict;
import dev.millrace.tickets.understanding.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/// What the directory said of the requester, beside what the words led to. What it tells of is as likely as its rule
/// says, and more where the words speak for it, too; all else shares what is left. It goes ahead only where something
/// would have done so on the words alone: what the directory said may be out of date.
///
/// @param book whose directory rules are asked, and whose limits say what may be proposed and what goes ahead
record DirectoryFindings(RuleBook book) {
    /// What the words led to, with what the directory tells of.
    ///
    /// @param findings at least one, the likeliest first
    /// @param leading the category that the words speak for most
    List<Finding> added(List<Finding> findings, CategoryVerdict.Alternative leading, Facts facts, TargetFinder finder) {
        List<Finding> all = findings;
        for (DirectoryRule rule : book.directory()) {
            facts.consider(leading);
            if (rule.when().holds(facts)) {
                TargetFinder.Result found = finder.find(rule.target());
                facts.consider(found, 0, book.cautions());
                double likely = Math.min(1, rule.weight().on(facts));
                all = likely > 0 ? with(rule, likely, found, all, leading, facts) : all;
            }
        }
        return all;
    }

    /// @param findings at least one
    private List<Finding> with(
            DirectoryRule rule,
            double likely,
            TargetFinder.Result found,
            List<Finding> findings,
            CategoryVerdict.Alternative leading,
            Facts facts) {
        boolean runs = !rule.runbook().equals(Diagnosis.NO_RUNBOOK);
        List<Finding> same = findings.stream()
                .filter(finding -> runs && finding.rule().runbook().equals(rule.runbook()))
                .toList();
        double words = same.stream().mapToDouble(Finding::likelihood).sum();
        double together = 1 - (1 - likely) * (1 - Math.min(1, words));
        Category category = book.rules().stream()
                .filter(other -> runs && other.runbook().equals(rule.runbook()))
                .map(Rule::category)
                .findFirst()
                .orElse(leading.value());
        double fit = runs ? same.stream().mapToDouble(Finding::fit).reduce(likely, Math::max) : 0;
        facts.consider(new CategoryVerdict.Alternative(category, together));
        facts.consider(found, fit, book.cautions());
        boolean proposable = runs && book.proposable().holds(facts);
        Finding told = new Finding(
                rule.of(category),
                together,
                1,
                fit,
                found.target(),
                found.confidence(),
                proposable,
                proposable
                        && findings.getFirst().automatic()
                        && book.automatic().holds(facts),
                null);
        List<Finding> all = new ArrayList<>();
        findings.stream()
                .filter(finding -> !same.contains(finding))
                .map(finding -> finding.besides(likely))
                .forEach(all::add);
        boolean leads = all.isEmpty() || told.likelihood() >= all.getFirst().likelihood();
        all.add(leads ? 0 : all.size(), told);
        return all;
    }
}
