package dev.millrace.remediation.runbook.file;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.yaml.YamlPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// The published JSON Schema of runbook files.
final class RunbookSchema {
    private static final String RESOURCE = "runbook.schema.json";

    private final String text = text();
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text);
    private final JsonNode tree = Json.read(text, JsonNode.class);

    /// The schema itself.
    static String text() {
        try (InputStream in = Objects.requireNonNull(RunbookSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What does not fit, each with file, line and field, in the order of the lines.
    List<String> complaints(YamlPart file) {
        Object plain = file.plain();
        if (plain == null) {
            return List.of(file.place() + ": expected entries, found nothing");
        }
        return schema.validate(Json.text(plain), InputFormat.JSON).stream()
                .map(error -> SchemaComplaint.of(file, error, tree))
                .sorted(Comparator.comparingInt(SchemaComplaint::line))
                .map(SchemaComplaint::text)
                .distinct()
                .toList();
    }
}
