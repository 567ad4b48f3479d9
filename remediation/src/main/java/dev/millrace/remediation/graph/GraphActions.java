package dev.millrace.remediation.graph;

import dev.millrace.remediation.action.Action;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.http.HttpDialect;
import java.util.List;
import java.util.Set;

/// What can be done by Microsoft Graph alone. The system is the HTTP system `graph`.
public record GraphActions(HttpDialect dialect) implements ActionSource {
    private static final String SYSTEM = "graph";

    @Override
    public List<Action> actions() {
        return List.of(new Action() {
            @Override
            public String name() {
                return "graph.remove-methods";
            }

            @Override
            public Plan plan(Arguments arguments) {
                Template user = arguments.only("user").template("user");
                return new Plan(Set.of(RemoveMethods.STAYING), () -> new RemoveMethods(dialect.system(SYSTEM), user));
            }
        });
    }
}
