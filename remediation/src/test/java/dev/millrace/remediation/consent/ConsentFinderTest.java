package dev.millrace.remediation.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.message.TenantDomains;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.ConsentersFound;
import dev.millrace.tickets.remediation.RemediationOutcome.NobodyToAsk;
import dev.millrace.tickets.remediation.RemediationRequest.FindConsenters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

class ConsentFinderTest {
    private static final TenantDomains GLOBEX =
            new TenantDomains(Map.of("acme", List.of("acme.example"), "globex", List.of("globex.example")));

    private final TestDirectory company = new TestDirectory();
    private final Directory directory = company.connector();
    private final ConsentFinder finder = TestConsents.finder(directory);

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
        "MANAGER,     restore-file,       Q3/report.xlsx,  ben@acme.example",
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

    @ParameterizedTest
    @CsvSource({"IDENTITY, reset-mfa, sender", "GROUP_OWNER, grant-group-access, finance-reports"})
    void shouldAskNobodyForWhatCannotRunHere(Consent consent, String runbook, String target) {
        ConsentFinder unequipped = TestConsents.finder(
                directory, Optional::of, any -> Optional.of("what %s needs is not configured here".formatted(any)));
        company.stop();
        RemediationOutcome outcome = unequipped
                .find(Requests.consent(1, consent, runbook, target, "anna"))
                .block();
        assertThat(((NobodyToAsk) outcome).reason())
                .isEqualTo("what %s needs is not configured here".formatted(runbook));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROLE    | security           | 1 | anna  | director@acme.example, chloe@acme.example",
                "ROLE    | security           | 2 | anna  | director@acme.example, chloe@acme.example",
                "ROLE    | security           | 1 | chloe | director@acme.example",
                "ROLE    | owners             | 1 | anna  | ben@acme.example",
                "ROLE    | security, security | 2 | anna  | director@acme.example, chloe@acme.example",
                "MANAGER | security           | 2 | anna  | ben@acme.example, director@acme.example, chloe@acme.example",
                "MANAGER | owners             | 1 | anna  | ben@acme.example",
            })
    void shouldAskWhoHoldsARoleEachPersonOnceAndNeverWhomItIsAbout(
            Consent consent, String roles, int quorum, String requester, String addresses) {
        RemediationOutcome outcome = find(wanting(consent, roles, quorum, requester));
        assertThat(((ConsentersFound) outcome).consenters())
                .extracting(Person::address)
                .containsExactly(addresses.split(", "));
        assertThat(((ConsentersFound) outcome).plan()).isEqualTo("plan of reset-mfa");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROLE    | security  | 3 | anna | 3 different people must agree, and only 2 can be asked",
                "ROLE    | nothing   | 1 | anna | nobody with an address holds one of the roles [nothing]",
                "ROLE    | elsewhere | 1 | anna | nobody with an address holds one of the roles",
                "MANAGER | owners    | 2 | anna | 2 different people must agree, and only 1 can be asked",
            })
    void shouldAskNobodyWhereNotEnoughCanBeAsked(
            Consent consent, String roles, int quorum, String requester, String reason) {
        RemediationOutcome outcome = find(wanting(consent, roles, quorum, requester));
        assertThat(((NobodyToAsk) outcome).reason()).contains(reason);
    }

    @Test
    void shouldAskAFewOfALargeGroupAndOnlyThoseWhoCanBeAsked() {
        List<String> officers =
                IntStream.rangeClosed(1, 40).mapToObj(n -> "officer-" + n).toList();
        officers.forEach(company::employ);
        officers.stream().limit(15).forEach(uid -> company.replace(uid, "mail"));
        company.join("finance-reports", officers);
        RemediationOutcome outcome = find(wanting(Consent.ROLE, "owners", 2, "ben"));
        assertThat(((ConsentersFound) outcome).consenters())
                .hasSize(20)
                .extracting(Person::address)
                .doesNotHaveDuplicates()
                .doesNotContain("ben@acme.example")
                .allMatch(address -> address.endsWith("@acme.example"));
    }

    @Test
    void shouldLookAtSeveralMembersAtATime() {
        List<String> officers =
                IntStream.rangeClosed(1, 8).mapToObj(n -> "officer-" + n).toList();
        officers.forEach(company::employ);
        company.join("finance-reports", officers);
        company.leave("finance-reports", "ben");
        company.answerInPairs("officer-");
        RemediationOutcome outcome = find(wanting(Consent.ROLE, "owners", 2, "ben"));
        assertThat(((ConsentersFound) outcome).consenters())
                .extracting(Person::address)
                .containsExactlyElementsOf(
                        officers.stream().map(uid -> uid + "@acme.example").toList());
    }

    @ParameterizedTest
    @CsvSource({"anna, otherMailbox, director@acme.example", "director, pwdAccountLockedTime, 000001010000Z"})
    void shouldNotAskByAnAddressOfWhomItIsAboutNorWhoseAccountIsDisabled(String who, String attribute, String value) {
        company.replace(who, attribute, value);
        RemediationOutcome outcome = find(wanting(Consent.ROLE, "security", 1, "anna"));
        assertThat(((ConsentersFound) outcome).consenters())
                .extracting(Person::address)
                .containsExactly("chloe@acme.example");
    }

    @Test
    void shouldNotLetTheRequesterBeAskedWhetherAnotherIsWhoHeSaysHeIs() {
        company.replace("chloe", "otherMailbox", "anna@private.example");
        RemediationOutcome outcome = find(Requests.consent(1, Consent.IDENTITY, "reset-password", "chloe", "anna"));
        assertThat(((NobodyToAsk) outcome).reason()).contains("also the requester's");
    }

    @Test
    void shouldAskNobodyForARunbookThatIsNotHere() {
        ConsentFinder without = TestConsents.finder(directory, runbook -> Optional.empty());
        RemediationOutcome outcome = without.find(Requests.consent(1, Consent.MANAGER, "dance", "sender", "anna"))
                .block(Duration.ofSeconds(20));
        assertThat(((NobodyToAsk) outcome).reason()).isEqualTo("there is no runbook 'dance' here");
    }

    /// An answer that named whom to ask would tell one tenant of the other's people.
    @ParameterizedTest
    @CsvSource({"IDENTITY, reset-password", "MANAGER, reset-password", "ROLE, reset-mfa"})
    void shouldTellNobodyOfAnotherTenantsPeople(Consent consent, String runbook) {
        company.replace("chloe", "mail", "chloe@globex.example");
        FindConsenters request = Requests.consent(1, consent, runbook, "chloe", "anna");
        assertThat(reason(GLOBEX, request)).isEqualTo("the account chloe is of another tenant than acme");
    }

    @Test
    void shouldAskNobodyForWhoeverIsOfAnotherTenant() {
        TenantDomains domains = new TenantDomains(Map.of("globex", List.of("acme.example")));
        FindConsenters request = Requests.consent(1, Consent.MANAGER, "restore-file", "Q3/report.xlsx", "anna");
        assertThat(reason(domains, request)).isEqualTo("anna@acme.example is of another tenant than acme");
    }

    @ParameterizedTest
    @CsvSource({
        "MANAGER,     reset-password,     sender",
        "IDENTITY,    reset-password,     sender",
        "GROUP_OWNER, grant-group-access, finance-reports",
    })
    void shouldNotAskWhoeverIsOfAnotherTenant(Consent consent, String runbook, String target) {
        company.replace("anna", "otherMailbox");
        company.replace("ben", "mail", "ben@globex.example");
        FindConsenters request = Requests.consent(1, consent, runbook, target, "anna");
        assertThat(reason(GLOBEX, request)).doesNotContain("ben");
    }

    /// Whoever gives somebody a role says for which tenants.
    @Test
    void shouldAskWhoHoldsARoleForATenantOfWhicheverHeIs() {
        company.replace("ben", "mail", "ben@globex.example");
        RemediationOutcome outcome = TestConsents.finder(directory, GLOBEX)
                .find(wanting(Consent.ROLE, "owners", 1, "anna"))
                .block(Duration.ofSeconds(20));
        assertThat(((ConsentersFound) outcome).consenters())
                .extracting(Person::address)
                .containsExactly("ben@globex.example");
    }

    private String reason(TenantDomains domains, FindConsenters request) {
        RemediationOutcome outcome =
                TestConsents.finder(directory, domains).find(request).block(Duration.ofSeconds(20));
        return ((NobodyToAsk) outcome).reason();
    }

    private static FindConsenters wanting(Consent consent, String roles, int quorum, String requester) {
        FindConsenters plain = Requests.consent(1, consent, "reset-mfa", "sender", requester);
        return new FindConsenters(
                plain.ticket(),
                plain.tenant(),
                plain.approvalId(),
                consent,
                List.of(roles.split(", ")),
                quorum,
                plain.runbook(),
                plain.target(),
                plain.requester(),
                null,
                null,
                null);
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
