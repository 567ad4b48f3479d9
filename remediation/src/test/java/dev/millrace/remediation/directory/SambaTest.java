package dev.millrace.remediation.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.ConnectorAway;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.group.GroupActions;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.policy.TestProtection;
import dev.millrace.remediation.secret.SecretActions;
import dev.millrace.remediation.secret.SecretStore;
import dev.millrace.remediation.secret.TestSecrets;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.Consent;
import dev.millrace.tickets.remediation.RemediationOutcome;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The account and group runbooks against Debian's Samba as an Active Directory domain controller.
@Tag("real")
class SambaTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String ANNA = SambaDomain.person("anna");
    private static final String REPORTS = SambaDomain.group("reports");

    @TempDir
    private static Path folder;

    private static SambaDomain domain;
    private static Directory directory;
    private static TestDesk desk;
    private static SecretStore secrets;
    private static long tickets;

    @BeforeAll
    static void start() throws Exception {
        domain = new SambaDomain(folder);
        domain.addPerson("anna", "512");
        domain.addPerson("ben", "512");
        domain.addPerson("chief", "512");
        domain.addPerson("boss", "512");
        domain.addPerson("gone", "514");
        domain.addGroup(REPORTS);
        domain.addGroup(SambaDomain.group("leads"), SambaDomain.person("chief"));
        domain.addGroup(SambaDomain.group("inner-circle"));
        try (LDAPConnection administrator = domain.administrator()) {
            administrator.modify(
                    REPORTS, new Modification(ModificationType.ADD, "managedBy", SambaDomain.person("ben")));
            for (String group : new String[] {"leads", "inner-circle"}) {
                administrator.modify(
                        "CN=Domain Admins,CN=Users," + SambaDomain.BASE,
                        new Modification(ModificationType.ADD, "member", SambaDomain.group(group)));
            }
        }
        directory = directory(SambaDomain.url(), domain.sockets());
        desk = new TestDesk(directory);
        secrets = TestSecrets.store(desk.database());
        Enforcement enforcement = TestProtection.enforcement(directory);
        AccountActions accounts =
                new AccountActions(Configured.is(directory), Configured.is(enforcement), Configured.is(secrets));
        desk.worker(
                ShippedRunbooks.runbook("unlock-account", accounts),
                ShippedRunbooks.runbook("reset-password", accounts, new SecretActions(Configured.is(secrets))),
                ShippedRunbooks.runbook(
                        "grant-group-access", new GroupActions(Configured.is(directory), Configured.is(enforcement))));
    }

    @AfterAll
    static void stop() {
        desk.close();
        directory.close();
        domain.close();
    }

    private static Directory directory(String url, SocketFactory sockets) {
        return new Directory(
                new DirectorySettings(
                        url,
                        SambaDomain.DESK,
                        SambaDomain.DESK_PASSWORD,
                        SambaDomain.BASE,
                        "OU=people",
                        "OU=groups",
                        4,
                        Duration.ofSeconds(2),
                        DirectoryDialect.ACTIVE_DIRECTORY,
                        null,
                        new DirectoryAttributes("", "", "", "", "", "", "", "", "", "", "", "", ""),
                        GuardSettings.defaults()),
                new Secrets(VaultSettings.none()),
                new Guards(new SimpleMeterRegistry()),
                sockets);
    }

    @BeforeEach
    void giveAnnaHerPassword() throws LDAPException {
        try (LDAPConnection administrator = domain.administrator()) {
            domain.setPassword(administrator, ANNA, "Old-passw0rd");
            administrator.modify(ANNA, new Modification(ModificationType.REPLACE, "lockoutTime", "0"));
        }
    }

    @Test
    void shouldKnowAnAccountAgainByWhatIsNotItsName() {
        Account anna = directory.account(ANNA).block(LIMIT).orElseThrow();
        assertThat(anna.id()).hasSize(32);
        assertThat(directory.account(anna.id(), "CN=before").block(LIMIT))
                .map(Account::dn)
                .contains(anna.dn());
    }

    @Test
    void shouldUnlockAnAccountThatTheServerLocked() {
        lockAnna();
        assertThat(run("unlock-account", "sender", "anna")).isInstanceOf(Succeeded.class);
        assertThat(domain.refusal(ANNA, "Old-passw0rd")).isEmpty();
    }

    @Test
    void shouldSetAPasswordThatMustBeChangedAndEndALock() throws LDAPException {
        lockAnna();
        Succeeded succeeded = (Succeeded) run("reset-password", "sender", "anna");
        String password =
                secrets.open(UUID.fromString(succeeded.secret().secretId())).block(LIMIT);
        assertThat(domain.refusal(ANNA, "Old-passw0rd")).contains("data 52e");
        assertThat(domain.refusal(ANNA, password)).contains("data 773");
        try (LDAPConnection administrator = domain.administrator()) {
            assertThat(administrator.getEntry(ANNA, "pwdLastSet").getAttributeValue("pwdLastSet"))
                    .isEqualTo("0");
            // Once nothing has to be changed any more, it is the one to sign in with.
            administrator.modify(ANNA, new Modification(ModificationType.REPLACE, "pwdLastSet", "-1"));
        }
        assertThat(domain.refusal(ANNA, password)).isEmpty();
    }

    @Test
    void shouldMakeTheRequesterAMember() throws LDAPException {
        assertThat(granted("reports")).isInstanceOf(Succeeded.class);
        try (LDAPConnection administrator = domain.administrator()) {
            assertThat(administrator.getEntry(REPORTS).hasAttributeValue("member", ANNA))
                    .isTrue();
        }
        assertThat(directory.isMember(REPORTS, ANNA).block(LIMIT)).isTrue();
        directory.removeMember(REPORTS, ANNA).block(LIMIT);
        assertThat(directory.isMember(REPORTS, ANNA).block(LIMIT)).isFalse();
    }

    @Test
    void shouldProtectMembersOfGroupsWithinGroupsWhereverThoseAre() {
        assertThat(((Failed) run("unlock-account", "sender", "chief")).reason())
                .matches("the account chief is protected: it is in (Domain Admins|Administrators)");
    }

    /// Who has it for his primary group is no `member` of it any more.
    @Test
    void shouldProtectWhosePrimaryGroupIsWithinAProtectedOne() throws LDAPException {
        String boss = SambaDomain.person("boss");
        try (LDAPConnection administrator = domain.administrator()) {
            byte[] sid = administrator
                    .getEntry(SambaDomain.group("leads"), "objectSid")
                    .getAttributeValueBytes("objectSid");
            int number = ByteBuffer.wrap(sid).order(ByteOrder.LITTLE_ENDIAN).getInt(sid.length - Integer.BYTES);
            administrator.modify(SambaDomain.group("leads"), new Modification(ModificationType.ADD, "member", boss));
            administrator.modify(
                    boss, new Modification(ModificationType.REPLACE, "primaryGroupID", String.valueOf(number)));
            assertThat(administrator.getEntry(SambaDomain.group("leads")).hasAttributeValue("member", boss))
                    .isFalse();
        }
        assertThat(((Failed) run("unlock-account", "sender", "boss")).reason())
                .matches("the account boss is protected: it is in (Domain Admins|Administrators)");
    }

    @Test
    void shouldGrantNoGroupThatIsWithinAProtectedOne() {
        assertThat(((Failed) granted("inner-circle")).reason())
                .matches("the group inner-circle is protected: it is in (Domain Admins|Administrators)");
    }

    @Test
    void shouldNotHelpADisabledAccountBackIntoUse() {
        assertThat(((Failed) run("reset-password", "sender", "gone")).reason())
                .isEqualTo("the account gone is disabled by an administrator");
    }

    @Test
    void shouldTellThePolicyOfPasswordsInPlainWords() {
        assertThatThrownBy(() -> directory.setPassword(ANNA, "Sh0rt").block(LIMIT))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("the directory's password policy does not take it: it is too short");
        assertThatThrownBy(() -> directory.setPassword(ANNA, "longbutsimple").block(LIMIT))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("the directory's password policy does not take it: it is too simple");
    }

    @Test
    void shouldHaveNoMoreRightsThanTheDeskNeeds() {
        assertThatThrownBy(() -> directory
                        .setPassword("CN=Administrator,CN=Users," + SambaDomain.BASE, "Anoth3r-password")
                        .block(LIMIT))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("the desk's account may not do this in the directory");
    }

    @Test
    void shouldSayThatItSignsInOverLdapsAlone() {
        try (Directory open = directory("ldap://" + SambaDomain.ADDRESS, SSLSocketFactory.getDefault())) {
            assertThatThrownBy(() -> open.account(ANNA).block(LIMIT))
                    .isInstanceOf(ConnectorAway.class)
                    .hasMessage("the directory lets us sign in over LDAPS alone");
        }
    }

    @Test
    void shouldNotBelieveACertificateOfAnUnknownAuthority() {
        try (Directory unbelieved = directory(SambaDomain.url(), SSLSocketFactory.getDefault())) {
            assertThatThrownBy(() -> unbelieved.account(ANNA).block(LIMIT)).isInstanceOf(ConnectorAway.class);
        }
    }

    private static void lockAnna() {
        for (int i = 0; i < 3; i++) {
            assertThat(domain.refusal(ANNA, "wrong")).contains("data 52e");
        }
        // Locked, and so refused although the password is right.
        assertThat(domain.refusal(ANNA, "Old-passw0rd")).contains("data 775");
    }

    private static RemediationOutcome run(String runbook, String target, String requester) {
        return desk.end(desk.ask(Requests.automatic(++tickets, runbook, target, requester)));
    }

    private static RemediationOutcome granted(String group) {
        return desk.end(desk.ask(
                Requests.consented(++tickets, "grant-group-access", group, "anna", Consent.GROUP_OWNER, "ben")));
    }
}
