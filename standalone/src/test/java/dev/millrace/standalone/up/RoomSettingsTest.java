package dev.millrace.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.standalone.demo.DemoSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RoomSettingsTest {
    @TempDir
    private Path data;

    @Test
    void shouldListenWhereTheOptionSaysWhateverTheEnvironmentDoes() throws Exception {
        var options = new UpOptions(data, 18080, 13025, 13143, 19092);
        var parts = new Parts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var settings = new RoomSettings(data, options, DemoSettings.prepare(data), parts);
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "variables-systemEnvironment", Map.of("SERVER_PORT", "9090", "MILLRACE_TENANTS", "beta")));

        try (ConfigurableApplicationContext rooms = new SpringApplicationBuilder(Object.class)
                .environment(environment)
                .web(WebApplicationType.NONE)
                .properties(settings.asMap())
                .run(settings.asArguments())) {
            assertThat(rooms.getEnvironment().getProperty("server.port")).isEqualTo("18080");
            assertThat(rooms.getEnvironment().getProperty("millrace.tenants")).isEqualTo("beta");
        }
    }
}
