package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.remediation.testing.Asking;
import dev.millrace.remediation.testing.Desk;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.message.Channel;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Circumstances;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import dev.millrace.tickets.ticket.TicketCommand.RecordOutcome;
import dev.millrace.tickets.ticket.TicketStatus;
import dev.millrace.tickets.understanding.Risk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The worker goes by the policy as it is when something is about to be done, whatever a request says of it.
class CurrentPolicyTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path disk;

    private HostileDesk company;
    private Desk desk;

    @BeforeEach
    void start() throws IOException {
        company = new HostileDesk(disk);
        desk = company.desk();
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            then: never, reason: accounts are being moved        | policy says never: accounts are being moved
            then: approval, by: manager                          | it needs consent (MANAGER) and nobody has given it
            then: confirm-identity                               | it needs consent (IDENTITY) and nobody has given it
            """)
    void shouldNotDoWhatPolicyHasCeasedToAllowWhileTheRunWaited(String then, String reason) {
        company.company().stop();
        desk.diagnosed("anna@acme.example", Assurance.DOMAIN_VERIFIED, "unlock-account", "sender");
        Execute request = company.worker().ask(company.executes().getFirst());
        awaitWaiting(request);
        desk.judgedBy("rules: [{name: changed, when: 'true', %s}]".formatted(then));
        company.company().start();

        RemediationOutcome end = company.worker().end(request);

        assertThat(end)
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("by the policy in force here, rule 'changed': " + reason));
        company.assertUnchanged();
        desk.does(new RecordOutcome(end));
        assertThat(desk.ticket().status()).isEqualTo(TicketStatus.ASSIGNED);
        assertThat(desk.ticket().assignee()).isEqualTo("service-desk");
        company.assertTold();
    }

    @Test
    void shouldGoOnUnderAPolicyThatStillAllowsIt() {
        company.company().stop();
        desk.diagnosed("anna@acme.example", Assurance.DOMAIN_VERIFIED, "unlock-account", "sender");
        Execute request = company.worker().ask(company.executes().getFirst());
        awaitWaiting(request);
        desk.judgedBy("rules: [{name: changed, when: self && ticket.automatable, then: automatic}]");
        company.company().start();
        assertThat(company.worker().end(request)).isInstanceOf(Succeeded.class);
        assertThat(company.company().isLocked("anna")).isFalse();
    }

    /// What one can write who writes to the topic of requests, and why nothing comes of it.
    static Stream<Object[]> forged() {
        Execute others = Requests.automatic(1, "unlock-account", "ben", "anna");
        Execute own = Requests.automatic(2, "unlock-account", "sender", "anna");
        return Stream.of(
                new Object[] {others, "it needs consent (MANAGER) and nobody has given it"},
                new Object[] {
                    Asking.like(others)
                            .agreedBy(List.of(Requests.person("chloe")))
                            .request(),
                    "it needs consent, and it is not known what was agreed to"
                },
                new Object[] {
                    Requests.agreedBy(3, "unlock-account", "ben", "anna", "security", "chloe@acme.example"),
                    "chloe agreed, and is not, or not any more, the manager"
                },
                new Object[] {
                    Requests.consented(4, "grant-group-access", "finance-reports", "anna", Consent.IDENTITY, "chloe"),
                    "chloe agreed, and is not, or not any more, an owner of the group"
                },
                new Object[] {
                    Asking.like(own).as(Assurance.CLAIMED).request(),
                    "it needs consent (IDENTITY) and nobody has given it"
                },
                new Object[] {
                    Requests.automatic(5, "restore-file", "F:\\report.xlsx", "anna"),
                    "it needs consent (MANAGER) and nobody has given it"
                },
                new Object[] {
                    Asking.like(own)
                            .under(new Circumstances(null, 0.2, Channel.WEB, true, Risk.LOW))
                            .request(),
                    "policy says never: the understanding is too unsure for a machine to act on"
                },
                new Object[] {
                    Asking.like(own)
                            .under(new Circumstances(null, 1, Channel.WEB, true, Risk.HIGH))
                            .request(),
                    "policy says never: the risk is high: two people must agree"
                });
    }

    @ParameterizedTest
    @MethodSource("forged")
    void shouldNotBelieveWhatARequestSaysThatPolicySaid(Execute forged, String reason) {
        company.worker().ask(forged);
        assertThat(company.worker().end(forged))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains(reason));
        company.assertUnchanged();
    }

    @Test
    void shouldKeepToWhatWasForbiddenThen() {
        Execute forbidden = Asking.like(Requests.automatic(1, "unlock-account", "sender", "anna"))
                .under(new Authorisation.Never("then", "not then"))
                .request();
        company.worker().ask(forbidden);
        assertThat(company.worker().end(forbidden))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo("policy says never: not then"));
    }

    /// A request of a program of before does not tell how it came about.
    @Test
    void shouldHandOverWhatCannotBeJudgedByAnOldRequest() {
        Execute old = Asking.like(Requests.automatic(1, "unlock-account", "sender", "anna"))
                .under((Circumstances) null)
                .request();
        company.worker().ask(old);
        assertThat(company.worker().end(old))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("by the policy in force here, rule 'unclear': policy says never:"
                                        + " the request does not tell what this rule of the policy asks for, as one"
                                        + " made before an update does not"));
        company.assertUnchanged();
    }

    @Test
    void shouldJudgeAnOldRequestByWhatItTells() {
        desk.judgedBy("""
                rules:
                  - {name: none-of-it, when: runbook.id == "dance" && ticket.confidence < 0.5, then: never, reason: no}
                  - {name: own, when: runbook.id == "unlock-account" && self && requester.verified, then: automatic}
                """);
        Execute old = Asking.like(Requests.automatic(1, "unlock-account", "sender", "anna"))
                .under((Circumstances) null)
                .request();
        company.worker().ask(old);
        assertThat(company.worker().end(old)).isInstanceOf(Succeeded.class);
        assertThat(company.company().isLocked("anna")).isFalse();
    }

    private void awaitWaiting(Execute request) {
        await().atMost(LIMIT)
                .until(() -> company.worker().told(request).stream()
                        .anyMatch(RemediationOutcome.Deferred.class::isInstance));
    }
}
