package dev.millrace.intake.email.sender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.Mails;
import dev.millrace.intake.email.header.MailAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTricksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            anna@acme.example       | Anna
            anna@acme.example       |
            ANNA@ACME.EXAMPLE       | Anna
            anna@mail.acme.example  | Anna
            anna@private.example    | Anna
            anna@private.example    | anna@private.example
            anna@private.example    | "anna@private.example"
            anna@private.example    | 'anna@private.example'
            anna@private.example    | [anna@private.example]
            anna@acme.example       | Anna Keller (anna@acme.example)
            anna@acme.example       | Keller, Anna @ Acme
            anna@private.example    | Anna @work
            anna@acme-tools.test    | Anna
            anna@example            | Anna
            anna@max.example.org    | Anna
            jürgen@müller.test      | Jürgen
            anna@xn--mller-kva.test | Anna
            """)
    void shouldAccuseNobodyWhoIsWhatHeSeems(String address, String name) {
        assertThat(flags(address, name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            eve@evil.example        | ben@acme.example
            eve@evil.example        | Ben (ben@acme.example)
            x@evil.example          | support@acme.example
            x@evil.example          | "support@acme.example"
            x@evil.example          | 'support@acme.example'
            x@evil.example          | <support@acme.example>
            x@evil.example          | Support <support@acme.example>
            x@evil.example          | Support [support@acme.example]
            x@evil.example          | support@acme.example via Helpdesk
            x@evil.example          | SUPPORT@ACME.EXAMPLE
            x@evil.example          | mailto:support@acme.example
            x@evil.example          | support＠acme.example
            x@evil.example          | support@acme．example
            x@evil.example          | support﹫acme.example
            x@evil.example          | support @ acme.example
            x@evil.example          | sup\u200bport@acme.example
            x@evil.example          | support@\u200bacme.example
            x@evil.example          | support@acme.example.
            x@gmail.test            | frank@acme.example
            eve@evil.example        | eve@evil.example ben@acme.example
            eve@evil.example        | ben@acme.example (eve@evil.example)
            """)
    void shouldNoticeANameThatIsAnotherAddress(String address, String name) {
        assertThat(flags(address, name)).containsExactly("display-name-address");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ben@acrne.example
            ben@аcme.example
            ben@acmе.example
            ben@асме.example
            ben@xn--cme-5cd.example
            ben@XN--CME-5CD.example
            ben@acmee.example
            ben@acm.example
            ben@acme.exampl
            ben@acme.exarnple
            ben@acme.examp1e
            ben@acme.exampIe
            ben@acne.example
            ben@amce.example
            ben@acme-example.test
            ben@acme-example.com
            ben@acme.example.test
            ben@acme.example.evil.test
            ben@acme.example-support.test
            ben@acme.ехample
            ben@ａcme.example
            ben@acmé.example
            ben@acme.example.
            ben@support.acme.example.evil.test
            """)
    void shouldNoticeADomainThatLooksLikeOurs(String address) {
        assertThat(flags(address, "Ben")).containsExactly("look-alike-domain");
    }

    @Test
    void shouldNoticeBothAtOnce() {
        assertThat(flags("x@acrne.example", "support@acme.example"))
                .containsExactly("display-name-address", "look-alike-domain");
    }

    /// The part before the last `@` may hold anything.
    @Test
    void shouldNoticeAnAddressWithinAnAddress() {
        assertThat(flags("\"support@acme.example\"@evil.test", null)).containsExactly("display-name-address");
        assertThat(flags("support@acme.example@evil.test", null)).containsExactly("display-name-address");
    }

    @Test
    @Timeout(5)
    void shouldBeLinearInHostileNames() {
        for (String part : List.of("a@", "@", "a", ".", "xn--", "а")) {
            assertThat(flags("x@evil.example", part.repeat(50_000))).hasSizeLessThanOrEqualTo(1);
            assertThat(flags("x@" + part.repeat(20_000), "Eve")).hasSizeLessThanOrEqualTo(2);
        }
    }

    private static List<String> flags(String address, String name) {
        return SenderTricks.flags(new MailAddress(address, name), Mails.CONTEXT);
    }
}
