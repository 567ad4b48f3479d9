package dev.millrace.remediation.http;

import dev.millrace.remediation.action.Template;
import dev.millrace.remediation.runbook.Run;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request as a file has it.
///
/// @param body what is sent as JSON, if anything
record HttpCall(
        String method,
        Template path,
        Map<String, Template> query,
        @Nullable Body body) {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    HttpCall {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /// JSON with templates in its texts. Values become texts of JSON, whatever they hold.
    sealed interface Body {
        record Text(Template template) implements Body {}

        record Plain(@Nullable Object value) implements Body {}

        record Items(List<Body> items) implements Body {}

        record Fields(Map<String, Body> fields) implements Body {}
    }

    /// Path and query with each value percent-encoded (RFC 3986), so that it stays within its segment.
    String target(Run run) {
        String encoded = path.render(run, HttpCall::segment);
        return query.isEmpty()
                ? encoded
                : encoded
                        + query.entrySet().stream()
                                .map(field -> encode(field.getKey()) + "="
                                        + encode(field.getValue().render(run, encoding(field.getKey()))))
                                .collect(Collectors.joining("&", "?", ""));
    }

    /// Within a filter of OData (4.01, part 2, 5.1.1) a value stands in quotes, which are doubled.
    private static UnaryOperator<String> encoding(String field) {
        return field.equals("$filter") ? value -> value.replace("'", "''") : UnaryOperator.identity();
    }

    @Nullable
    Object json(Run run) {
        return body == null ? null : json(body, run);
    }

    private static @Nullable Object json(Body part, Run run) {
        return switch (part) {
            case Body.Text(Template template) -> template.render(run);
            case Body.Plain plain -> plain.value();
            case Body.Items(List<Body> items) ->
                items.stream().map(item -> json(item, run)).toList();
            case Body.Fields(Map<String, Body> fields) -> {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                fields.forEach((name, field) -> json.put(name, json(field, run)));
                yield json;
            }
        };
    }

    /// Dots alone would be taken for a step up even when encoded; no system has such a name.
    static String segment(String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("a value that stands in a path must not be empty or dots alone");
        }
        return encode(value);
    }

    private static String encode(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (UNRESERVED.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append("%%%02X".formatted(octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
