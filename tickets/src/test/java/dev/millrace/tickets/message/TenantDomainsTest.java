package dev.millrace.tickets.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantDomainsTest {
    private final TenantDomains domains = new TenantDomains(
            Map.of("acme", List.of("acme.example", "acme.test"), "globex", List.of("Globex.example")));

    @ParameterizedTest
    @CsvSource({
        "globex, anna@acme.example,         acme",
        "globex, anna@acme.test,            acme",
        "globex, ' Anna@ACME.example ',     acme",
        "acme,   ben@globex.example,        globex",
        "acme,   ben@evil@globex.example,   globex",
        "other,  anna@acme.example,         acme",
        "acme,   anna@acme.example,         ",
        "globex, anna@mail.acme.example,    ",
        "globex, anna@mail.example,         ",
        "globex, anna,                      ",
    })
    void shouldKnowWhoseDomainAnAddressIsOf(String tenant, String address, String other) {
        assertThat(domains.other(tenant, address).orElse(null)).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "anna@acme.example", "*.acme.example"})
    void shouldSayWhatIsNoDomain(String domain) {
        assertThatThrownBy(() -> new TenantDomains(Map.of("acme", List.of(domain))))
                .hasMessage("domains of tenant acme: expected one such as acme.example, found '%s'", domain);
    }

    @Test
    void shouldNotGiveADomainToTwoTenants() {
        assertThatThrownBy(() ->
                        new TenantDomains(Map.of("acme", List.of("acme.example"), "globex", List.of("ACME.example"))))
                .hasMessageStartingWith("the domain acme.example is named for two tenants, ");
    }
}
