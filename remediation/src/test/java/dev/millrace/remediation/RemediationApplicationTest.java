package dev.millrace.remediation;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOOP_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.RunningProgram;
import dev.millrace.remediation.testing.TestProgram;
import dev.millrace.scheduling.LimitedStart;
import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationRequest;
import dev.millrace.tickets.signature.Signer;
import io.r2dbc.spi.ConnectionFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/// The whole program against a broker, a database and a directory.
class RemediationApplicationTest {
    @RegisterExtension
    static final RunningProgram RUNNING = new RunningProgram();

    private final TestProgram program = RUNNING.program();
    private final Path runbooks = RUNNING.runbooks();

    @Test
    void shouldUnlockTheSendersAccount() {
        program.directory().lock("anna");
        RemediationOutcome end = program.run(Requests.automatic(1, "unlock-account", "sender", "anna"));
        assertThat(end).isInstanceOf(RemediationOutcome.Succeeded.class);
        assertThat(program.directory().isLocked("anna")).isFalse();
    }

    /// Spring Boot brings it under a name of its own, by which the limit finds it.
    @Test
    void shouldLimitHowLongHealthWaitsForTheDatabase() {
        assertThat(program.bean(ReactiveHealthContributorRegistry.class).getContributor("r2dbc"))
                .asString()
                .startsWith("LimitedHealth[part=org.springframework.boot.r2dbc.");
    }

    /// It is noted once the broker has it.
    @Test
    void shouldLimitHowLongAServerMayLeaveANewConnectionWithoutAnswer() {
        ConnectionFactory connections = program.bean(ConnectionFactory.class);

        assertThat(OptionsCapableConnectionFactory.unwrapFrom(connections)
                        .getOptions()
                        .getValue(LOOP_RESOURCES))
                .isInstanceOf(LimitedStart.class);
    }

