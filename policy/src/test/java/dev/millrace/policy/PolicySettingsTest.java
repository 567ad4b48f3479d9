package dev.millrace.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Which policy is whose.
class PolicySettingsTest {
    @ParameterizedTest
    @CsvSource({"acme, acme", "[example.org], example.org"})
    void shouldNameThePoliciesOfTenants(String written, String tenant) {
        StandardEnvironment environment = environment(written);
        PolicySettings.demandServed(environment);
        assertThat(Binder.get(environment)
                        .bind("millrace.desk", PolicySettings.class)
                        .get()
                        .policyFiles())
                .isEqualTo(Map.of(tenant, Path.of("own.yaml")));
    }

    @ParameterizedTest
    @CsvSource({"acm, acm", "example.org, example", "[example.com], example.com"})
    void shouldNotStartWithAPolicyOfATenantThatThereIsNot(String written, String taken) {
        StandardEnvironment environment = environment(written);
        assertThatThrownBy(() -> PolicySettings.demandServed(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "millrace.desk.tenants.%s: millrace.tenants has no tenant '%s', but [acme, example.org];"
                                + " a name with a dot is written millrace.desk.tenants.[acme.example]",
                        taken, taken);
    }

    @Test
    void shouldStartWithNoneOfATenantsOwn() {
        PolicySettings.demandServed(new StandardEnvironment());
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
