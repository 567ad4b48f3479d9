package dev.millrace.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

    private final Map<?, ?> api = read();

    @Test
    void shouldSayWhatEachOperationAnswers() {
        at("#/paths")
                .forEach((path, item) -> ((Map<?, ?>) item).forEach((method, operation) -> {
                    if (METHODS.contains(String.valueOf(method))) {
                        Map<?, ?> responses = (Map<?, ?>) ((Map<?, ?>) operation).get("responses");
                        assertThat(responses)
                                .as("responses of %s %s", method, path)
                                .isNotEmpty();
                        assertThat(responses.keySet())
                                .allMatch(status -> String.valueOf(status).matches("[1-5]\\d\\d"));
                    }
                }));
    }

    @Test
    void shouldReferToWhatIsThere() {
        assertThat(references(api))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(at(reference)).as(reference).isNotNull());
    }

    private static List<String> references(Object part) {
        List<String> found = new ArrayList<>();
        if (part instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if ("$ref".equals(key)) {
                    found.add(String.valueOf(value));
                }
                found.addAll(references(value));
            });
        } else if (part instanceof List<?> list) {
            list.forEach(value -> found.addAll(references(value)));
        }
        return found;
    }

    private Map<?, ?> at(String pointer) {
        Object part = api;
        for (String name : pointer.substring(2).split("/", -1)) {
            part = ((Map<?, ?>) Objects.requireNonNull(part)).get(name);
        }
        return (Map<?, ?>) Objects.requireNonNull(part, pointer);
    }

    private static Map<?, ?> read() {
        try (InputStream file = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
            return new Yaml().load(Objects.requireNonNull(file, "openapi.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
