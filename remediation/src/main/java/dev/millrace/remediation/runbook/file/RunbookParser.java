package dev.millrace.remediation.runbook.file;

import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.Actions;
import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.Condition;
import dev.millrace.remediation.action.Scope;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.runbook.file.RunbookFile.PlannedStep;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.remediation.AgreedContent;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.understanding.Risk;
import dev.millrace.tickets.yaml.InvalidYaml;
import dev.millrace.tickets.yaml.YamlPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import reactor.core.publisher.Mono;

/// Reads runbook files: first by their schema, then by what names, conditions and arguments mean.
public final class RunbookParser {
    private static final int LONGEST = 256;

    private final RunbookSchema schema = new RunbookSchema();
    private final Actions actions;
    private final Judgement judgement;
    private final Authority authority;
    private final Agreement agreement;

    /// For files that are only looked at: what they make never runs.
    public RunbookParser(Actions actions) {
        this(
                actions,
                Judgement.AS_ASKED,
                anyRequest -> Mono.just(Optional.of("the runbook was read to be looked at")),
                Agreement.UNASKED);
    }

    /// @param actions that files may name
    /// @param judgement asked before each step of a run what policy says of it now
    /// @param authority asked before each step of a run
    /// @param agreement asked before each step of a run that does not begin with a step which asks itself
    public RunbookParser(Actions actions, Judgement judgement, Authority authority, Agreement agreement) {
        this.actions = actions;
        this.judgement = judgement;
        this.authority = authority;
        this.agreement = agreement;
    }

    /// Reads one file.
    ///
    /// @param name the file's name, for complaints
    public RunbookFile parse(String name, String text) throws InvalidRunbook {
        YamlPart file;
        try {
            file = YamlPart.read(name, text);
            List<String> complaints = schema.complaints(file);
            if (!complaints.isEmpty()) {
                throw new InvalidRunbook(complaints);
            }
        } catch (InvalidYaml e) {
            throw new InvalidRunbook(List.of(String.valueOf(e.getMessage())));
        }
        return new Reading(name, file, AgreedContent.ofPlan(text)).read();
    }

    /// The action whose target is a group that the requester is to be a member of.
    private static final String LOCATES_GROUP = "directory.locate-membership";
    /// The actions that ask themselves whether those who agreed still may.
    private static final Set<String> ASKS = Set.of("directory.locate-account", LOCATES_GROUP);

    /// One file on its way, with all that is wrong with it.
    private final class Reading {
        private final String name;
        private final YamlPart file;
        private final String plan;
        private final List<String> complaints = new ArrayList<>();
        private @Nullable Action last;
        private Subject subject = Subject.REQUESTER;

        Reading(String name, YamlPart file, String plan) {
            this.name = name;
            this.file = file;
            this.plan = plan;
        }

        RunbookFile read() throws InvalidRunbook {
            Map<String, Map<String, Template>> failures = new HashMap<>();
            List<Parameter> parameters = parameters();
            Admission admission = new Admission(
                    risk(), assurance(), approvers(), plan, parameters, judgement, authority, agreement());
            SortedSet<String> names = admission.names();
            if (parameters.stream().anyMatch(Parameter::isTargetAccount)) {
                subject = Subject.ACCOUNT;
            }
            Scope request = Scope.of(names);
            Scope scope = request;
            List<PlannedStep> steps = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (YamlPart part : file.required("steps").items()) {
                try {
                    YamlPart stepName = part.required("name");
                    if (!taken.add(stepName.text())) {
                        throw stepName.complaint("two steps are named '" + stepName.text() + "'");
                    }
                    scope = scope.with(step(part, scope, admission, steps));
                    if (part.find("failed").isPresent()) {
                        failures.put(stepName.text(), told(part, "failed", request));
                    }
                } catch (InvalidYaml e) {
                    complaints.add(String.valueOf(e.getMessage()));
                }
            }
            return finish(names, steps, scope, request, failures);
        }

        /// What stands before a step that asks was done before it asked, and one that may be left out asks nobody then.
        private Authority agreement() {
            YamlPart first = file.required("steps").items().getFirst();
            boolean asks = first.find("when").isEmpty()
                    && ASKS.contains(first.required("action").text());
            return asks ? anyRequest -> Mono.just(Optional.empty()) : request -> agreement.objection(request, subject);
        }

