package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.NotConfigured;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.understanding.Risk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/// A runbook as its file has it.
///
/// @param file its name, for people
/// @param approvers one of whom must have agreed; empty where policy alone decides
/// @param subject to whom something is done
/// @param plan fingerprint of its text, to which people agree
/// @param parameters the names of the values that a request may bring beside the target
/// @param summary what was done, for technicians
/// @param told what the person is told when it is done, by language (ISO 639-1)
/// @param failed what the person is told when it fails
public record RunbookFile(
        String file,
        String id,
        String title,
        Risk risk,
        Set<Consent> approvers,
        Subject subject,
        String plan,
        SortedSet<String> parameters,
        List<PlannedStep> steps,
        Template summary,
        Map<String, Template> told,
        ToldFailure failed) {
    public RunbookFile {
        approvers = Set.copyOf(approvers);
        parameters = Collections.unmodifiableSortedSet(parameters);
        steps = List.copyOf(steps);
        told = Map.copyOf(told);
    }

    /// A step and what makes it.
    record PlannedStep(Planned plan, String action, Action.Maker maker) {
        Step make() throws NotConfigured {
            return switch (maker.make()) {
                case Look look -> new PlannedLook(plan, look);
                case Change change -> new PlannedChange(plan, change);
            };
        }
    }

    /// The same, to be looked at as if all had agreed who must.
    RunbookFile asIfAgreed() {
        List<PlannedStep> agreed = steps.stream()
                .map(step -> new PlannedStep(step.plan().asIfAgreed(), step.action(), step.maker()))
                .toList();
        return new RunbookFile(
                file, id, title, risk, approvers, subject, plan, parameters, agreed, summary, told, failed);
    }

    /// Its steps' names, in order.
    public List<String> stepNames() {
        return steps.stream().map(step -> step.plan().name()).toList();
    }

    /// What this installation lacks to run it, if anything.
    public Optional<String> lacks() {
        for (PlannedStep step : steps) {
            try {
                var _ = step.make();
            } catch (NotConfigured lack) {
                return Optional.of(String.valueOf(lack.getMessage()));
            }
        }
        return Optional.empty();
    }

    /// The runbook to run. One that needs a system which is not configured refuses every request, before
    /// anything is touched.
    public Runbook runbook() {
        List<Step> made = new ArrayList<>();
        try {
            for (PlannedStep step : steps) {
                made.add(step.make());
            }
        } catch (NotConfigured lack) {
            made = List.of(new NotHere(String.valueOf(lack.getMessage())));
        }
        return new Runbook(id, made, new Ending(summary, told, failed));
    }
}
