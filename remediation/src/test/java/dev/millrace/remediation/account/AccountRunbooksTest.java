package dev.millrace.remediation.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.policy.TestProtection;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.remediation.runbook.Verified;
import dev.millrace.remediation.secret.SecretActions;
import dev.millrace.remediation.secret.SecretStore;
import dev.millrace.remediation.secret.TestSecrets;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ScriptedSystem;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.testing.SwitchOn;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.remediation.worker.Worker;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Deferred;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.OneTimeSecret;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.remediation.WaitCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/// The account runbooks against a directory.
class AccountRunbooksTest {
    private final TestDirectory company = new TestDirectory();
    private final Directory directory = company.connector();
    private final TestDesk desk = new TestDesk(directory);
    private final SecretStore secrets = TestSecrets.store(desk.database());

    private final Enforcement enforcement = TestProtection.enforcement(directory);
    private final ActionSource accounts =
            new AccountActions(Configured.is(directory), Configured.is(enforcement), Configured.is(secrets));
    private final Runbook unlock = ShippedRunbooks.runbook("unlock-account", accounts);
    private final Runbook reset =
            ShippedRunbooks.runbook("reset-password", accounts, new SecretActions(Configured.is(secrets)));
    private final Worker worker = desk.worker(unlock, reset);

    @AfterEach
    void stop() {
        desk.close();
        directory.close();
        company.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sender", "anna", "ANNA", "anna@acme.example"})
    void shouldUnlockTheAccountThatIsMeant(String target) {
        company.lock("anna");
        assertThat(run(Requests.automatic(1, "unlock-account", target, "anna"))).isInstanceOf(Succeeded.class);
        assertThat(company.isLocked("anna")).isFalse();
    }

    @Test
    void shouldNoteThatAnAccountIsNotLocked() {
        Execute request = Requests.automatic(1, "unlock-account", "sender", "anna");
        assertThat(run(request)).isInstanceOf(Succeeded.class);
        assertThat(desk.journal(request)).containsExactly("locate-account looked", "unlock already");
    }

    @Test
    void shouldUnlockForSomebodyElseWithConsent() {
        company.lock("anna");
        assertThat(run(Requests.consented(1, "unlock-account", "anna", "chloe", Consent.IDENTITY, "anna")))
                .isInstanceOf(Succeeded.class);
        assertThat(company.isLocked("anna")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody      | the directory has no account for 'nobody'",
                "*           | the directory has no account for '*'",
                "a*)(uid=*   | the directory has no account for 'a*)(uid=*'",
                "chloe       | the account chloe does not belong to anna@acme.example",
            })
    void shouldRefuseTargetsThatAreNotTheSendersOwn(String target, String reason) {
        assertThat(failure(Requests.automatic(1, "unlock-account", target, "anna")))
                .isEqualTo(reason);
    }

    @Test
    void shouldRefuseWhenItIsNotSureWhoAsks() {
        company.lock("anna");
        Execute request = Requests.execute(
                1,
                "unlock-account",
                "sender",
                Requests.person("anna"),
                Assurance.CLAIMED,
                new Authorisation.Automatic("test"),
                null);
        assertThat(failure(request)).contains("expected at least DOMAIN_VERIFIED but found CLAIMED");
        assertThat(company.isLocked("anna")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"svc-backup", "director"})
    void shouldNeverTouchProtectedAccountsWhoeverAgreed(String target) {
        company.lock(target);
        assertThat(failure(Requests.consented(1, "unlock-account", target, "anna", Consent.MANAGER, "ben")))
                .contains("protected");
        assertThat(company.isLocked(target)).isTrue();
    }

    @Test
    void shouldSayWhenItIsNotClearWhoIsMeant() {
        company.replace("chloe", "mail", "anna@acme.example");
        assertThat(failure(Requests.automatic(1, "unlock-account", "sender", "anna")))
                .contains("it is not clear which account is meant");
    }

    @Test
    void shouldResetAPasswordThatOnlyTheLinkReveals() {
        company.lock("anna");
        Execute request = Requests.automatic(1, "reset-password", "sender", "anna");
        Succeeded succeeded = (Succeeded) run(request);
        OneTimeSecret secret = succeeded.secret();
        assertThat(secret.recipient().address()).isEqualTo("anna@private.example");
        assertThat(company.accepts("anna", "old-anna")).isFalse();
        assertThat(company.mustChangePassword("anna")).isTrue();
        assertThat(company.isLocked("anna")).isFalse();

        String password = secrets.open(UUID.fromString(secret.secretId())).block(Duration.ofSeconds(10));
        assertThat(company.accepts("anna", password)).isTrue();
        assertThat(desk.sender().sent().toString()).doesNotContain(password);
        assertThat(TestSecrets.everythingIn(desk.database())).doesNotContain(password);
    }

    @Test
    void shouldGoOnWithTheSamePasswordAfterACrash() {
        desk.kill(worker);
        ScriptedSystem dying = new ScriptedSystem("dying", GuardSettings.defaults());
        dying.fails("set", ScriptedSystem.Fault.HANG_BEFORE);
        List<Step> steps = new ArrayList<>(reset.steps());
        steps.add(steps.size() - 1, new SwitchOn("die", dying));
        Runbook crashing = new Runbook("crashing-reset", steps, reset.closing());
        Worker first = desk.worker(crashing);
        Execute request = desk.ask(Requests.automatic(1, "crashing-reset", "sender", "anna"));
        await().until(() -> dying.hanging() == 1);
        desk.kill(first);
        desk.worker(crashing);

        Succeeded succeeded = (Succeeded) desk.end(request);
        String password =
                secrets.open(UUID.fromString(succeeded.secret().secretId())).block(Duration.ofSeconds(10));
        assertThat(company.accepts("anna", password)).isTrue();
        assertThat(desk.journal(request))
                .filteredOn("set-password begun"::equals)
                .hasSize(1);
    }

    @Test
    void shouldSendTheLinkToTheManagerWhereThereIsNoSecondAddress() {
        company.replace("anna", "otherMailbox");
        Succeeded succeeded = (Succeeded) run(Requests.automatic(1, "reset-password", "sender", "anna"));
        assertThat(succeeded.secret().recipient()).isEqualTo(new Person("ben@acme.example", "Ben Okafor"));
    }

    @Test
    void shouldChangeNothingWhereNobodyCouldBeSentTheLink() {
        company.replace("anna", "otherMailbox");
        company.replace("anna", "manager");
        assertThat(failure(Requests.automatic(1, "reset-password", "sender", "anna")))
                .contains("nobody can be sent the link");
        assertThat(company.accepts("anna", "old-anna")).isTrue();
    }

    /// He may have left, and still be named.
    @Test
    void shouldSendNoLinkToAManagerWhoseAccountIsDisabled() {
        company.replace("anna", "otherMailbox");
        company.replace("ben", "pwdAccountLockedTime", "000001010000Z");
        assertThat(failure(Requests.automatic(1, "reset-password", "sender", "anna")))
                .contains("nobody can be sent the link");
        assertThat(company.accepts("anna", "old-anna")).isTrue();
    }

    /// Whoever agreed agreed to help the account's owner.
    @Test
    void shouldSendNoLinkToAnAddressThatWhoeverAsksForAnotherShares() {
        company.replace("chloe", "otherMailbox", "anna@private.example");
        assertThat(failure(Requests.consented(1, "reset-password", "chloe", "anna", Consent.MANAGER, "ben")))
                .contains("also the requester's: nobody can be sent the link");
        assertThat(company.accepts("chloe", "old-chloe")).isTrue();
        company.replace("chloe", "otherMailbox", "chloe@private.example");
        Succeeded own =
                (Succeeded) run(Requests.consented(2, "reset-password", "chloe", "anna", Consent.MANAGER, "ben"));
        assertThat(own.secret().recipient().address()).isEqualTo("chloe@private.example");
    }

    /// As administrators have two accounts.
    @Test
    void shouldSendTheLinkToWhoeverAsksForHisOwnThoughHisOtherAccountSharesTheAddress() {
        company.replace("chloe", "mail", "anna@acme.example");
        company.replace("chloe", "otherMailbox", "anna@private.example");
        Succeeded succeeded = (Succeeded) run(Requests.automatic(1, "reset-password", "anna", "anna"));
        assertThat(succeeded.secret().recipient().address()).isEqualTo("anna@private.example");
    }

    /// Whoever still signs in with the password of before may lock the account as soon as the new one is set.
    @Test
    void shouldNotTakeALockForProofThatThePasswordIsNotSet() {
        Change set = (Change) reset.steps().stream()
                .filter(step -> step.name().equals("set-password"))
                .findFirst()
                .orElseThrow();
        Run run = Run.of(Requests.automatic(1, "reset-password", "sender", "anna"))
                .with(new State("", Map.of(AccountFacts.DN, TestDirectory.dn("anna"))));
        company.lock("anna");
        StepVerifier.create(set.verify(run))
                .expectNextMatches(Verified.Missing.class::isInstance)
                .verifyComplete();
        company.replace("anna", "pwdReset", "TRUE");
        StepVerifier.create(set.verify(run)).verifyError(ConnectorRefused.class);
    }

    /// Directories lock an account after a few attempts that failed, five by a usual setting.
    @Test
    void shouldNotLockAnAccountByLookingForItsNewPassword() {
        company.replace("anna", "pwdReset", "TRUE");
        company.forgetNewPasswords();
        desk.kill(worker);
        desk.settling(Duration.ofSeconds(2)).worker(reset);
        assertThat(desk.end(desk.ask(Requests.automatic(1, "reset-password", "sender", "anna"))))
                .isInstanceOf(Failed.class);
        assertThat(company.signIns("anna")).isBetween(1L, 4L);
    }

    @Test
    void shouldWaitForTheDirectoryAndGoOnByItself() {
        company.lock("anna");
        company.stop();
        Execute request = desk.ask(Requests.automatic(1, "unlock-account", "sender", "anna"));
        await().until(() -> desk.told(request).stream().anyMatch(RemediationOutcome.Deferred.class::isInstance));
        company.start();
        assertThat(desk.end(request)).isInstanceOf(Succeeded.class);
        assertThat(company.isLocked("anna")).isFalse();
    }

    /// By its name and by an address that is another than its name, one account looks like two.
    @Test
    void shouldHaveRunsOnAnAccountTakeTurnsByWhateverNameTheyWereAskedFor() {
        desk.kill(worker);
        company.replace("anna", "mail", "anna.keller@acme.example");
        ScriptedSystem quota = new ScriptedSystem("quota", GuardSettings.defaults());
        ScriptedSystem away = new ScriptedSystem("away", GuardSettings.defaults());
        away.goAway();
        Step locate = unlock.steps().getFirst();
        desk.worker(
                new Runbook("both", List.of(locate, new SwitchOn("one", quota), new SwitchOn("two", away)), run -> ""),
                new Runbook("lamp", List.of(locate, new SwitchOn("lamp", quota)), run -> ""));
        Execute byAddress = desk.ask(Requests.automatic(1, "both", "sender", "anna.keller"));
        await().until(() -> desk.journal(byAddress).contains("one done"));
        Execute byName = desk.ask(Requests.automatic(2, "lamp", "anna", "anna.keller"));
        await().until(() -> desk.told(byName).stream().anyMatch(RemediationOutcome.Deferred.class::isInstance));
        assertThat(desk.told(byName)).last().isInstanceOfSatisfying(Deferred.class, waits -> {
            assertThat(waits.cause()).isEqualTo(WaitCause.BEHIND);
            assertThat(waits.reason()).isEqualTo("another run on the same target (both) has begun and is to end first");
        });
        assertThat(desk.journal(byName)).containsExactly("locate-account looked");

        away.comeBack();
        assertThat(desk.end(byAddress)).isInstanceOf(Succeeded.class);
        assertThat(desk.end(byName)).isInstanceOf(Succeeded.class);
        assertThat(desk.told(byName)).filteredOn(Deferred.class::isInstance).hasSize(1);
    }

    private RemediationOutcome run(Execute request) {
        return desk.end(desk.ask(request));
    }

    private String failure(Execute request) {
        RemediationOutcome end = run(request);
        assertThat(end).isInstanceOf(Failed.class);
        assertThat(((Failed) end).undone()).isTrue();
        return ((Failed) end).reason();
    }
}
