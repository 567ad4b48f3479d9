package dev.millrace.remediation.graph;

import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.http.HttpDialect;
import dev.millrace.remediation.http.HttpSystem;
import dev.millrace.remediation.runbook.Change;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/// What can be done by Microsoft Graph alone. The system is the HTTP system `graph`.
public record GraphActions(HttpDialect dialect) implements ActionSource {
    private static final String SYSTEM = "graph";

    @Override
    public List<Action> actions() {
        return List.of(
                action("graph.remove-methods", "user", RemoveMethods.STAYING, RemoveMethods::new),
                action("graph.sync-device", "device", SyncDevice.BEFORE, SyncDevice::new));
    }

    /// @param argument the id of what it is done to
    /// @param finds a fact for later steps
    private Action action(String name, String argument, String finds, BiFunction<HttpSystem, Template, Change> maker) {
        return new Action() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Plan plan(Arguments arguments) {
                Template id = arguments.only(argument).template(argument);
                return new Plan(Set.of(finds), () -> maker.apply(dialect.system(SYSTEM), id));
            }
        };
    }
}
