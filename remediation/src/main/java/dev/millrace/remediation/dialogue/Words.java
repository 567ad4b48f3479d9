package dev.millrace.remediation.dialogue;

import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.runbook.Run;
import java.util.List;

/// The words of a command, as files write them, each a template of its own.
public record Words(List<Template> templates) {
    public Words {
        templates = List.copyOf(templates);
    }

    /// One word stays one word, whatever its values hold, and none becomes an option.
    ///
    /// @param connector whose command it is
    /// @throws ConnectorRefused when a value cannot be passed on
    public List<String> render(String connector, Run run) {
        return templates.stream()
                .map(template -> render(connector, template, run))
                .toList();
    }

    private static String render(String connector, Template template, Run run) {
        String word = template.render(run);
        if (word.startsWith("-") && !template.toString().startsWith("-")) {
            throw new ConnectorRefused(connector, "a value that begins with '-' is not passed on", null);
        }
        if (word.indexOf('\0') >= 0) {
            throw new ConnectorRefused(connector, "a value that holds a NUL is not passed on", null);
        }
        return word;
    }
}
