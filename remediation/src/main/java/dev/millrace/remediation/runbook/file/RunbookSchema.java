package dev.millrace.remediation.runbook.file;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.yaml.YamlPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The published JSON Schema of runbook files.
final class RunbookSchema {
    private static final String RESOURCE = "runbook.schema.json";

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text());

    /// The schema itself.
    static String text() {
        try (InputStream in = Objects.requireNonNull(RunbookSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What does not fit, each with file and line.
    List<String> complaints(YamlPart file) {
        Object plain = file.plain();
        if (plain == null) {
            return List.of(file.place() + ": expected entries, found nothing");
        }
        return schema.validate(Json.text(plain), InputFormat.JSON).stream()
                .map(error -> complaint(file, error))
                .distinct()
                .toList();
    }

    private static String complaint(YamlPart file, Error error) {
        return find(file, error.getInstanceLocation()).place() + ": " + error.getMessage();
    }

    private static YamlPart find(YamlPart file, NodePath path) {
        YamlPart part = file;
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            part = element instanceof Integer index ? part.items().get(index) : part.required(String.valueOf(element));
        }
        return part;
    }
}