    @Test
    void shouldTellTheStreamOfTheDirectorysPeople() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Boolean.TRUE.equals(program.database()
                        .database()
                        .sql("select count(*) = 1 as told from remediation.person_told"
                                + " where tenant = 'acme' and address = 'anna@acme.example' and digest <> ''")
                        .map(row -> row.get("told", Boolean.class))
                        .one()
                        .block(Duration.ofSeconds(10))));
    }

    /// The database has no place for a zero byte. The log has a line each, and no trace: it is no fault of ours.
    @Test
    void shouldTellTheTicketOfARequestThatTheDatabaseRefuses() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger listener = (Logger) LoggerFactory.getLogger("dev.millrace.remediation.worker.RequestListener");
        listener.addAppender(log);
        assertThat(program.run(Requests.automatic(17, "unlock-account", "an\0na", "anna")))
                .isInstanceOfSatisfying(RemediationOutcome.Failed.class, failed -> {
                    assertThat(failed.reason()).startsWith("the request could not be taken (");
                    assertThat(failed.undone()).isTrue();
                });
        assertThat(program.ask(
                        Requests.consent(18, Consent.MANAGER, "unlock-account", "an\0na", "anna"),
                        outcome -> outcome instanceof RemediationOutcome.NobodyToAsk))
                .isInstanceOf(RemediationOutcome.NobodyToAsk.class);
        listener.detachAppender(log);
        assertThat(log.list).hasSize(2).allSatisfy(line -> {
            assertThat(line.getThrowableProxy()).isNull();
            assertThat(line.getFormattedMessage())
                    .contains(" is told: unsupported Unicode escape sequence")
                    .doesNotContain("\n");
        });
    }

    @Test
    void shouldAskNobodyToAgreeToWhatNoSystemIsConfiguredFor() {
        assertThat(program.ask(
                        Requests.consent(19, Consent.MANAGER, "restore-file", "Q3/report.xlsx", "anna"),
                        outcome -> outcome.ticket().bits() == 19))
                .isInstanceOfSatisfying(
                        RemediationOutcome.NobodyToAsk.class,
                        nobody -> assertThat(nobody.reason())
                                .contains("not configured here (millrace.remediation.files.shares)"));
    }

    @Test
    void shouldShowANewPasswordOnceBehindItsLink() throws Exception {
        var end =
                (RemediationOutcome.Succeeded) program.run(Requests.automatic(2, "reset-password", "sender", "chloe"));
        assertThat(end.secret().recipient().address()).isEqualTo("chloe@private.example");
        String link = "/once/"
                + new Signer(TestProgram.KEY).token("once", end.secret().secretId());

        HttpResponse<String> preview = program.send("GET", link, "Accept-Language", "fr-CA,fr;q=0.9");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("mot de passe").contains("method=\"post\"");
        assertThat(preview.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("form-action 'self'");
        assertThat(preview.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(preview.headers().firstValue("Cache-Control")).contains("no-store");

        HttpResponse<String> revealed = program.send("POST", link, "Accept-Language", "es");
        Matcher password = Pattern.compile("<code>([^<]+)</code>").matcher(revealed.body());
        assertThat(password.find()).isTrue();
        assertThat(program.directory().accepts("chloe", password.group(1))).isTrue();
        assertThat(program.directory().mustChangePassword("chloe")).isTrue();

        assertThat(program.send("POST", link, "Accept-Language", "de").statusCode())
                .isEqualTo(410);
        HttpResponse<String> again = program.send("GET", link, "Accept-Language", "de");
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("abgelaufen");
        assertThat(program.send("GET", link + "x", "Accept-Language", "de").statusCode())
                .isEqualTo(404);
        assertThat(Json.text(program.outcomes())).doesNotContain(password.group(1));
    }

    @Test
    void shouldAnswerWhoseConsentIsNeeded() {
        RemediationRequest request =
                Requests.consent(3, Consent.GROUP_OWNER, "grant-group-access", "finance-reports", "anna");
        RemediationOutcome answer =
                program.ask(request, outcome -> outcome instanceof RemediationOutcome.ConsentersFound);
        assertThat(((RemediationOutcome.ConsentersFound) answer)
                        .consenters()
                        .getFirst()
                        .address())
                .isEqualTo("ben@acme.example");
    }

    @Test
    void shouldListConnectorsForTheAdminOnly() throws Exception {
        assertThat(program.send("GET", "/api/connectors", "Accept", "application/json")
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> answer = program.send("GET", "/api/connectors", "Authorization", TestProgram.admin());
        assertThat(answer.body()).contains("\"connector\":\"directory\"").contains("\"breaker\":\"CLOSED\"");
    }

    @Test
    void shouldShowTheAdminWhatARunbookWouldChangeAndChangeNothing() throws Exception {
        program.directory().lock("chloe");
        String wish = "{\"target\":\"chloe\"}";
        assertThat(program.post("/api/runbooks/unlock-account/dry-run", wish, false)
                        .statusCode())
                .isEqualTo(401);
        assertThat(program.post("/api/runbooks/unlock-account/dry-run", wish, true)
                        .body())
                .contains("\"step\":\"unlock\"")
                .contains("\"verdict\":\"would-change\"")
                .contains("the account is locked");
        assertThat(program.directory().isLocked("chloe")).isTrue();
        assertThat(program.post("/api/runbooks/unlock-account/dry-run", "{\"target\":\"svc-backup\"}", true)
                        .body())
                .contains("would-fail")
                .contains("protected");
        for (String requester : List.of("", ",\"requester\":\"chloe@acme.example\"")) {
            assertThat(program.post(
                                    "/api/runbooks/install-software/dry-run",
                                    "{\"target\":\"7-Zip\"" + requester + "}",
                                    true)
                            .body())
                    .contains("the system 'graph' is not configured here")
                    .doesNotContain("agreement");
        }
        Files.writeString(runbooks.resolve("agreed.yaml"), """
                id: agreed-only
                title: Looks once the manager agreed
                risk: high
                approvers: [manager]
                steps:
                  - name: locate
                    action: directory.locate-account
                summary: Done.
                """);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> program.post("/api/runbooks/agreed-only/dry-run", wish, true)
                                .statusCode()
                        == 200);
        assertThat(program.post("/api/runbooks/agreed-only/dry-run", wish, true).body())
                .contains("\"verdict\":\"found\"")
                .doesNotContain("would-fail");
        assertThat(program.post("/api/runbooks/dance/dry-run", wish, true).statusCode())
                .isEqualTo(404);
        assertThat(program.post("/api/runbooks/unlock-account/dry-run", "{}", true)
                        .statusCode())
                .isEqualTo(400);
    }

    /// It is the only one served here, as which the dry runs of the other tests are judged.
    @Test
    void shouldRehearseForATenantThatIsServed() throws Exception {
        String path = "/api/runbooks/unlock-account/dry-run";
        assertThat(program.post(path, "{\"target\":\"ben\",\"tenant\":\"acme\"}", true)
                        .body())
                .contains("the account is ben");
        HttpResponse<String> other = program.post(path, "{\"target\":\"ben\",\"tenant\":\"globex\"}", true);
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("\"field\":\"tenant\"").contains("expected one of [acme], found 'globex'");
    }

    @Test
    void shouldRehearseNothingWithAParameterThatTheRunbookDoesNotHave() throws Exception {
        HttpResponse<String> answer = program.post(
                "/api/runbooks/unlock-account/dry-run", "{\"target\":\"anna\",\"parameters\":{\"foo\":\"bar\"}}", true);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("parameters: the runbook has no parameter 'foo', nor any other beside the target");

        Files.writeString(runbooks.resolve("days.yaml"), """
                id: for-days
                title: Looks for some days
                risk: low
                parameters:
                  target: { type: account }
                  days: { type: integer, required: false }
                  reason: { type: text, required: false }
                steps:
                  - name: locate
                    action: directory.locate-account
                summary: Done for {parameters.days} days.
                """);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> program.post("/api/runbooks/for-days/dry-run", "{\"target\":\"anna\"}", true)
                                .statusCode()
                        == 200);
        assertThat(program.post(
                                "/api/runbooks/for-days/dry-run",
                                "{\"target\":\"anna\",\"parameters\":{\"days\":\"3\",\"dayz\":\"4\"}}",
                                true)
                        .body())
                .contains("the runbook has no parameter 'dayz'; there are [days, reason]");
        assertThat(program.post(
                                "/api/runbooks/for-days/dry-run",
                                "{\"target\":\"anna\",\"parameters\":{\"days\":\"3\"}}",
                                true)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldTakeUpAnOwnRunbookWithoutARestart() throws Exception {
        Files.writeString(runbooks.resolve("look.yaml"), """
                id: look-only
                title: Looks
                risk: low
                steps:
                  - name: locate
                    action: directory.locate-account
                summary: The account is {account.uid}.
                told:
                  en: You are {account.uid}.
                  de: Sie sind {account.uid}.
                """);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> program.post("/api/runbooks/look-only/dry-run", "{\"target\":\"anna\"}", true)
                                .statusCode()
                        == 200);
        var end = (RemediationOutcome.Succeeded) program.run(Requests.automatic(9, "look-only", "sender", "anna"));
        assertThat(end.summary()).isEqualTo("The account is anna.");
        assertThat(end.told()).isEqualTo("Sie sind anna.");
    }

    @Test
    void shouldDoNothingThatNoRuleOfItsOwnPolicyLetsRun() {
        var end = (RemediationOutcome.Failed) program.run(Requests.automatic(19, "unlock-account", "chloe", "anna"));
        assertThat(end.reason())
                .isEqualTo("by the policy in force here, rule 'no-rule': policy says never: no rule of the policy lets"
                        + " this run");
    }

    /// Nothing but what is asked before each step stands before a step that looks nobody up.
    @Test
    void shouldDoNothingForStrangersNorByWhoMayNotAgree() throws Exception {
        String text = """
                id: keep-only
                title: Keeps a password
                risk: low
                steps:
                  - name: keep
                    action: secret.keep-password
                  - name: locate
                    action: directory.locate-account
                summary: Done.
                """;
        Files.writeString(runbooks.resolve("keep.yaml"), text);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> program.post("/api/runbooks/keep-only/dry-run", "{\"target\":\"anna\"}", true)
                                .statusCode()
                        == 200);
        var unasked = (RemediationOutcome.Failed) program.run(Requests.automatic(10, "keep-only", "anna", "stranger"));
        assertThat(unasked.step()).isEqualTo("keep");
        assertThat(unasked.reason()).contains("nobody has agreed, and it is not known who asks");
        var agreed = (RemediationOutcome.Failed) program.run(
                Requests.agreedOn(Requests.consented(11, "keep-only", "anna", "anna", Consent.MANAGER, "chloe"), text));
        assertThat(agreed.step()).isEqualTo("keep");
        assertThat(agreed.reason()).contains("chloe agreed, and is not, or not any more, the manager");
    }

    @Test
    void shouldBeHealthy() throws Exception {
        assertThat(program.send("GET", "/actuator/health", "Accept", "application/json")
                        .body())
                .contains("UP");
    }

    @ParameterizedTest
    @CsvSource({"millrace-remediation, Requests for remediation", "millrace-remediation-config, Exchanges of models"})
    void shouldBeDownWithTheReasonOnceAListenerGaveUp(String id, String what) {
        var listener = (AbstractMessageListenerContainer<?, ?>)
                program.bean(KafkaListenerEndpointRegistry.class).getListenerContainer(id);
        assertThatThrownBy(() -> listener.getCommonErrorHandler()
                        .handleOtherException(new IllegalStateException("a secret"), null, listener, false))
                .isInstanceOf(KafkaException.class);
        await().untilAsserted(() -> assertThat(health())
                .contains("\"status\":\"DOWN\"")
                .containsOnlyOnce("not being taken: the listener gave up after IllegalStateException")
                .contains(what)
                .doesNotContain("a secret"));
        listener.start();
        await().untilAsserted(() ->
                assertThat(health()).contains("remediationRequests").doesNotContain("DOWN"));
    }

    private String health() throws Exception {
        return program.send("GET", "/actuator/health", "Authorization", TestProgram.admin())
                .body();
    }
}
