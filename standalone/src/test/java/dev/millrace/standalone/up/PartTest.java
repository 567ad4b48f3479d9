package dev.millrace.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.standalone.demo.DemoSettings;
import dev.millrace.standalone.files.LoopbackPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PartTest {
    @TempDir
    private Path data;

    @Test
    void shouldBeEmbeddedWhereNothingElseIsConfigured() {
        assertThat(Part.embedded(new StandardEnvironment())).containsExactly(Part.values());
    }

    @Test
    void shouldGiveWayToWhatTheEnvironmentNames() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "variables-systemEnvironment",
                        Map.of(
                                "SPRING_KAFKA_BOOTSTRAPSERVERS", "kafka.acme.example:9092",
                                "MILLRACE_INTAKE_EMAIL_MAILBOXES_0_HOST", "imap.acme.example")));

        assertThat(Part.embedded(environment)).containsExactly(Part.DATABASE, Part.DIRECTORY);
    }

    @Test
    void shouldGiveWayToWhatASystemPropertyNames() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "properties",
                        Map.of(
                                "spring.r2dbc.url", "r2dbc:postgresql://db.acme.example/desk",
                                "millrace.remediation.directory.url", "ldaps://ldap.acme.example")));

        assertThat(Part.embedded(environment)).containsExactly(Part.BROKER, Part.MAIL);
    }

    @Test
    void shouldLeaveNoTraceWhereItGaveWay() throws Exception {
        var options =
                new UpOptions(data, LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free());
        DemoSettings demo = DemoSettings.prepare(data).with("kafka.bootstrap", "127.0.0.1:1");

        try (Parts parts = Parts.start(data, options, demo, EnumSet.of(Part.DIRECTORY))) {
            parts.noteIn(demo);

            assertThat(data.resolve("kafka")).doesNotExist();
            assertThat(Files.isDirectory(data.resolve("directory"))).isTrue();
            assertThat(demo.values()).doesNotContainKey("kafka.bootstrap").containsKey("ldap.url");
            assertThat(new RoomSettings(data, options, demo, parts).asMap().keySet())
                    .contains("millrace.remediation.directory.url")
                    .noneMatch(key -> key.startsWith("spring.kafka") || key.startsWith("spring.r2dbc"))
                    .noneMatch(key -> key.startsWith("millrace.intake.email") || key.startsWith("millrace.notifier"));
        }
    }
}
