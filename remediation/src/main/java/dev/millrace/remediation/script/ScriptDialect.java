package dev.millrace.remediation.script;

import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.NotConfigured;
import dev.millrace.remediation.dialogue.Dialect;
import dev.millrace.remediation.dialogue.Exchange;
import dev.millrace.remediation.dialogue.Words;
import dev.millrace.tickets.yaml.YamlPart;
import java.util.Map;
import java.util.Set;

/// How calls of programs are written in runbook files: by their arguments, each a template of its own.
///
/// @param programs those that are configured, by name
public record ScriptDialect(Map<String, Script> programs) implements Dialect<Words>, AutoCloseable {
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
    public Words call(Arguments arguments, YamlPart part, boolean changing) {
        return new Words(arguments.templates(part.required("args")));
    }

    @Override
    public Exchange<Words> exchange(String system) throws NotConfigured {
        Script found = programs.get(system);
        if (found == null) {
            throw new NotConfigured(
                    "the script '" + system + "'", "millrace.remediation.scripts.programs." + system + ".command");
        }
        return found;
    }

    @Override
    public void close() {
        programs.values().forEach(Script::close);
    }
}
