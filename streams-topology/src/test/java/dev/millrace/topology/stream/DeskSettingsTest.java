package dev.millrace.topology.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeskSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "approval-ttl, 0s",
        "approval-ttl, -3d",
        "acknowledge-after, 0s",
        "close-after, -7d",
        "reopen-closed-within, -1s"
    })
    void shouldEndTheStartWithTheNameOfWhatMakesNoSense(String name, String value) {
        String property = "millrace.desk." + name;
        assertThatThrownBy(() -> bind(Map.of(property, value))).hasStackTraceContaining(property + " must ");
    }

    @Test
    void shouldEndTheStartWhereAMailboxIsThereTwice() {
        Map<String, String> twice = Map.of(
                "millrace.desk.mailboxes[0].address", "support@acme.example",
                "millrace.desk.mailboxes[1].address", "Support@acme.example");
        assertThatThrownBy(() -> bind(twice))
                .hasStackTraceContaining("millrace.desk.mailboxes[].address names Support@acme.example twice");
    }

    private static void bind(Map<String, String> properties) {
        new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("millrace.desk", DeskSettings.class);
    }
}
