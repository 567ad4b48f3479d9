package dev.millrace.intake.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTricksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            anna@acme.example       | Anna                | []
            anna@acme.example       |                     | []
            anna@mail.acme.example  | Anna                | []
            anna@private.example    | Anna                | []
            anna@private.example    | anna@private.example | []
            eve@evil.example        | ben@acme.example    | [display-name-address]
            eve@evil.example        | Ben (ben@acme.example) | [display-name-address]
            ben@acrne.example       | Ben                 | [look-alike-domain]
            ben@аcme.example        | Ben                 | [look-alike-domain]
            ben@xn--cme-5cd.example | Ben                 | [look-alike-domain]
            ben@acmee.example       | Ben                 | [look-alike-domain]
            ben@acme-example.test   | Ben                 | [look-alike-domain]
            ben@acme.example.test   | Ben                 | [look-alike-domain]
            """)
    void shouldNoticeSendersThatWantToBeTakenForOthers(String address, String name, String flags) {
        List<String> found = SenderTricks.flags(new MailAddress(address, name), Mails.CONTEXT);

        assertThat(found).hasToString(flags);
    }
}
