package dev.millrace.remediation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.remediation.testing.Requests;
import dev.millrace.tickets.message.Assurance;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be read out of a message that somebody with bad intentions wrote: each must change nothing, for the reason
/// that was meant to hold it up.
class HostileTargetsTest {
    @TempDir
    private Path disk;

    private HostileDesk hostile;

    @BeforeEach
    void start() throws IOException {
        hostile = new HostileDesk(disk);
    }

    @AfterEach
    void stop() {
        hostile.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "unlock-account     ¦ ben                             ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ ben has nobody registered who could agree: no second address or manager with an address",
                "unlock-account     ¦ *                               ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for '*'",
                "unlock-account     ¦ anna)(uid=ben                   ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for 'anna)(uid=ben'",
                "unlock-account     ¦ *)(objectClass=*                ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for '*)(objectClass=*'",
                "reset-password     ¦ ben))(|(uid=*                   ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for 'ben))(|(uid=*'",
                "reset-password     ¦ uid=ben,ou=people,dc=acme,dc=example ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for 'uid=ben,ou=people,dc=acme,dc=example'",
                "reset-password     ¦ ben\\2a                         ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for 'ben\\2a'",
                "reset-password     ¦ ${requester.address}            ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for '${requester.address}'",
                "reset-password     ¦ {{ target }}                    ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for '{{ target }}'",
                "reset-password     ¦ ${jndi:ldap://evil.example/a}   ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for '${jndi:ldap://evil.example/a}'",
                "reset-password     ¦ #{T(java.lang.Runtime).getRuntime()} ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for '#{T(java.lang.Runtime).getRuntime()}'",
                "reset-password     ¦ ben; rm -rf /                   ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for 'ben; rm -rf /'",
                "reset-password     ¦ $(reboot)                       ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for '$(reboot)'",
                "reset-password     ¦ ' or '1'='1                     ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for '' or '1'='1'",
                "reset-password     ¦ sender                          ¦ anna@evil.example ¦ DOMAIN_VERIFIED ¦ the directory has no account for 'anna@evil.example'",
                "reset-password     ¦ anna                            ¦ anna@evil.example ¦ DOMAIN_VERIFIED ¦ it is not known who asks: the directory has no account for 'anna@evil.example'",
                "reset-password     ¦ anna                            ¦ anna@evil.example ¦ AUTHENTICATED ¦ it is not known who asks: the directory has no account for 'anna@evil.example'",
                "reset-password     ¦ svc-backup                      ¦ svc-backup@acme.example ¦ DOMAIN_VERIFIED ¦ the account svc-backup is protected by its name",
                "unlock-account     ¦ SVC-BACKUP                      ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the account svc-backup is protected by its name",
                "grant-group-access ¦ domain-admins                   ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no group for 'domain-admins'",
                "grant-group-access ¦ protected-accounts              ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the group protected-accounts is protected",
                "grant-group-access ¦ finance-reports)(cn=*           ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no group for 'finance-reports)(cn=*'",
                "grant-group-access ¦ ../protected-accounts           ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ the directory has no group for '../protected-accounts'",
                "grant-group-access ¦ finance-reports                 ¦ ben@acme.example  ¦ DOMAIN_VERIFIED ¦ the group finance-reports has no owner with an address besides the requester",
                "no-such-runbook    ¦ anna                            ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ no rule of the policy lets this run",
                "../unlock-account  ¦ anna                            ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ no rule of the policy lets this run",
                "restore-file       ¦ report.xlsx                     ¦ anna@acme.example ¦ CLAIMED ¦ no rule of the policy lets this run",
                "restore-file       ¦ ../../etc/shadow                ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ asked: ben@acme.example",
                "restore-file       ¦ report.xlsx                     ¦ ben@acme.example  ¦ DOMAIN_VERIFIED ¦ ben has nobody registered who could agree",
                "restore-file       ¦ report.xlsx                     ¦ eve@evil.example  ¦ DOMAIN_VERIFIED ¦ the directory has no account for 'eve@evil.example'",
                "remediate-device   ¦ LT-0815                         ¦ eve@evil.example  ¦ DOMAIN_VERIFIED ¦ it is not known who asks: the directory has no account for 'eve@evil.example'",
                "remediate-device   ¦ LT-0815                         ¦ anna@acrne.example ¦ AUTHENTICATED ¦ it is not known who asks: the directory has no account for 'anna@acrne.example'",
                "remediate-device   ¦ LT-0815                         ¦ *                 ¦ DOMAIN_VERIFIED ¦ it is not known who asks: the directory has no account for '*'",
                "remediate-device   ¦ --help                          ¦ anna@acme.example ¦ DOMAIN_VERIFIED ¦ a value that begins with '-' is not passed on"
            })
    void shouldRefuseWhateverWasReadOutOfAMessage(
            String runbook, String target, String from, Assurance assurance, String reason) {
        hostile.desk().diagnosed(from, assurance, runbook, target);
        hostile.assertNothingHappened(from);
        assertThat(hostile.told()).contains(reason);
    }

    /// A tenant's own policy may be too kind: what a runbook demands holds all the same.
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "../../etc/shadow            ¦ anna@acme.example ¦ never runs without the agreement of one of",
                "report.xlsx                 ¦ anna@acme.example ¦ never runs without the agreement of one of",
                "report.xlsx                 ¦ eve@evil.example  ¦ it is not known who asks",
            })
    void shouldNotPutAFileBackUnasked(String target, String from, String reason) {
        hostile.desk().judgedBy("rules: [{name: all, when: 'true', then: automatic}]");
        hostile.desk().diagnosed(from, Assurance.DOMAIN_VERIFIED, "restore-file", target);
        hostile.assertNothingHappened(from);
        assertThat(hostile.told()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/shadow", "../etc/shadow", "F:\\..\\etc\\shadow", "monday/../../etc/shadow"})
    void shouldNotLeaveAShareWhoeverAgreed(String target) {
        Execute agreed = Requests.agreed(1, "restore-file", target, "anna", 1, "ben@acme.example");
        hostile.worker().ask(agreed);
        assertThat(hostile.worker().end(agreed))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("no snapshot has a file at that path, or it is no path within a share"));
        hostile.assertUnchanged();
    }

    /// A program is told a value as one word, whatever it holds; no shell reads it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x; touch hit",
                "$(touch hit)",
                "`touch hit`",
                "x && touch hit",
                "x | tee hit",
                "x > hit",
                "'; touch hit; '",
                "\"; touch hit; \"",
                "${IFS}touch${IFS}hit",
                "*",
                "~root",
                "{parameters.x}",
            })
    void shouldTellAProgramAValueAsOneWord(String target) {
        hostile.desk().diagnosed("anna@acme.example", Assurance.DOMAIN_VERIFIED, "remediate-device", target);
        Execute run = hostile.executes().getFirst();
        hostile.worker().ask(run);
        assertThat(hostile.worker().end(run))
                .isInstanceOfSatisfying(
                        Succeeded.class,
                        succeeded -> assertThat(succeeded.summary()).isEqualTo("The program was told " + target + "."));
        hostile.assertUnchanged();
    }
}
