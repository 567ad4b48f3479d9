package dev.millrace.topology.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Which rules hold.
class DeskSettingsTest {
    @Test
    void shouldNotStartWithRulesThatAreWrong(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.writeString(file, "rules:\n- hypothesis: x\n  category: nonsense\n  runbook: none\n  risk: low\n");
        DeskSettings settings = new Binder(
                        new MapConfigurationPropertySource(Map.of("millrace.desk.rules-file", file.toString())))
                .bind("millrace.desk", DeskSettings.class)
                .get();

        assertThatThrownBy(() -> settings.enrichment(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file + ":3: 'nonsense'");
    }

    @Test
    void shouldNotStartWithARuleForARunbookThatIsNowhere(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), """
                cautions: []
                automatic: 'true'
                proposable: 'true'
                rules:
                - hypothesis: x
                  category: vpn
                  runbook: dance
                  target: device
                  risk: low
                """);
        Path runbooks = Files.createDirectory(folder.resolve("runbooks"));
        DeskSettings settings = new Binder(new MapConfigurationPropertySource(
                        Map.of("millrace.desk.rules-file", file.toString(), "millrace.desk.runbooks", "book-room")))
                .bind("millrace.desk", DeskSettings.class)
                .get();
        assertThatThrownBy(() -> settings.enrichment(runbooks))
                .hasMessageContaining(file + ":7: 'dance' is no runbook; there are [book-room, ");
        Files.writeString(runbooks.resolve("dance.yaml"), "id: dance\n");
        assertThat(settings.enrichment(runbooks)).isNotNull();
    }
}
