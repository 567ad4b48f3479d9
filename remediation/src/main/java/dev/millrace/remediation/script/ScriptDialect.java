package dev.millrace.remediation.script;

import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.NotConfigured;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.exchange.Dialect;
import dev.millrace.remediation.exchange.Exchange;
import dev.millrace.tickets.yaml.YamlPart;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How calls of programs are written in runbook files: by their arguments, each a template of its own.
///
/// @param programs those that are configured, by name
public record ScriptDialect(Map<String, Script> programs) implements Dialect<List<Template>> {
    public ScriptDialect {
        programs = Map.copyOf(programs);
    }

    @Override
    public String name() {
        return "script";
    }

    @Override
    public String systemKey() {
        return "script";
    }

    @Override
    public Set<String> keys() {
        return Set.of("args");
    }

    @Override
    public List<Template> call(Arguments arguments, YamlPart part, boolean changing) {
        return arguments.templates(part.required("args"));
    }

    @Override
    public Exchange<List<Template>> exchange(String system) throws NotConfigured {
        Script found = programs.get(system);
        if (found == null) {
            throw new NotConfigured(
                    "the script '" + system + "'", "millrace.remediation.scripts.programs." + system + ".command");
        }
        return found;
    }
}
