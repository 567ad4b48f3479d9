package dev.millrace.tickets.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDomainTest {
    @ParameterizedTest
    @CsvSource({
        "anna@acme.example, support@acme.example, true",
        "anna@Acme.example, support@helpdesk.acme.example, true",
        "anna@it.acme.example, support@acme.example, true",
        "anna@it.acme.example, support@desk.acme.example, false",
        "anna@notacme.example, support@acme.example, false",
        "anna@acme.example.org, support@acme.example, false",
        "anna@example, support@acme.example, false",
        "anna@, support@acme.example, false",
    })
    void shouldKnowItsOwnHouse(String address, String desk, boolean same) {
        assertThat(MailDomain.areOfOneHouse(address, desk)).isEqualTo(same);
        assertThat(MailDomain.areOfOneHouse(desk, address)).isEqualTo(same);
    }
}
