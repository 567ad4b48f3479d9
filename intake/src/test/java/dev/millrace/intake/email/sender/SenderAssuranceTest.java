package dev.millrace.intake.email.sender;

import static dev.millrace.intake.email.Mails.read;
import static dev.millrace.intake.email.Mails.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.intake.email.Mails;
import dev.millrace.intake.email.ParsedMail;
import dev.millrace.intake.email.receiving.MailboxContext;
import dev.millrace.tickets.message.Assurance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderAssuranceTest {
    private static final MailboxContext OF_MICROSOFT =
            new MailboxContext("acme", Mails.SUPPORT, "microsoft-365", List.of("acme.example"), Mails.THREADS);
    private static final String EXCHANGE =
            "Authentication-Results: spf=pass (sender IP is 203.0.113.5)\n smtp.mailfrom=acme.example; "
                    + "dkim=pass (signature was verified)\n header.d=acme.example;";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authentication-Results: mx.acme.example; spf=pass; dmarc=pass header.from=acme.example",
                "Authentication-Results: MX.acme.example 1; dkim=pass;\n dmarc=pass (p=reject; x) header.from=acme.example",
            })
    void shouldBelieveOurReceivingHost(String header) {
        assertThat(assurance(header)).isEqualTo(Assurance.DOMAIN_VERIFIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Nothing: special",
                "Authentication-Results: mx.evil.example; dmarc=pass",
                "Authentication-Results: mx.acme.example; dmarc=fail",
                "Authentication-Results: mx.acme.example; spf=pass (dmarc=pass; dmarc=pass)",
                "Authentication-Results: mx.acme.example; spf=pass reason=\"; dmarc=pass\"",
                "Authentication-Results: mx.acme.example; dmarc=fail\nAuthentication-Results: mx.acme.example; dmarc=pass",
                "Authentication-Results: mx.acme.example; none",
            })
    void shouldNotBelieveAnythingElse(String header) {
        assertThat(assurance(header)).isEqualTo(Assurance.CLAIMED);
    }

    @Test
    void shouldNotBelieveAMailWithSeveralAuthors() {
        String mail = withHeader("Authentication-Results: mx.acme.example; dmarc=pass")
                .replace("From: Anna", "From: eve@evil.example, Anna");

        assertThat(read(mail).mail().assurance()).isEqualTo(Assurance.CLAIMED);
    }

    @Test
    void shouldBelieveTheDemosOwnDomainOnlyWithoutResultsOfAHost() {
        MailboxContext demo = new MailboxContext("acme", Mails.SUPPORT, null, List.of("Acme.example"), Mails.THREADS);

        assertThat(read(withHeader(""), demo).mail().assurance()).isEqualTo(Assurance.DOMAIN_VERIFIED);
        assertThat(read(withHeader("").replace("anna@acme.example", "anna@acme.example.evil"), demo)
                        .mail()
                        .assurance())
                .isEqualTo(Assurance.CLAIMED);
        assertThat(read(withHeader("Authentication-Results: mx.other.example; dmarc=fail"), demo)
                        .mail()
                        .assurance())
                .isEqualTo(Assurance.CLAIMED);
    }

    /// A variable that is there and empty, as Compose passes one on, names no host.
    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void shouldBelieveNobodyWhereTheReceivingHostIsEmpty(String host) {
        MailboxContext unset = new MailboxContext("acme", Mails.SUPPORT, host, List.of(), Mails.THREADS);
        String forged = withHeader("Authentication-Results: \"\"; dmarc=pass header.from=acme.example");

        assertThat(read(forged, unset).mail().assurance()).isEqualTo(Assurance.CLAIMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"; dmarc=pass", "; dmarc=pass", " 1; dmarc=pass"})
    void shouldTakeNoNameForAName(String results) {
        assertThat(assurance("Authentication-Results: " + results)).isEqualTo(Assurance.CLAIMED);
    }

    private static Assurance assurance(String header) {
        return read(withHeader(header)).mail().assurance();
    }

    @Test
    void shouldFlagMailThatItsDomainDisowns() {
        List<String> failed = read(withHeader("Authentication-Results: mx.acme.example; spf=pass; dmarc=fail"))
                .mail()
                .flags();
        List<String> forged = read(withHeader("Authentication-Results: evil.example; dmarc=fail"))
                .mail()
                .flags();

        assertThat(failed).contains("dmarc-failed");
        assertThat(forged).doesNotContain("dmarc-failed");
    }

    @Test
    void shouldBelieveTheTopmostResultsOfOurHostOnly() {
        String ours = "Authentication-Results: mx.acme.example; dmarc=fail";
        String forged = "Authentication-Results: mx.acme.example; dmarc=pass";

        assertThat(read(withHeader(ours + "\n" + forged)).mail().assurance()).isEqualTo(Assurance.CLAIMED);
        assertThat(read(withHeader("Authentication-Results: mx.acme.example; dmarc=pass header.from=other.example"))
                        .mail()
                        .assurance())
                .isEqualTo(Assurance.CLAIMED);
        assertThat(read(withHeader("Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example"))
                        .mail()
                        .assurance())
                .isEqualTo(Assurance.DOMAIN_VERIFIED);
    }

    /// Exchange Online writes no name of its own, so only the place of its header tells that it is its.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dmarc=pass action=none header.from=acme.example;compauth=pass reason=100 | DOMAIN_VERIFIED
                    dmarc=bestguesspass action=none header.from=acme.example;compauth=pass   | CLAIMED
                    dmarc=pass action=none header.from=other.example;compauth=pass           | CLAIMED
                    dmarc=pass action=none;compauth=pass                                     | CLAIMED
                    dmarc=fail action=oreject header.from=acme.example;compauth=fail         | CLAIMED
                    """)
    void shouldReadTheHeaderOfExchangeOnline(String dmarc, Assurance assurance) {
        String header = EXCHANGE + dmarc;

        ParsedMail mail = read(withHeader(header), OF_MICROSOFT).mail();

        assertThat(mail.assurance()).isEqualTo(assurance);
        assertThat(mail.flags().contains("dmarc-failed")).isEqualTo(dmarc.startsWith("dmarc=fail"));
    }

    @Test
    void shouldBelieveTheHeaderOfExchangeOnlineOnTopOnlyAndWhereItIsSetOnly() {
        String passed = EXCHANGE + "dmarc=pass action=none header.from=acme.example";
        String failed = EXCHANGE + "dmarc=fail action=none header.from=acme.example";
        String named = "Authentication-Results: relay.example; dmarc=pass header.from=acme.example";

        assertThat(read(withHeader(failed + "\n" + passed), OF_MICROSOFT).mail().assurance())
                .isEqualTo(Assurance.CLAIMED);
        assertThat(read(withHeader(named + "\n" + passed), OF_MICROSOFT).mail().assurance())
                .isEqualTo(Assurance.CLAIMED);
        assertThat(assurance(passed)).isEqualTo(Assurance.CLAIMED);
    }
}
