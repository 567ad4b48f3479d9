package dev.millrace.remediation.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.account.AccountFinder;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.Protection;
import dev.millrace.remediation.policy.ProtectionSettings;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.ConsentersFound;
import dev.millrace.tickets.remediation.RemediationOutcome.NobodyToAsk;
import dev.millrace.tickets.remediation.RemediationRequest.FindConsenters;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

class ConsentFinderTest {
    private final TestDirectory company = new TestDirectory();
    private final Directory directory = company.connector();
    private final ConsentFinder finder = new ConsentFinder(
            directory, new AccountFinder(directory), new Protection(directory, ProtectionSettings.defaults()));

    @AfterEach
    void stop() {
        directory.close();
        company.close();
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY,    reset-password,     sender,          anna@private.example",
        "IDENTITY,    reset-password,     chloe,           chloe@private.example",
        "MANAGER,     reset-password,     sender,          ben@acme.example",
        "MANAGER,     grant-group-access, finance-reports, ben@acme.example",
        "GROUP_OWNER, grant-group-access, finance-reports, ben@acme.example",
    })
    void shouldFindWhoMustAgree(Consent consent, String runbook, String target, String address) {
        RemediationOutcome outcome = find(Requests.consent(1, consent, runbook, target, "anna"));
        assertThat(((ConsentersFound) outcome).consenters())
                .extracting(Person::address)
                .containsExactly(address);
    }

    @Test
    void shouldAskTheManagerWhereThereIsNoSecondAddress() {
        company.replace("anna", "otherMailbox");
        RemediationOutcome outcome = find(Requests.consent(1, Consent.IDENTITY, "reset-password", "sender", "anna"));
        assertThat(((ConsentersFound) outcome).consenters().getFirst().address())
                .isEqualTo("ben@acme.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GROUP_OWNER | grant-group-access | finance-reports    | ben  | no owner with an address besides",
                "GROUP_OWNER | grant-group-access | no-such-group      | anna | has no group for 'no-such-group'",
                "GROUP_OWNER | grant-group-access | protected-accounts | anna | is protected",
                "IDENTITY    | reset-password     | svc-backup         | anna | is protected by its name",
                "MANAGER     | reset-password     | ben                | anna | nobody registered who could agree",
                "IDENTITY    | reset-password     | nobody             | anna | has no account for 'nobody'",
            })
    void shouldSayWhyThereIsNobodyToAsk(
            Consent consent, String runbook, String target, String requester, String reason) {
        RemediationOutcome outcome = find(Requests.consent(1, consent, runbook, target, requester));
        assertThat(((NobodyToAsk) outcome).reason()).contains(reason);
    }

    @Test
    void shouldFailAsAwayWhenTheDirectoryIs() {
        company.stop();
        StepVerifier.create(finder.find(Requests.consent(1, Consent.IDENTITY, "reset-password", "sender", "anna")))
                .verifyError(ConnectorAway.class);
    }

    private RemediationOutcome find(FindConsenters request) {
        return finder.find(request).block(Duration.ofSeconds(20));
    }
}
