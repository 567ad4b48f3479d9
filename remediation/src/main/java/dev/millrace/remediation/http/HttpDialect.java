package dev.millrace.remediation.http;

import dev.millrace.remediation.action.Arguments;
import dev.millrace.remediation.action.NotConfigured;
import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.dialogue.Dialect;
import dev.millrace.remediation.dialogue.Exchange;
import dev.millrace.tickets.yaml.YamlPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How HTTP requests are written in runbook files.
///
/// @param systems those that are configured, by name
public record HttpDialect(Map<String, HttpSystem> systems) implements Dialect<HttpCall> {
    private static final Set<String> READING = Set.of("GET", "POST");
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    public HttpDialect {
        systems = Map.copyOf(systems);
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String systemKey() {
        return "system";
    }

    @Override
    public Set<String> keys() {
        return Set.of("method", "path", "query", "body");
    }

    @Override
    public HttpCall call(Arguments arguments, YamlPart part, boolean changing) {
        Set<String> methods = changing ? CHANGING : READING;
        String method = part.find("method").map(YamlPart::text).orElse(changing ? "POST" : "GET");
        if (!methods.contains(method)) {
            throw part.required("method").complaint("'%s' is none of %s".formatted(method, methods));
        }
        YamlPart path = part.required("path");
        if (!path.text().startsWith("/") || path.text().contains("..")) {
            throw path.complaint("a path begins with '/' and has no '..'");
        }
        Map<String, Template> query = new LinkedHashMap<>();
        part.find("query")
                .map(YamlPart::entries)
                .orElse(Map.of())
                .forEach((name, value) -> query.put(name, arguments.template(value)));
        return new HttpCall(
                method,
                arguments.template(path),
                query,
                part.find("body").map(body -> body(arguments, body)).orElse(null));
    }

    @Override
    public Exchange<HttpCall> exchange(String system) throws NotConfigured {
        return system(system);
    }

    /// The system of that name.
    public HttpSystem system(String system) throws NotConfigured {
        HttpSystem found = systems.get(system);
        if (found == null) {
            throw new NotConfigured(
                    "the system '" + system + "'", "millrace.remediation.http.systems." + system + ".url");
        }
        return found;
    }

    private static HttpCall.Body body(Arguments arguments, YamlPart part) {
        if (part.isMapping()) {
            return new HttpCall.Body.Fields(part.entries().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            field -> body(arguments, field.getValue()),
                            (one, other) -> one,
                            LinkedHashMap::new)));
        }
        if (part.isList()) {
            List<HttpCall.Body> items =
                    part.items().stream().map(item -> body(arguments, item)).toList();
            return new HttpCall.Body.Items(items);
        }
        return part.plain() instanceof String
                ? new HttpCall.Body.Text(arguments.template(part))
                : new HttpCall.Body.Plain(part.plain());
    }
}
