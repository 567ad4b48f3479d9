package dev.millrace.remediation.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.ActionSource;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.dialogue.Answer;
import dev.millrace.remediation.dialogue.ExchangeActions;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.http.HttpDialect;
import dev.millrace.remediation.http.HttpSystem;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.policy.TestProtection;
import dev.millrace.remediation.runbook.Runbook;
import dev.millrace.remediation.secret.SecretStore;
import dev.millrace.remediation.secret.TestSecrets;
import dev.millrace.remediation.testing.FaultMatrix;
import dev.millrace.remediation.testing.FaultPlan;
import dev.millrace.remediation.testing.RecordedGraph;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.testing.SystemContract;
import dev.millrace.remediation.testing.TestDirectory;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The connector and the three runbooks for Microsoft Graph against its record: what is asked for that is not in
/// there fails the test.
class MicrosoftGraphTest implements SystemContract {
    private static final String USER = "/users/0b8f3c2e-5d1a-4f7b-9a64-2c1e7d90b3a5";
    private static final String DEVICES = "/deviceManagement/managedDevices?%24filter="
            + "deviceName%20eq%20%27LT-0815%27%20and%20userPrincipalName%20eq%20%27anna%40acme.example%27";
    private static final GuardSettings GUARD = new GuardSettings(
            Duration.ofSeconds(5), 1, Duration.ofMillis(1), 100, 100, 100, Duration.ofSeconds(1), 1, 32);

    private static RecordedGraph graph;
    private static TestDirectory company;
    private static Directory directory;
    private static TestDesk desk;
    private static HttpSystem system;
    private static List<Runbook> runbooks;
    private static long tickets;

    @BeforeAll
    static void start() {
        graph = new RecordedGraph(new FaultPlan());
        company = new TestDirectory(new FaultPlan());
        directory = company.connector(GUARD);
        system = graph.system(GUARD, new Guards(new SimpleMeterRegistry()), Clock.systemUTC());
        desk = new TestDesk(directory, system);
        SecretStore secrets = TestSecrets.store(desk.database());
        Enforcement enforcement = TestProtection.enforcement(directory);
        HttpDialect dialect = new HttpDialect(Map.of("graph", system));
        ActionSource[] actions = {
            new AccountActions(Configured.is(directory), Configured.is(enforcement), Configured.is(secrets)),
            new ExchangeActions<>(dialect),
            new GraphActions(dialect)
        };
        runbooks = Stream.of("reset-mfa", "install-software", "remediate-device")
                .map(id -> ShippedRunbooks.runbook(id, enforcement::objection, actions))
                .toList();
        desk.settling(Duration.ofSeconds(10)).worker(runbooks.toArray(Runbook[]::new));
    }

    @AfterAll
    static void stop() {
        desk.close();
        directory.close();
        company.close();
        graph.close();
    }

    @BeforeEach
    void reset() {
        graph.reset();
    }

    @AfterEach
    void keepToTheRecord() {
        graph.assertNothingElseWasAsked();
    }

    @Override
    public TestDesk desk() {
        return desk;
    }

    @Override
    public FaultMatrix.Scene scene() {
        return new FaultMatrix.Scene() {
            @Override
            public void reset() {
                graph.reset();
            }

            @Override
            public Map<String, String> state() {
                return graph.state();
            }
        };
    }

    @Override
    public Stream<Subject> subjects() {
        return Stream.of(
                new Subject(
                        Kind.SECOND_FACTORS,
                        runbooks.get(0),
                        MicrosoftGraphTest::factorsOf,
                        "sender",
                        "nobody",
                        Map.of("methods", ""),
                        false),
                new Subject(
                        Kind.SOFTWARE,
                        runbooks.get(1),
                        MicrosoftGraphTest::software,
                        "7-Zip",
                        "Doom",
                        Map.of("member", "true"),
                        false),
                new Subject(
                        Kind.DEVICES,
                        runbooks.get(2),
                        MicrosoftGraphTest::device,
                        "LT-0815",
                        "LT-9999",
                        Map.of("compliance", "compliant"),
                        false));
    }

    @Test
    void shouldRemoveSecondFactors() {
        assertThat(resetFactors())
                .isInstanceOfSatisfying(
                        Succeeded.class, done -> assertThat(done.summary()).endsWith("What stays: nothing."));
        assertThat(graph.state()).containsEntry("methods", "");
        assertThat(graph.requests().stream().filter(asked -> asked.startsWith("DELETE")))
                .as("the default method is refused once, and goes last")
                .containsExactly(
                        "DELETE /v1.0" + USER + "/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7",
                        "DELETE /v1.0" + USER + "/authentication/microsoftAuthenticatorMethods/Kq3nT8-vWc2_yL5dRb7HsQ2",
                        "DELETE /v1.0" + USER + "/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7");
    }

