package dev.millrace.topology.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Which policy is whose, and which rules hold.
class DeskSettingsTest {
    @ParameterizedTest
    @CsvSource({"acme, acme", "[example.org], example.org"})
    void shouldNameThePoliciesOfTenants(String written, String tenant) {
        StandardEnvironment environment = environment(written);
        DeskSettings.demandServed(environment);
        assertThat(Binder.get(environment)
                        .bind("millrace.desk", DeskSettings.class)
                        .get()
                        .policyFiles())
                .isEqualTo(Map.of(tenant, Path.of("own.yaml")));
    }

    @ParameterizedTest
    @CsvSource({"acm, acm", "example.org, example", "[example.com], example.com"})
    void shouldNotStartWithAPolicyOfATenantThatThereIsNot(String written, String taken) {
        StandardEnvironment environment = environment(written);
        assertThatThrownBy(() -> DeskSettings.demandServed(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "millrace.desk.tenants.%s: millrace.tenants has no tenant '%s', but [acme, example.org];"
                                + " a name with a dot is written millrace.desk.tenants.[acme.example]",
                        taken, taken);
    }

    @Test
    void shouldStartWithNoneOfATenantsOwn() {
        DeskSettings.demandServed(new StandardEnvironment());
    }

    @Test
    void shouldNotStartWithRulesThatAreWrong(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rules.yaml");
        Files.writeString(file, "rules:\n- hypothesis: x\n  category: nonsense\n  runbook: none\n  risk: low\n");
        DeskSettings settings = new Binder(
                        new MapConfigurationPropertySource(Map.of("millrace.desk.rules-file", file.toString())))
                .bind("millrace.desk", DeskSettings.class)
                .get();

        assertThatThrownBy(() -> new StreamConfiguration().enrichment(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file + ":3: 'nonsense'");
    }

    private static StandardEnvironment environment(String tenant) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "settings",
                        Map.of(
                                "millrace.tenants",
                                "acme,example.org",
                                "millrace.desk.tenants.%s.policy-file".formatted(tenant),
                                "own.yaml")));
        return environment;
    }
}
