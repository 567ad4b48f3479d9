package dev.millrace.remediation.action;

import dev.millrace.remediation.runbook.Run;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The names that a step's templates may use: what every run has, the runbook's parameters, and what earlier
/// steps find.
///
/// @param names in all
public record Scope(Set<String> names) {
    private static final Set<String> OF_EVERY_RUN =
            Set.of("target", "tenant", "ticket", "run", "language", "requester", "requester.name", "consent-by");
    private static final String PARAMETER = "parameters.";

    public Scope {
        names = Set.copyOf(names);
    }

    /// What a runbook's first step may use.
    public static Scope of(Set<String> parameters) {
        Set<String> names = new HashSet<>(OF_EVERY_RUN);
        parameters.forEach(name -> names.add(PARAMETER + name));
        return new Scope(names);
    }

    /// What the next step may use, beside what an earlier one finds.
    public Scope with(Set<String> found) {
        Set<String> all = new HashSet<>(names);
        all.addAll(found);
        return new Scope(all);
    }

    boolean knows(String name) {
        return names.contains(name);
    }

    SortedSet<String> sorted() {
        return new TreeSet<>(names);
    }

    /// A name's value in a run; empty text where an optional one has none.
    static String value(String name, Run run) {
        return switch (name) {
            case "target" -> run.request().target().strip();
            case "tenant" -> run.request().tenant();
            case "ticket" -> run.request().ticket().toString();
            case "run" -> run.request().runId();
            case "language" -> run.request().language();
            case "requester" -> run.request().requester().address();
            case "requester.name" -> orEmpty(run.request().requester().name());
            case "consent-by" ->
                run.request().consentBy() == null
                        ? ""
                        : run.request().consentBy().address();
            default ->
                name.startsWith(PARAMETER)
                        ? orEmpty(run.request().parameters().get(name.substring(PARAMETER.length())))
                        : run.fact(name);
        };
    }

    /// What conditions see.
    static Map<String, Object> variables(Run run) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("target", value("target", run));
        variables.put("run", run.request().runId());
        variables.put("tenant", value("tenant", run));
        variables.put("language", value("language", run));
        variables.put("requester", value("requester", run));
        variables.put("assurance", run.request().assurance().name());
        variables.put("parameters", run.request().parameters());
        variables.put("facts", run.facts());
        return variables;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
