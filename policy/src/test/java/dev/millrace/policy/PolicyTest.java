package dev.millrace.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.Person;
import dev.millrace.tickets.remediation.Authorisation;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.ticket.Ticket;
import dev.millrace.tickets.ticket.TicketEvent;
import dev.millrace.tickets.understanding.Risk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static Ticket ticket(String from, String runbook, @Nullable String target, boolean automatable) {
        return ticket(from, runbook, target, automatable, Risk.LOW);
    }

    /// Of a locked account; whoever writes from the company's domain is verified.
    private static Ticket ticket(String from, String runbook, @Nullable String target, boolean automatable, Risk risk) {
        return Json.read(
                """
                {"id":"00000-0000-0001","version":3,"tenant":"acme","channel":"email","status":"DIAGNOSED",
                 "requester":{"address":"%s"},"assurance":"%s","runbook":"%s","target":%s,"risk":"%s",
                 "automatable":%s,"category":"account-locked","categoryConfidence":0.95}
                """.formatted(
                                from,
                                from.endsWith("@acme.example") ? "DOMAIN_VERIFIED" : "CLAIMED",
                                runbook,
                                target == null ? "null" : Json.text(target),
                                risk.name().toLowerCase(Locale.ROOT),
                                automatable),
                Ticket.class);
    }

    @ParameterizedTest
    @CsvSource({
        "anna@acme.example, unlock-account, sender, own-account-verified",
        "anna@acme.example, unlock-account, anna, own-account-verified",
        "anna@acme.example, unlock-account, Anna@ACME.example, own-account-verified",
        "anna@acme.example, reset-password, sender, own-account-verified",
        "anna@home.example, unlock-account, sender, own-account-claimed",
        "anna@acme.example, unlock-account, ben, other-account",
        "anna@home.example, reset-password, ben, other-account",
        "anna@acme.example, grant-group-access, finance-reports, group-access",
        "anna@home.example, grant-group-access, finance-reports, group-access",
        "anna@acme.example, restore-file, report.xlsx, file-verified",
        "anna@home.example, restore-file, report.xlsx, no-rule",
        "anna@acme.example, remediate-device, LT-0815, things-verified",
        "anna@acme.example, restart-print-queue, HP-3-West, things-verified",
        "anna@acme.example, quarantine-message, Your parcel, things-verified",
        "anna@acme.example, reset-vpn-profile, sender, own-vpn-and-mailbox-verified",
        "anna@home.example, renew-vpn-certificate, sender, own-vpn-and-mailbox-claimed",
        "anna@acme.example, raise-mailbox-quota, ben, other-vpn-and-mailbox",
        "anna@acme.example, reset-mfa, sender, second-factor",
        "anna@acme.example, install-software, 7-Zip, software",
        "anna@acme.example, dance, sender, no-rule",
        "anna@acme.example, none, , no-runbook",
    })
    void shouldDecideByTheShippedPolicy(String from, String runbook, String target, String rule) {
        assertThat(PolicyFile.shipped()
                        .judge(Case.of(ticket(from, runbook, target, true)))
                        .rule())
                .isEqualTo(rule);
    }

    @Test
    void shouldReadTheFileThatIsNamed(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("desk.yaml"), "rules: [{name: all, when: 'true', then: automatic}]");
        assertThat(PolicyFile.read(file).judge(Case.of(ticket("anna@acme.example", "unlock-account", "sender", false))))
                .isInstanceOf(Authorisation.Automatic.class);
        assertThatThrownBy(() -> PolicyFile.read(folder.resolve("other.yaml")))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining("other.yaml");
    }

    @Test
    void shouldNotTakeTheRequesterForATargetThatNobodyHasNamed() {
        Policy lax = PolicyFile.parse("rules: [{name: all, when: self, then: automatic}]", "p.yaml");

        assertThat(lax.judge(Case.of(ticket("anna@acme.example", "reset-password", null, false))))
                .isInstanceOfSatisfying(
                        Authorisation.Never.class,
                        never -> assertThat(never.rule()).isEqualTo("no-target"));
        assertThat(lax.judge(Case.of(ticket("anna@acme.example", "reset-password", "sender", false)))
                        .rule())
                .isEqualTo("all");
    }

    @Test
    void shouldLetNothingRunThatIsNotClear() {
        assertThat(PolicyFile.shipped().judge(Case.of(ticket("anna@acme.example", "unlock-account", "sender", false))))
                .isInstanceOf(Authorisation.Never.class);
    }

    @Test
    void shouldAskTheRightPerson() {
        assertThat(PolicyFile.shipped().judge(Case.of(ticket("anna@home.example", "unlock-account", "sender", true))))
                .isEqualTo(new Authorisation.NeedsConsent("own-account-claimed", Consent.IDENTITY));
        assertThat(PolicyFile.shipped()
                        .judge(Case.of(ticket("anna@acme.example", "grant-group-access", "finance-reports", true))))
                .isEqualTo(new Authorisation.NeedsConsent("group-access", Consent.GROUP_OWNER));
        assertThat(PolicyFile.shipped().judge(Case.of(ticket("anna@acme.example", "unlock-account", "ben", true))))
                .isEqualTo(new Authorisation.NeedsConsent("other-account", Consent.MANAGER));
        assertThat(PolicyFile.shipped()
                        .judge(Case.of(ticket("anna@acme.example", "restore-file", "report.xlsx", true))))
                .isEqualTo(new Authorisation.NeedsConsent("file-verified", Consent.MANAGER));
    }

    @Test
    void shouldAskAsManyOfWhomeverAPolicyNamesAndUntilWhen() {
        Policy policy = PolicyFile.parse("""
                rules:
                  - {name: a, when: self, then: approval, by: role, roles: [security, board], quorum: 3, within: 4h}
                """, "p.yaml");
        assertThat(policy.judge(Case.of(ticket("anna@acme.example", "unlock-account", "sender", true))))
                .isEqualTo(new Authorisation.NeedsConsent(
                        "a", Consent.ROLE, List.of("security", "board"), 3, Duration.ofHours(4)));
    }

    @ParameterizedTest
    @CsvSource({
        "automatic, ''",
        "confirm-identity, ''",
        "approval, 'by: manager'",
        "approval, 'by: manager, quorum: 1'",
    })
    void shouldDoWhatIsOfHighRiskOnlyWhereTwoPeopleAgree(String then, String more) {
        Policy policy = PolicyFile.parse(
                "rules: [{name: a, when: 'true', then: %s%s}]".formatted(then, more.isEmpty() ? "" : ", " + more),
                "p.yaml");
        Authorisation judged =
                policy.judge(Case.of(ticket("anna@acme.example", "reset-mfa", "sender", true, Risk.HIGH)));
        if (then.equals("approval")) {
            assertThat(judged).isEqualTo(new Authorisation.NeedsConsent("a", Consent.MANAGER, List.of(), 2, null));
        } else {
            assertThat(judged)
                    .isInstanceOfSatisfying(
                            Authorisation.Never.class,
                            never -> assertThat(never.reason()).contains("two people must agree"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rules: [{name: a, when: self, then: approval, by: role}]|'by: role' needs 'roles'",
                "rules: [{name: a, when: self, then: approval, by: role, roles: security}]|'roles' is a list of names",
                "rules: [{name: a, when: self, then: approval, by: manager, quorum: 0}]|'quorum' is a number from 1",
                "rules: [{name: a, when: self, then: approval, by: manager, quorum: two}]|'quorum' is a number from 1",
                "rules: [{name: a, when: self, then: approval, by: manager, within: 1s}]|'within' is a time from 1m",
                "rules: [{name: a, when: self, then: approval, by: manager, within: soon}]|'within' is a time from 1m",
                "rules: [{name: a, when: self, then: automatic, quorum: 2}]|'quorum' does not go with 'automatic'",
                "rules: [{name: a, when: self, then: confirm-identity, by: manager}]|'by' does not go with 'confirm-identity'",
                "rules: [{name: a, when: 'self &&', then: automatic}]|p.yaml, rule 1 'a'",
                "rules: [{name: a, when: 'nobody', then: automatic}]|undeclared reference to 'nobody'",
                "rules: [{name: a, when: 'target', then: automatic}]|p.yaml, rule 1 'a'",
                "rules: [{name: a, when: self, then: perhaps}]|not 'perhaps'",
                "rules: [{name: a, when: self, then: approval}]|'by' is missing",
                "rules: [{name: a, when: self, then: approval, by: me}]|not 'me'",
                "rules: [{name: a, then: automatic}]|'when' is missing",
                "rules: [{name: a, when: self, then: automatic, wenn: x}]|'wenn' is not one of",
                "rules: [{name: a, when: self, then: automatic}, {name: a, when: self, then: automatic}]|named 'a'",
                "rules: 7|expected a list 'rules'",
                "rules: [{name: a, when: self, then: never, reason: no, then: automatic}]|p.yaml, line 1: found duplicate key then",
                "{rules: [{name: a, when: self, then: never, reason: no}], rules: []}|p.yaml, line 1: found duplicate key rules",
                "{rules: [], risks: {book-room: high, book-room: low}}|p.yaml, line 1: found duplicate key book-room",
                "{rules: [], risk: {book-room: high}}|'risk' is not one of [risks, rules]",
                "rules: [{name: a, when: self, then: automatic, within: 4h}]|'within' does not go with 'automatic'",
                "rules: [{name: a, when: self, then: never, reason: no, within: 4h}]|'within' does not go with 'never'",
                "rules: [{name: a, when: self, then: confirm-identity, reason: no}]|'reason' does not go with 'confirm-",
                "rules: [{name: a, when: ticket.channel, then: automatic}]|'channel' is neither true nor false",
                "rules: [|is no YAML",
            })
    void shouldSayWhatIsWrongWithAPolicyAndWhere(String yaml, String complaint) {
        assertThatThrownBy(() -> PolicyFile.parse(yaml, "p.yaml"))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining("p.yaml")
                .hasMessageContaining(complaint);
    }

    /// The message says nothing clear; the technician does.
    private static Ticket chosen(String from, String runbook, String target) {
        Ticket unclear = ticket(from, "none", null, false);
        Ticket chosen = Ticket.evolve(
                unclear,
                new TicketEvent.RunbookChosen(new Person("ben@acme.example", "Ben"), runbook, target, Map.of()));
        assertThat(chosen).isNotNull();
        return chosen;
    }

    @ParameterizedTest
    @CsvSource({
        "anna@acme.example, unlock-account, sender, own-account-verified",
        "anna@home.example, unlock-account, sender, own-account-claimed",
        "anna@acme.example, reset-password, ben, other-account",
        "anna@acme.example, reset-mfa, sender, second-factor",
        "anna@acme.example, restart-print-queue, HP-3-West, things-verified",
        "anna@acme.example, book-room, R2, no-rule",
    })
    void shouldJudgeWhatATechnicianChoosesLikeWhatAMessageLeadsTo(
            String from, String runbook, String target, String rule) {
        assertThat(PolicyFile.shipped()
                        .judge(Case.of(chosen(from, runbook, target)))
                        .rule())
                .isEqualTo(rule);
    }

    @Test
    void shouldKnowWhoChoseARunbookAndItsRiskWhereThePolicySaysIt() {
        String rules = """
                rules:
                  - name: rooms
                    when: runbook.id == "book-room" && technician == "ben@acme.example"
                    then: automatic
                """;
        Ticket chosen = chosen("anna@acme.example", "book-room", "R2");
        assertThat(PolicyFile.parse(rules + "risks: {book-room: low}\n", "p.yaml")
                        .judge(Case.of(chosen)))
                .isEqualTo(new Authorisation.Automatic("rooms"));
        assertThat(PolicyFile.parse(rules, "p.yaml").judge(Case.of(chosen))).isInstanceOf(Authorisation.Never.class);
        assertThat(PolicyFile.parse(rules, "p.yaml")
                        .judge(Case.of(ticket("anna@acme.example", "book-room", "R2", true)))
                        .rule())
                .isEqualTo("no-rule");
        assertThatThrownBy(() -> PolicyFile.parse(rules + "risks: {book-room: small}\n", "p.yaml"))
                .hasMessage("p.yaml: the risk of 'book-room' is 'low', 'medium' or 'high', not 'small'");
    }

    @Test
    void shouldNotLetARunHappenByAConditionThatCannotBeEvaluated() {
        Policy policy =
                PolicyFile.parse("rules: [{name: a, when: 'size(ticket.confidence) == 1', then: automatic}]", "p.yaml");
        assertThat(policy.judge(Case.of(ticket("anna@acme.example", "unlock-account", "sender", true))))
                .isInstanceOf(Authorisation.Never.class);
    }

    @Test
    void shouldNotPassOverARuleThatMightForbid() {
        Policy policy = PolicyFile.parse("""
                rules:
                  - { name: externals, when: 'size(ticket.confidence) == 1', then: never, reason: no externals }
                  - { name: own, when: self, then: automatic }
                """, "p.yaml");

        assertThat(policy.judge(Case.of(ticket("anna@acme.example", "unlock-account", "sender", true))))
                .isEqualTo(new Authorisation.Never(
                        "externals", "the condition of this rule of the policy cannot be evaluated here"));
    }

    @Test
    void shouldNotPassOverARuleWhoseConditionIsNeitherTrueNorFalse() {
        Policy policy = PolicyFile.parse("""
                rules:
                  - { name: mail, when: "self ? ticket['channel'] : false", then: never, reason: no mail }
                  - { name: own, when: self, then: automatic }
                """, "p.yaml");

        assertThat(policy.judge(Case.of(ticket("anna@acme.example", "unlock-account", "sender", true)))
                        .rule())
                .isEqualTo("mail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "requester.adress.endsWith('@ext.example') | 'requester' has no field 'adress'; there are [address,",
                "ticket.kind == 'x' | 'ticket' has no field 'kind'",
                "self && runbook.name == 'x' | there are [id, risk]"
            })
    void shouldRefuseFieldsThatThereAreNot(String condition, String told) {
        assertThatThrownBy(() -> PolicyFile.parse(
                        "rules: [{name: externals, when: \"%s\", then: never}]".formatted(condition), "p.yaml"))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining("externals")
                .hasMessageContaining(told);
    }
}
