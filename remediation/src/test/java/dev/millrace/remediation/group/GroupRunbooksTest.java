package dev.millrace.remediation.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.policy.TestProtection;
import dev.millrace.remediation.runbook.Change;
import dev.millrace.remediation.runbook.Look;
import dev.millrace.remediation.runbook.Looked;
import dev.millrace.remediation.runbook.Run;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.runbook.State;
import dev.millrace.remediation.runbook.Step;
import dev.millrace.remediation.testing.Altered;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/// The group runbook against a directory.
class GroupRunbooksTest {
    private static final String GROUP = "finance-reports";

    private final TestDirectory company = new TestDirectory();
    private final Directory directory = company.connector();
    private final TestDesk desk = new TestDesk(directory);
    private final Runbook grant = ShippedRunbooks.runbook(
            "grant-group-access",
            new GroupActions(Configured.is(directory), Configured.is(TestProtection.enforcement(directory))));

    @AfterEach
    void stop() {
        desk.close();
        directory.close();
        company.close();
    }

    @Test
    void shouldMakeTheRequesterAMemberOnceTheOwnerAgreed() {
        desk.worker(grant);
        assertThat(run(granted("ben"))).isInstanceOf(Succeeded.class);
        assertThat(company.isMember(GROUP, "anna")).isTrue();
    }

    @Test
    void shouldRefuseWithoutConsentAndTheRequestersOwn() {
        desk.worker(grant);
        assertThat(failure(granted(null))).contains("nobody has given it");
        Execute own = Requests.consented(2, "grant-group-access", GROUP, "anna", Consent.GROUP_OWNER, "anna");
        assertThat(failure(own)).isEqualTo("anna@acme.example cannot agree to his own request");
        assertThat(company.isMember(GROUP, "anna")).isFalse();
    }

    @Test
    void shouldRefuseWhatPolicySaysNeverTo() {
        desk.worker(grant);
        Execute asked = granted("ben");
        Execute never = Requests.execute(
                3,
                asked.runbook(),
                GROUP,
                asked.requester(),
                asked.assurance(),
                new Authorisation.Never("test", "a freeze"),
                null);
        assertThat(failure(never)).isEqualTo("policy says never: a freeze");
    }

    @Test
    void shouldNeverTouchProtectedGroups() {
        desk.worker(grant);
        Execute request =
                Requests.consented(1, "grant-group-access", "protected-accounts", "anna", Consent.GROUP_OWNER, "ben");
        assertThat(failure(request)).isEqualTo("the group protected-accounts is protected");
    }

    @Test
    void shouldRemoveTheMemberAgainWhenALaterStepFails() {
        List<Step> steps = new ArrayList<>(grant.steps());
        steps.add(refusing(() -> {}));
        desk.worker(new Runbook(grant.id(), steps, grant.closing()));
        Failed failed = (Failed) run(granted("ben"));
        assertThat(failed.undone()).isTrue();
        assertThat(company.isMember(GROUP, "anna")).isFalse();
        assertThat(company.isMember(GROUP, "ben")).isTrue();
    }

    @Test
    void shouldRemoveTheMemberAgainThoughTheGroupHasBecomeProtected() {
        List<Step> steps = new ArrayList<>(grant.steps());
        steps.add(refusing(() -> company.mark(GROUP, "isCriticalSystemObject", "TRUE")));
        desk.worker(new Runbook(grant.id(), steps, grant.closing()));
        Failed failed = (Failed) run(granted("ben"));
        assertThat(failed.undone()).isTrue();
        assertThat(company.isMember(GROUP, "anna")).isFalse();
    }