        private RunbookFile finish(
                SortedSet<String> parameters,
                List<PlannedStep> steps,
                Scope scope,
                Scope request,
                Map<String, Map<String, Template>> failures)
                throws InvalidRunbook {
            if (!complaints.isEmpty()) {
                throw new InvalidRunbook(complaints);
            }
            try {
                return new RunbookFile(
                        name,
                        file.required("id").text(),
                        file.required("title").text(),
                        risk(),
                        approvers(),
                        subject,
                        plan,
                        parameters,
                        steps,
                        file.required("summary").value(text -> Template.of(text, scope)),
                        told(file, "told", scope),
                        new ToldFailure(told(file, "failed", request), failures));
            } catch (InvalidYaml e) {
                throw new InvalidRunbook(List.of(String.valueOf(e.getMessage())));
            }
        }

        private Set<String> step(YamlPart part, Scope scope, Admission admission, List<PlannedStep> steps) {
            YamlPart wanted = part.required("action");
            Action action = actions.find(wanted.text())
                    .orElseThrow(() -> wanted.complaint(
                            "'%s' is no action; there are %s".formatted(wanted.text(), actions.names())));
            if (last != null) {
                throw wanted.complaint("no step may come after '%s': %s"
                        .formatted(last.name(), last.whyLast().orElse("")));
            }
            last = action.whyLast().isPresent() ? action : null;
            Map<String, YamlPart> with =
                    part.find("with").map(YamlPart::entries).orElse(Map.of());
            Action.Plan plan = action.plan(new Arguments(part, with, scope));
            Planned planned = new Planned(
                    part.required("name").text(),
                    part.find("when").map(when -> when.value(Condition::ofRun)).orElse(null),
                    part.find("limit")
                            .map(limit -> limit.value(DurationStyle::detectAndParse))
                            .orElse(null),
                    part.find("settling")
                            .map(settling -> settling.value(DurationStyle::detectAndParse))
                            .orElse(null),
                    admission);
            steps.add(new PlannedStep(planned, action.name(), plan.maker()));
            if (action.name().equals(LOCATES_GROUP)) {
                subject = Subject.MEMBER;
            }
            // A step that is left out finds nothing: later templates must not rest on it.
            return planned.when() == null ? plan.finds() : Set.of();
        }

        private List<Parameter> parameters() {
            List<Parameter> parameters = new ArrayList<>();
            file.find("parameters").map(YamlPart::entries).orElse(Map.of()).forEach((parameter, part) -> {
                try {
                    parameters.add(parameter(parameter, part));
                } catch (InvalidYaml e) {
                    complaints.add(String.valueOf(e.getMessage()));
                }
            });
            return parameters;
        }

        private Risk risk() {
            return constant(Risk.class, file.required("risk").text());
        }

        private Assurance assurance() {
            return file.find("assurance")
                    .map(part -> constant(Assurance.class, part.text()))
                    .orElse(Assurance.DOMAIN_VERIFIED);
        }

        private Set<Consent> approvers() {
            return file.find("approvers").map(YamlPart::items).orElse(List.of()).stream()
                    .map(part -> constant(Consent.class, part.text()))
                    .collect(Collectors.toSet());
        }

        private static Map<String, Template> told(YamlPart part, String field, Scope scope) {
            Map<String, Template> told = new HashMap<>();
            part.find(field)
                    .map(YamlPart::entries)
                    .orElse(Map.of())
                    .forEach((language, text) -> told.put(language, text.value(words -> Template.of(words, scope))));
            return told;
        }
    }

    private static Parameter parameter(String name, YamlPart part) {
        return new Parameter(
                name,
                constant(Parameter.Type.class, part.required("type").text()),
                part.find("required").map(value -> value.text().equals("true")).orElse(true),
                part.find("max-length")
                        .map(value -> value.value(Integer::valueOf))
                        .orElse(LONGEST),
                part.find("pattern").map(value -> value.value(Pattern::compile)).orElse(null),
                part.find("choices").map(YamlPart::items).orElse(List.of()).stream()
                        .map(YamlPart::text)
                        .toList(),
                part.find("min").map(value -> value.value(Long::valueOf)).orElse(Long.MIN_VALUE),
                part.find("max").map(value -> value.value(Long::valueOf)).orElse(Long.MAX_VALUE));
    }

    /// A word of the file, which the schema has let through.
    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
