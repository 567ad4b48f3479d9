package dev.millrace.remediation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.directory.Account;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.Group;
import dev.millrace.remediation.directory.Located;
import dev.millrace.remediation.directory.Mark;
import dev.millrace.remediation.testing.FaultPlan;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.tickets.message.TenantDomains;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the worker looks at once more before it touches an account or a group.
class EnforcementTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final FaultPlan exchanges = new FaultPlan();
    private final TestDirectory company = new TestDirectory(exchanges);
    private final Directory directory = company.connector();
    private final Enforcement enforcement = TestProtection.enforcement(directory);

    @AfterEach
    void stop() {
        directory.close();
        company.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | ben@acme.example",
                "2 | ben@acme.example, director@acme.example",
                "2 | ben@acme.example, director@private.example",
            })
    void shouldLetThoseAgreeWhoMay(int quorum, String consents) {
        assertThat(objection(quorum, consents)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | ''                                           | nobody has given it",
                "1 | anna@acme.example                            | cannot agree to his own request",
                "1 | anna@private.example                         | anna agreed to his own request, as anna@private.example",
                "1 | chloe@private.example                        | chloe agreed to what is done to his own account",
                "1 | admin                                        | admin agreed, and the directory does not say who that is",
                "1 | svc-backup@acme.example                      | svc-backup agreed, and is not, or not any more, the manager or somebody with",
                "2 | ben@acme.example                             | of 2 different people and has that of 1",
                "2 | ben@acme.example, BEN@acme.example           | of 2 different people and has that of 1",
                "2 | ben@acme.example, ben@private.example        | ben agreed twice, by two addresses",
                "2 | ben@acme.example, anna@private.example       | anna agreed to his own request",
                "2 | ben@acme.example, chloe@acme.example         | chloe agreed to what is done to his own account",
                "2 | ben@acme.example, admin                      | the directory does not say who that is",
                "2 | ben@acme.example, eve@evil.example           | the directory does not say who that is",
                "3 | ben@acme.example, director@acme.example, ben@private.example | ben agreed twice",
            })
    void shouldNotCountWhoMayNotAgree(int quorum, String consents, String reason) {
        assertThat(objection(quorum, consents))
                .hasValueSatisfying(found -> assertThat(found).contains(reason));
    }

    @Test
    void shouldNotCountWhoWasTheManagerWhenHeWasAsked() {
        company.replace("chloe", "manager", TestDirectory.dn("svc-backup"));
        assertThat(objection(1, "ben@acme.example"))
                .contains("ben agreed, and is not, or not any more, the manager or somebody with one of the roles"
                        + " [security]");
    }

    @ParameterizedTest
    @CsvSource({
        "officer-1@acme.example, true",
        "officer-30@acme.example, true",
        "officer-30@private.example, true",
        "director@acme.example, false"
    })
    void shouldCountWhoeverHoldsARoleByItsGroupHoweverManyDo(String by, boolean counts) {
        List<String> officers =
                IntStream.rangeClosed(1, 30).mapToObj(n -> "officer-" + n).toList();
        officers.forEach(company::employ);
        company.join("finance-reports", officers);
        Execute request = Requests.agreedBy(1, "reset-password", "chloe", "anna", "owners", by);
        assertThat(enforcement.objection(request, account("chloe")).block(LIMIT).isEmpty())
                .isEqualTo(counts);
    }

    @Test
    void shouldCountTheHolderOfARoleWhoSharesAnAddress() {
        company.replace("director", "otherMailbox", "ben@acme.example");
        Execute request = Requests.agreedBy(1, "reset-password", "chloe", "anna", "owners", "ben@acme.example");
        assertThat(enforcement.objection(request, account("chloe")).block(LIMIT))
                .isEmpty();
    }

    @Test
    void shouldNotLookUpAllWhoHoldARoleToKnowWhetherOneDoes() {
        company.employ("holder-60");
        Account chloe = account("chloe");
        Execute request = Requests.agreedBy(1, "reset-password", "chloe", "anna", "many", "holder-60@acme.example");
        exchanges.plan(FaultPlan.Kind.NONE, 0);
        assertThat(enforcement.objection(request, chloe).block(LIMIT)).isEmpty();
        assertThat(exchanges.exchanges()).isLessThan(20);
    }

    @Test
    void shouldNotCountWhoOwnedTheGroupWhenHeWasAsked() {
        Execute request =
                Requests.consented(1, "grant-group-access", "finance-reports", "anna", Consent.GROUP_OWNER, "ben");
        assertThat(objectionToJoin(request)).isEmpty();
        company.mark("finance-reports", "owner", TestDirectory.dn("chloe"));
        assertThat(objectionToJoin(request)).contains("ben agreed, and is not, or not any more, an owner of the group");
    }

    @ParameterizedTest
    @CsvSource({"anna, true, true", "ben, true, false", "ben, false, true", "anna, false, false"})
    void shouldLetSomebodysIdentityBeConfirmedByHimselfOrByWhoeverIsAskedInstead(
            String by, boolean hasSecondAddress, boolean counts) {
        if (!hasSecondAddress) {
            company.replace("anna", "otherMailbox");
        }
        Execute request = Requests.consented(1, "unlock-account", "anna", "anna", Consent.IDENTITY, by);
        assertThat(enforcement.objection(request, account("anna")).block(LIMIT).isEmpty())
                .isEqualTo(counts);
    }

    @Test
    void shouldLetWhoeverIsSignedInSpeakAloneButNotForHimself() {
        assertThat(atDesk(1, "admin")).isEmpty();
        assertThat(atDesk(1, "svc-backup@acme.example")).isEmpty();
        assertThat(atDesk(1, "anna@private.example"))
                .contains("anna agreed to his own request, as anna@private.example");
        assertThat(atDesk(1, "chloe@acme.example")).contains("chloe agreed to what is done to his own account");
        assertThat(atDesk(2, "ben@acme.example, admin"))
                .contains("admin agreed, and the directory does not say who that is");
        assertThat(atDesk(2, "ben@acme.example, svc-backup@acme.example")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "ben@acme.example,     ben@acme.example cannot agree to what he chose himself",
        "BEN@acme.example,     BEN@acme.example cannot agree to what he chose himself",
        "ben@private.example,  'ben agreed to what he chose himself, as ben@acme.example'",
        "ben,                  'ben agreed to what he chose himself, as ben@acme.example'",
    })
    void shouldNotCountWhoeverChoseIt(String chooser, String reason) {
        Execute chosen = Requests.chosenBy(request(1, "ben@acme.example"), chooser);
        assertThat(enforcement.objection(chosen, account("chloe")).block(LIMIT)).contains(reason);
        assertThat(enforcement
                        .objection(Requests.chosenBy(chosen, "director@acme.example"), account("chloe"))
                        .block(LIMIT))
                .isEmpty();
    }

    @Test
    void shouldTouchNobodysAccountForAnotherTenant() {
        Enforcement others = TestProtection.enforcement(
                directory, new TenantDomains(Map.of("globex", List.of("acme.example"), "acme", List.of("acme.test"))));
        Execute request = Requests.automatic(1, "unlock-account", "sender", "anna");
        assertThat(others.objection(request).block(LIMIT)).contains("anna@acme.example is of another tenant than acme");
        assertThat(others.objection(request, account("anna")).block(LIMIT))
                .contains("anna@acme.example is of another tenant than acme");
        company.replace("chloe", "mail", "chloe@globex.example");
        Enforcement ofGlobex =
                TestProtection.enforcement(directory, new TenantDomains(Map.of("globex", List.of("globex.example"))));
        assertThat(ofGlobex.objection(request(1, "ben@acme.example"), account("chloe"))
                        .block(LIMIT))
                .contains("the account chloe is of another tenant than acme");
        Enforcement own =
                TestProtection.enforcement(directory, new TenantDomains(Map.of("acme", List.of("acme.example"))));
        assertThat(own.objection(request, account("anna")).block(LIMIT)).isEmpty();
    }

    @Test
    void shouldNotCountAManagerOfAnotherTenant() {
        company.replace("ben", "mail", "ben@globex.example");
        Enforcement ofGlobex =
                TestProtection.enforcement(directory, new TenantDomains(Map.of("globex", List.of("globex.example"))));
        Execute agreed = request(1, "ben@globex.example");
        assertThat(enforcement.objection(agreed, account("chloe")).block(LIMIT)).isEmpty();
        assertThat(ofGlobex.objection(agreed, account("chloe")).block(LIMIT))
                .hasValueSatisfying(reason ->
                        assertThat(reason).startsWith("ben agreed, and is not, or not any more, the manager"));
    }

    @ParameterizedTest
    @CsvSource({"admin", "svc-backup@acme.example"})
    void shouldNotLetTheDeskSpeakForWhatTheDeskChose(String by) {
        Execute chosen = Requests.chosenBy(Requests.atDesk(request(1, by)), "frank@acme.example");
        assertThat(enforcement.objection(chosen, account("chloe")).block(LIMIT)).isPresent();
    }

    /// Where no directory is asked who may agree.
    @Test
    void shouldNotCountWhoeverChoseWhatActsOnNoAccount() {
        Execute chosen = Requests.chosenBy(Requests.atDesk(request(1, "admin")), "admin");
        assertThat(enforcement.objection(chosen).block(LIMIT)).contains("admin cannot agree to what he chose himself");
    }

    @Test
    void shouldNeverTouchAnAccountThatTheDirectoryMarks() {
        company.replace("chloe", "servicePrincipalName", "HTTP/intranet.acme.example");
        assertThat(objection(1, "ben@acme.example"))
                .contains("the account chloe is protected: the directory marks it by servicePrincipalName");
    }

    @Test
    void shouldNeverTouchWhatTheDirectoryGuardsByItself() {
        Account admin = new Account(
                "", TestDirectory.dn("chloe"), "chloe", "Chloé", null, List.of(), null, false, false, false, true);
        assertThat(enforcement.objection(request(1, "ben@acme.example"), admin).block(LIMIT))
                .contains("the account chloe is protected: it may rule the directory");
        Group admins = new Group("", TestDirectory.groupDn("finance-reports"), "Verwalter", List.of(), true);
        assertThat(enforcement
                        .objection(request(1, "ben@acme.example"), account("anna"), admins)
                        .block(LIMIT))
                .contains("the group Verwalter is protected");
    }

    @ParameterizedTest
    @CsvSource({"adminCount=1, 1, true", "adminCount=1, 0, false", "adminCount, 0, true"})
    void shouldReadMarksByNameAndByValue(String mark, String value, boolean isMarked) {
        company.replace("chloe", "adminCount", value);
        Optional<String> found = directory
                .markAmong(List.of(Mark.of(mark)), TestDirectory.dn("chloe"))
                .block(LIMIT);
        assertThat(found.isPresent()).isEqualTo(isMarked);
    }

    @Test
    void shouldNeverTouchAGroupThatTheDirectoryMarks() {
        company.mark("finance-reports", "isCriticalSystemObject", "TRUE");
        Group group = found(directory.groupNamed("finance-reports").block(LIMIT));
        assertThat(enforcement
                        .objection(request(1, "ben@acme.example"), account("anna"), group)
                        .block(LIMIT))
                .contains("the group finance-reports is protected: the directory marks it by isCriticalSystemObject");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain-admins",
                "Domain Admins",
                "ENTERPRISE ADMINS",
                "Schema Admins",
                "Administrators",
                "Account Operators",
                "Backup Operators",
                "Group Policy Creator Owners",
                "DnsAdmins",
                "protected-accounts"
            })
    void shouldNeverTouchTheGroupsThatAdministerADomain(String name) {
        Group group = new Group("", TestDirectory.groupDn("finance-reports"), name, List.of(), false);
        assertThat(enforcement
                        .objection(request(1, "ben@acme.example"), account("anna"), group)
                        .block(LIMIT))
                .contains("the group " + name + " is protected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svc-backup", "SVC-Print", "krbtgt", "Administrator"})
    void shouldNeverTouchAccountsProtectedByTheirNames(String uid) {
        Account account =
                new Account("", TestDirectory.dn("chloe"), uid, uid, null, List.of(), null, false, false, false, false);
        assertThat(enforcement
                        .objection(request(1, "ben@acme.example"), account)
                        .block(LIMIT))
                .contains("the account " + uid + " is protected by its name");
    }

    @Test
    void shouldNeverTouchAMemberOfAProtectedGroup() {
        assertThat(enforcement
                        .objection(request(1, "ben@acme.example"), account("director"))
                        .block(LIMIT))
                .contains("the account director is protected: it is in protected-accounts");
    }

    private Optional<String> objection(int quorum, String consents) {
        return enforcement
                .objection(request(quorum, consents), account("chloe"))
                .block(LIMIT);
    }

    @Test
    void shouldCountWhoeverHoldsTheRoleThoughManyHaveTheAddressInCommon() {
        for (String uid : List.of("office-1", "office-2", "office-3", "office-4", "office-5", "office-6")) {
            company.employ(uid);
            company.replace(uid, "otherMailbox", "office@acme.example");
        }
        company.join("finance-reports", List.of("office-6"));
        Execute request = Requests.agreedBy(1, "reset-password", "chloe", "anna", "owners", "office@acme.example");
        assertThat(enforcement.objection(request, account("chloe")).block(LIMIT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anna, anna agreed to his own request",
        "chloe, chloe agreed to what is done to his own account",
    })
    void shouldNotCountTheHolderOfARoleByAnAddressOfWhomItIsAbout(String who, String reason) {
        company.employ("office");
        company.join("finance-reports", List.of("office"));
        company.replace(who, "otherMailbox", "office@acme.example");
        Execute request = Requests.agreedBy(1, "reset-password", "chloe", "anna", "owners", "office@acme.example");
        assertThat(enforcement.objection(request, account("chloe")).block(LIMIT))
                .hasValueSatisfying(found -> assertThat(found).contains(reason));
    }

    @Test
    void shouldNotCountSomebodyTwiceByAnAddressThatHeSharesWithAnother() {
        company.replace("ben", "otherMailbox", "director@acme.example");
        assertThat(objection(2, "ben@acme.example, director@acme.example"))
                .hasValueSatisfying(found -> assertThat(found).contains("ben agreed twice"));
        assertThat(objection(1, "ben@acme.example")).isEmpty();
    }

    @Test
    void shouldNotLetTheRequesterConfirmAnothersIdentityByAnAddressThatTheyShare() {
        Execute request = Requests.consented(1, "unlock-account", "chloe", "ben", Consent.IDENTITY, "chloe");
        assertThat(enforcement.objection(request, account("chloe")).block(LIMIT))
                .isEmpty();
        company.replace("ben", "otherMailbox", "chloe@acme.example");
        assertThat(enforcement.objection(request, account("chloe")).block(LIMIT))
                .hasValueSatisfying(found -> assertThat(found).contains("ben agreed to his own request"));
    }

    @Test
    void shouldNotCountWhoseAccountIsDisabled() {
        company.replace("ben", "pwdAccountLockedTime", "000001010000Z");
        assertThat(objection(1, "ben@acme.example"))
                .hasValueSatisfying(
                        found -> assertThat(found).contains("ben agreed, and is not, or not any more, the manager"));
    }

    private Optional<String> atDesk(int quorum, String consents) {
        return enforcement
                .objection(Requests.atDesk(request(quorum, consents)), account("chloe"))
                .block(LIMIT);
    }

    private Optional<String> objectionToJoin(Execute request) {
        Group group = found(directory.groupNamed("finance-reports").block(LIMIT));
        return enforcement.objection(request, account("anna"), group).block(LIMIT);
    }

    /// Anna asks for something that is done to Chloé's account.
    private static Execute request(int quorum, String consents) {
        String[] addresses = Arrays.stream(consents.split(", "))
                .filter(address -> !address.isBlank())
                .toArray(String[]::new);
        return Requests.agreed(1, "reset-password", "chloe", "anna", quorum, addresses);
    }

    private Account account(String uid) {
        return found(directory.accountNamed(uid).block(LIMIT));
    }

    private static <T> T found(Located<T> located) {
        assertThat(located).isInstanceOf(Located.One.class);
        return ((Located.One<T>) located).value();
    }
}
