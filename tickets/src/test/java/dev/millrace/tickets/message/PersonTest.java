package dev.millrace.tickets.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {
    @ParameterizedTest
    @CsvSource({
        "Ben@acme.example,          b…@acme.example",
        "b@acme.example,            …@acme.example",
        "öz@acme.example,           ö…@acme.example",
        "'\"a@b\"@acme.example',    '\"…@acme.example'",
        "admin,                     …",
    })
    void shouldShowEnoughOfAnAddressForWhoHasIt(String address, String shown) {
        assertThat(new Person(address, "Ben Okafor").masked()).isEqualTo(shown);
    }
}
