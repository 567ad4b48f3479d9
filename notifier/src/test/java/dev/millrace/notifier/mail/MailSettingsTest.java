package dev.millrace.notifier.mail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.notifier.Story;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MailSettingsTest {
    private static final String PREFIX = "millrace.notifier.mail";

    @ParameterizedTest
    @CsvSource({
        "connections, 0",
        "idle, 0s",
        "lease, -1s",
        "smtp.connect-within, 0s",
        "smtp.answer-within, -60s",
        "sent-copy.answer-within, 0s"
    })
    void shouldEndTheStartWithTheNameOfWhatMakesNoSense(String name, String value) {
        Binder settings = new Binder(new MapConfigurationPropertySource(Map.of(
                PREFIX + ".address",
                Story.DESK,
                PREFIX + ".sent-copy.address",
                "sent@acme.example",
                PREFIX + ".sent-copy.user",
                "sent",
                PREFIX + ".sent-copy.password",
                "secret",
                PREFIX + "." + name,
                value)));

        assertThatThrownBy(() -> settings.bind(PREFIX, MailSettings.class))
                .hasStackTraceContaining(PREFIX + "." + name + " must be ");
    }
}