    /// The last look, after all changes: another of its servers answers, which knows of one of them only.
    @Test
    void shouldWaitUntilGraphShowsAllThatItHasRemoved() {
        assertThat(resetFactors()).isInstanceOf(Succeeded.class);
        List<String> asked = graph.requests();
        assertThat(asked.getLast()).isEqualTo("GET /v1.0" + USER + "/authentication/methods");
        graph.reset();

        graph.answersNextAfter(asked.size() - 1, "A phone");
        assertThat(resetFactors()).isInstanceOf(Succeeded.class);
        assertThat(graph.requests().stream().filter(request -> request.startsWith("DELETE")))
                .hasSize(3);
    }

    @Test
    void shouldSayWhatStaysAndWhy() {
        graph.put("methods", "phoneMethods/p1,staying");
        assertThat(resetFactors())
                .isInstanceOfSatisfying(
                        Succeeded.class,
                        done -> assertThat(done.summary())
                                .contains(
                                        "What stays: Windows Hello (it is part of a device and opens no other), a temporary"
                                                + " access pass (it ends by itself, and new factors are registered with it)."));
        assertThat(graph.state()).containsEntry("methods", "staying");
    }

    @Test
    void shouldClaimNothingWhereAKindIsNotKnown() {
        graph.put("methods", "phoneMethods/p1,future");
        assertThat(resetFactors())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason())
                                .contains("of kinds that are not known here (palmVeinAuthenticationMethod)"));
        assertThat(graph.state()).containsEntry("methods", "phoneMethods/p1,future");
    }

    @Test
    void shouldRemoveWhatStandsOnTheNextPage() {
        graph.put("methods", "paged");
        assertThat(resetFactors()).isInstanceOf(Succeeded.class);
        assertThat(graph.state()).containsEntry("methods", "");
    }

    @ParameterizedTest
    @CsvSource({
        "methods,gone,has no list of the user's methods (404)",
        "user,gone,'Microsoft Graph has no user anna@acme.example, or it is disabled'",
        "user,disabled,'Microsoft Graph has no user anna@acme.example, or it is disabled'",
    })
    void shouldNotTakeAMissingUserForOneWithoutFactors(String name, String value, String reason) {
        graph.put(name, value);
        assertThat(resetFactors())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains(reason));
    }

    @Test
    void shouldNotTakeAnAnswerThatIsNoListForAnEmptyOne() {
        HttpDialect dialect = new HttpDialect(Map.of("graph", system));
        graph.answersNext("not a word of JSON");
        Answer answer = dialect.systems()
                .get("graph")
                .read(USER + "/authentication/methods")
                .block(LIMIT);
        assertThat(Methods.of(answer)).isEmpty();
    }

    @Test
    void shouldHandOutAnApplication() {
        assertThat(install("7-Zip")).isInstanceOf(Succeeded.class);
        assertThat(graph.state()).containsEntry("member", "true");
        assertThat(install("7-Zip")).as("once more").isInstanceOf(Succeeded.class);
        assertThat(graph.requests().stream().filter(asked -> asked.contains("members/$ref")))
                .hasSize(1);
    }

    /// After both looks, the check and the change: another of its servers answers, which does not know of it yet.
    @Test
    void shouldWaitUntilGraphShowsWhatItHasDone() {
        graph.answersNextAfter(4, "Not a member yet");
        assertThat(install("7-Zip")).isInstanceOf(Succeeded.class);
        assertThat(graph.requests().stream().filter(asked -> asked.contains("members/$ref")))
                .hasSize(1);
    }

    @Test
    void shouldHandOutNothingThatNobodyOffers() {
        assertThat(install("Doom"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains("Doom is not offered"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at-once", "slow"})
    void shouldWaitUntilADeviceIsAsItShouldBe(String pace) {
        graph.put("pace", pace);
        RemediationOutcome done = remediate();
        assertThat(done)
                .isInstanceOfSatisfying(
                        Succeeded.class,
                        succeeded -> assertThat(succeeded.summary())
                                .contains("not as it should be: updates (OsMinimumVersion), antivirus (Sig"));
        assertThat(graph.state()).containsEntry("compliance", "compliant");
        assertThat(graph.requests().stream().filter(asked -> asked.endsWith("/syncDevice")))
                .hasSize(1);
    }

    @Test
    void shouldSayThatASyncDidNotHelp() {
        graph.put("pace", "in-vain");
        assertThat(remediate()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason())
                    .isEqualTo("a sync did not make the device compliant: it is noncompliant, encrypted, synced last at"
                            + " 2026-11-20T12:00:00Z; not as it should be: updates (OsMinimumVersion), firewall"
                            + " (ActiveFirewallRequired); before it was noncompliant, encrypted, synced last at"
                            + " 2026-11-01T08:00:00Z; not as it should be: updates (OsMinimumVersion), antivirus"
                            + " (SignatureOutOfDate)");
        });
    }

    @Test
    void shouldSyncADeviceWhosePoliciesItMayNotRead() {
        graph.answersNextAfter(2, "not allowed");
        assertThat(remediate())
                .isInstanceOfSatisfying(
                        Succeeded.class,
                        done -> assertThat(done.summary())
                                .contains("Microsoft Graph does not say what (graph refused it (403))"));
    }

    @Test
    void shouldFindADeviceOnTheNextPage() {
        graph.put("listed", "second-page");
        assertThat(remediate()).isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldNotTakeTheFirstPageForAll() {
        graph.put("listed", "twice");
        assertThat(remediate())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason()).contains("has not exactly one managed device LT-0815"));
        assertThat(graph.state()).containsEntry("compliance", "noncompliant");
    }

    @Test
    void shouldEndWhereAListDoesNot() {
        graph.put("listed", "without-end");
        assertThatThrownBy(() -> system.read(DEVICES).block(LIMIT))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("graph answered more than 20 pages");
        assertThat(graph.requests()).hasSize(20);
    }

    @Test
    void shouldTakeItsTokenNowhereElse() {
        graph.answersNext("a page of nothing but a link elsewhere");
        assertThatThrownBy(() -> system.read(DEVICES).block(LIMIT))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("the answer of graph is not whole: its next page lies elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not ready", "not a word of JSON", "bad request", "throttled, in seconds"})
    void shouldTakeNoListForWholeWhoseNextPageIsNotToBeHad(String answer) {
        graph.put("listed", "second-page");
        system.read(USER + "/authentication/methods").block(LIMIT);
        assertThatThrownBy(() -> system.read(DEVICES)
                        .doOnSubscribe(started -> graph.answersNextAfter(1, answer))
                        .block(LIMIT))
                .isInstanceOfAny(ConnectorRefused.class, ConnectorAway.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttled, in seconds", "not ready for a while"})
    void shouldComeBackWhenItIsTold(String answer) {
        graph.answersNext(answer, answer);
        assertThat(install("7-Zip")).isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldComeBackAtTheTimeItIsTold() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
        HttpSystem then = graph.system(GUARD, new Guards(new SimpleMeterRegistry()), clock);
        graph.answersNext("throttled, until a date");
        ConnectorAway away = catchThrowableOfType(
                ConnectorAway.class, () -> then.read("/groups").block(LIMIT));
        assertThat(away.retryAfter()).contains(Duration.ofSeconds(17));
        assertThat(away.isUnanswered()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"conflict,graph refused it (409)", "not allowed,graph refused it (403)"})
    void shouldLeaveADeviceAloneThatGraphSaysNoAbout(String answer, String reason) {
        graph.answersNextAfter(4, answer);
        assertThat(remediate())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains(reason));
        assertThat(graph.state()).containsEntry("compliance", "noncompliant");
    }

    @Test
    void shouldFetchATokenOnceAndAnewWhenItHasExpired() {
        assertThat(install("7-Zip")).isInstanceOf(Succeeded.class);
        int before = graph.tokens();
        graph.reset();
        assertThat(install("7-Zip")).isInstanceOf(Succeeded.class);
        assertThat(graph.tokens()).isEqualTo(before);
        graph.reset();
        graph.expireToken();
        assertThat(install("7-Zip")).isInstanceOf(Succeeded.class);
        assertThat(graph.tokens()).isEqualTo(before + 1);
    }

    @Test
    void shouldWaitForAnAdministratorWhereItsSecretHasExpired() {
        HttpSystem another = graph.system(GUARD, new Guards(new SimpleMeterRegistry()), Clock.systemUTC());
        graph.answersNext("secret expired");
        assertThatThrownBy(() -> another.read("/groups").block(LIMIT))
                .isInstanceOf(ConnectorAway.class)
                .hasMessageStartingWith("graph: no access token")
                .message()
                .doesNotContain("Plume");
        another.probe().block(LIMIT);
    }

    private static RemediationOutcome resetFactors() {
        return desk.end(desk.ask(factorsOf("sender")));
    }

    private static RemediationOutcome install(String application) {
        return desk.end(desk.ask(software(application)));
    }

    private static RemediationOutcome remediate() {
        return desk.end(desk.ask(device("LT-0815")));
    }

    private static Execute factorsOf(String target) {
        return Requests.agreed(++tickets, "reset-mfa", target, "anna", 2, "ben@acme.example", "director@acme.example");
    }

    private static Execute software(String target) {
        return Requests.consented(++tickets, "install-software", target, "anna", Consent.MANAGER, "ben");
    }

    private static Execute device(String target) {
        return Requests.automatic(++tickets, "remediate-device", target, "anna");
    }
}
