package dev.millrace.remediation.runbook.file;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.millrace.tickets.yaml.YamlPart;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What the schema does not take, in the words of whoever writes a runbook.
///
/// @param line where it stands
/// @param text `file:line: field: expected …, found …`
record SchemaComplaint(int line, String text) {
    private static final int LONGEST = 60;
    private static final Collector<CharSequence, ?, String> LIST = Collectors.joining(", ");

    /// @param schema the schema itself, which tells the entries that there may be
    static SchemaComplaint of(YamlPart file, Error error, JsonNode schema) {
        YamlPart part = file;
        YamlPart place = file;
        StringBuilder field = new StringBuilder();
        NodePath path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            if (path.getElement(i) instanceof Integer index) {
                part = part.items().get(index);
                place = part;
                field.append('[').append(index).append(']');
            } else {
                String name = path.getName(i);
                place = part.key(name).orElse(part);
                part = part.required(name);
                append(field, name);
            }
        }
        if (error.getProperty() != null) {
            place = part.key(error.getProperty()).orElse(place);
            append(field, error.getProperty());
        }
        return new SchemaComplaint(
                place.line(),
                "%s: %sexpected %s, found %s"
                        .formatted(
                                place.place(),
                                field.isEmpty() ? "" : field + ": ",
                                expected(error, schema),
                                found(error, part)));
    }

    private static void append(StringBuilder field, String name) {
        field.append(field.isEmpty() ? "" : ".").append(name);
    }

    private static String expected(Error error, JsonNode schema) {
        return switch (error.getKeyword()) {
            case "type" -> kind(error.getArguments()[1]);
            case "enum" ->
                "one of "
                        + error.getSchemaNode()
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(LIST);
            case "pattern" -> "a match of " + error.getArguments()[0];
            case "propertyNames" -> "another name, for it " + error.getArguments()[1];
            case "required" -> "a value";
            case "dependentRequired" -> "'%s' beside it".formatted(error.getArguments()[0]);
            case "additionalProperties" -> "one of " + entries(error, schema);
            case "minLength", "maxLength" -> bound(error) + " characters";
            case "minItems", "maxItems" -> bound(error) + " items";
            case "minimum", "maximum" -> bound(error);
            case "uniqueItems" -> "no item twice";
            default -> "something else (%s)".formatted(error.getMessage());
        };
    }

    private static String bound(Error error) {
        return (error.getKeyword().startsWith("min") ? "at least " : "at most ") + error.getArguments()[0];
    }

    /// The names beside the keyword that lets no others be.
    private static String entries(Error error, JsonNode schema) {
        NodePath object = error.getSchemaLocation().getFragment().getParent();
        return String.join(", ", schema.at(object + "/properties").propertyNames());
    }

    private static String found(Error error, YamlPart part) {
        return switch (error.getKeyword()) {
            case "required", "dependentRequired" -> "nothing";
            case "additionalProperties", "propertyNames" -> "'%s'".formatted(error.getProperty());
            default -> found(error.getInstanceNode(), part);
        };
    }

    private static String found(JsonNode value, YamlPart part) {
        return switch (value.getNodeType()) {
            case NULL -> "nothing";
            case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
            case OBJECT -> "entries";
            case STRING -> "'%s'".formatted(shortened(part.text()));
            case BOOLEAN -> "'%s', which YAML takes for a yes or no".formatted(part.text());
            case NUMBER -> "the number " + part.text();
            case BINARY, MISSING, POJO -> "'%s'".formatted(value);
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String kind(Object type) {
        return switch (String.valueOf(type)) {
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "entries";
            default -> String.valueOf(type);
        };
    }
}
