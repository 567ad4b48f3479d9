package dev.millrace.remediation.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.TestProtection;
import dev.millrace.remediation.runbook.file.Subject;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

/// Who may agree to what is done neither to an account nor to a group of the directory.
class DirectoryAgreementTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestDirectory company = new TestDirectory();
    private final Directory directory = company.connector();
    private final DirectoryAgreement agreement =
            new DirectoryAgreement(directory, new AccountFinder(directory), TestProtection.enforcement(directory));

    @AfterEach
    void stop() {
        directory.close();
        company.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna       | MANAGER     | 7-Zip           | ben   | ",
                "anna       | IDENTITY    | 7-Zip           | anna  | ",
                "anna       | GROUP_OWNER | finance-reports | ben   | ",
                "anna       | MANAGER     | 7-Zip           | chloe | chloe agreed, and is not, or not any more, the manager",
                "anna       | GROUP_OWNER | finance-reports | chloe | chloe agreed, and is not, or not any more, an owner",
                "anna       | GROUP_OWNER | 7-Zip           | ben   | has no group for '7-Zip'",
                "anna       | MANAGER     | 7-Zip           | anna  | cannot agree to his own request",
                "nobody     | MANAGER     | 7-Zip           | ben   | has no account for 'nobody@acme.example'",
                "svc-backup | MANAGER     | 7-Zip           | ben   | is protected by its name",
            })
    void shouldCountThoseWhoMayAgreeForTheRequester(
            String requester, Consent consent, String target, String by, @Nullable String objection) {
        assertThat(asked(Requests.consented(1, "install-software", target, requester, consent, by)))
                .satisfies(found -> {
                    if (objection == null) {
                        assertThat(found).isEmpty();
                    } else {
                        assertThat(found)
                                .hasValueSatisfying(why -> assertThat(why).contains(objection));
                    }
                });
    }

    @Test
    void shouldNotCountWhoWasTheManagerWhenHeWasAsked() {
        Execute request = Requests.consented(1, "install-software", "7-Zip", "anna", Consent.MANAGER, "ben");
        assertThat(asked(request)).isEmpty();
        company.replace("anna", "manager", TestDirectory.dn("chloe"));
        assertThat(asked(request)).contains("ben agreed, and is not, or not any more, the manager");
    }

    @Test
    void shouldAskAboutTheAccountThatIsTheTarget() {
        company.replace("chloe", "manager", TestDirectory.dn("director"));
        Execute request = Requests.consented(1, "own", "chloe", "anna", Consent.MANAGER, "ben");
        assertThat(agreement.objection(request, Subject.ACCOUNT).block(LIMIT)).isPresent();
        assertThat(agreement.objection(request, Subject.REQUESTER).block(LIMIT)).isEmpty();
    }

    @Test
    void shouldAskNobodyWhereNobodyHasToAgree() {
        company.stop();
        assertThat(asked(Requests.automatic(1, "restart-print-queue", "printer-2", "anna")))
                .isEmpty();
    }

    @Test
    void shouldFailAsAwayWhenTheDirectoryIs() {
        company.stop();
        StepVerifier.create(agreement.objection(
                        Requests.consented(1, "install-software", "7-Zip", "anna", Consent.MANAGER, "ben"),
                        Subject.REQUESTER))
                .verifyError(ConnectorAway.class);
    }

    private Optional<String> asked(Execute request) {
        return agreement.objection(request, Subject.REQUESTER).block(LIMIT);
    }
}