    @Test
    void shouldRemoveTheMemberAgainThoughHisAddressIsAnothersByNow() {
        List<Step> steps = new ArrayList<>(grant.steps());
        steps.add(refusing(() -> {
            company.replace("anna", "mail", "keller@acme.example");
            company.replace("chloe", "mail", "anna@acme.example");
            company.join(GROUP, List.of("chloe"));
        }));
        desk.worker(new Runbook(grant.id(), steps, grant.closing()));
        Failed failed = (Failed) run(granted("ben"));
        assertThat(failed.undone()).isTrue();
        assertThat(company.isMember(GROUP, "anna")).isFalse();
        assertThat(company.isMember(GROUP, "chloe")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRemoveTheMemberAgainThoughHisAccountWasMovedAndRenamed(boolean groupFollows) {
        String moved = "uid=anna-braun,ou=sales," + TestDirectory.BASE;
        List<Step> steps = new ArrayList<>(grant.steps());
        steps.add(refusing(() -> {
            company.move("anna", "uid=anna-braun", "sales");
            if (groupFollows) {
                company.rename(GROUP, TestDirectory.dn("anna"), moved);
            }
        }));
        desk.worker(new Runbook(grant.id(), steps, grant.closing()));
        Failed failed = (Failed) run(granted("ben"));
        assertThat(failed.undone()).isTrue();
        assertThat(company.members(GROUP)).containsExactly(TestDirectory.dn("ben"));
    }

    @Test
    void shouldGoOnWithAnAccountThatWasRenamedMeanwhile() {
        AtomicBoolean taken = new AtomicBoolean();
        List<Step> steps = new ArrayList<>(grant.steps());
        steps.add(awayOnce(() -> {
            boolean first = taken.compareAndSet(false, true);
            if (first) {
                company.rename("anna", "anna-braun");
            }
            return first;
        }));
        desk.worker(new Runbook(grant.id(), steps, grant.closing()));
        assertThat(run(granted("ben"))).isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldMakeNobodyAMemberUnderTwoNames() {
        List<Step> steps = new ArrayList<>(grant.steps());
        Change add = (Change) steps.removeLast();
        steps.add(cutOnce(add, () -> company.rename("anna", "anna-braun")));
        desk.worker(new Runbook(grant.id(), steps, grant.closing()));
        assertThat(run(granted("ben"))).isInstanceOf(Succeeded.class);
        assertThat(company.members(GROUP)).containsExactly(TestDirectory.dn("ben"), TestDirectory.dn("anna"));
    }

    /// Takes effect the first time without an answer, and something else happens.
    private static Change cutOnce(Change step, Runnable after) {
        AtomicBoolean cut = new AtomicBoolean();
        return Altered.making(
                step,
                made -> cut.compareAndSet(false, true)
                        ? made.then(Mono.fromRunnable(after))
                                .then(Mono.error(ConnectorAway.cut(step.connector(), "the connection ended", null)))
                        : made);
    }

    @Test
    void shouldGoOnWithNobodyElseOnceItHasBegun() {
        AtomicBoolean taken = new AtomicBoolean();
        List<Step> steps = new ArrayList<>(grant.steps());
        steps.add(awayOnce(() -> {
            company.replace("anna", "mail", "keller@acme.example");
            company.replace("chloe", "mail", "anna@acme.example");
            return taken.compareAndSet(false, true);
        }));
        desk.worker(new Runbook(grant.id(), steps, grant.closing()));
        Failed failed = (Failed) run(granted("ben"));
        assertThat(failed.step()).isEqualTo("locate-group-and-account");
        assertThat(failed.reason()).contains("it was begun on others");
        assertThat(failed.undone()).isTrue();
        assertThat(company.isMember(GROUP, "anna")).isFalse();
        assertThat(company.isMember(GROUP, "chloe")).isFalse();
    }

    private static Execute granted(String by) {
        return Requests.consented(1, "grant-group-access", GROUP, "anna", Consent.GROUP_OWNER, by);
    }

    private RemediationOutcome run(Execute request) {
        return desk.end(desk.ask(request));
    }

    private String failure(Execute request) {
        RemediationOutcome end = run(request);
        assertThat(end).isInstanceOf(Failed.class);
        return ((Failed) end).reason();
    }

    /// @param isAway what happens meanwhile, and whether the system is away
    private static Look awayOnce(BooleanSupplier isAway) {
        return new Meanwhile(() -> isAway.getAsBoolean()
                ? Mono.error(ConnectorAway.unreachable(Directory.NAME, "does not answer", null))
                : Mono.just(new Looked.Found(State.of("there"))));
    }

    /// @param before what happens meanwhile
    private static Look refusing(Runnable before) {
        return new Meanwhile(() -> {
            before.run();
            return Mono.just(new Looked.Unfit("no"));
        });
    }

    /// A look during which something happens.
    private record Meanwhile(Supplier<Mono<Looked>> sight) implements Look {
        @Override
        public String name() {
            return "meanwhile";
        }

        @Override
        public String connector() {
            return Directory.NAME;
        }

        @Override
        public Mono<Looked> look(Run run) {
            return Mono.defer(sight);
        }
    }
}
