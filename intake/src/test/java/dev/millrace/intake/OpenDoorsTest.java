package dev.millrace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.access.OpenDoors;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.yaml.snakeyaml.Yaml;

class OpenDoorsTest {
    @Test
    void shouldStandInTheDescriptionAsOpen() throws IOException {
        Map<String, Map<String, Map<String, Object>>> paths = paths();
        List<OpenDoors.Door> doors = new IntakeConfiguration().intakeDoors().doors();

        assertThat(doors)
                .isNotEmpty()
                .filteredOn(door -> !door.method().equals(HttpMethod.HEAD))
                .allSatisfy(door -> assertThat(paths.get(door.pattern()))
                        .as("%s %s", door.method(), door.pattern())
                        .extractingByKey(door.method().name().toLowerCase(Locale.ROOT))
                        .satisfies(operation -> assertThat(operation).containsEntry("security", List.of())));
    }

    private static Map<String, Map<String, Map<String, Object>>> paths() throws IOException {
        try (InputStream file = OpenDoorsTest.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Map<String, Map<String, Map<String, Object>>>> api =
                    new Yaml().load(Objects.requireNonNull(file, "openapi.yaml"));
            return Objects.requireNonNull(api.get("paths"));
        }
    }
}
