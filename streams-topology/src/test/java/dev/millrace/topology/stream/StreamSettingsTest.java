package dev.millrace.topology.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StreamSettingsTest {
    @ParameterizedTest
    @CsvSource({"threads, 0", "standby-replicas, -1", "memory, 0", "commit-interval, 0s", "close-timeout, -1s"})
    void shouldEndTheStartWithTheNameOfWhatMakesNoSense(String name, String value) {
        String property = "millrace.stream." + name;
        Binder settings = new Binder(new MapConfigurationPropertySource(Map.of(property, value)));

        assertThatThrownBy(() -> settings.bindOrCreate("millrace.stream", StreamSettings.class))
                .hasStackTraceContaining(property + " must ");
    }
}
