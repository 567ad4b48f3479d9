package dev.millrace.remediation.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.policy.Enforcement;
import dev.millrace.remediation.policy.TestProtection;
import dev.millrace.remediation.secret.SecretActions;
import dev.millrace.remediation.secret.SecretStore;
import dev.millrace.remediation.secret.TestSecrets;
import dev.millrace.remediation.testing.Requests;
import dev.millrace.remediation.testing.ShippedRunbooks;
import dev.millrace.remediation.worker.TestDesk;
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import dev.millrace.tickets.remediation.RemediationRequest.Execute;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The account runbooks on a directory that speaks as Active Directory does.
class ActiveDirectoryTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PEOPLE = FakeActiveDirectory.PEOPLE;
    private static final String ANNA = FakeActiveDirectory.ANNA;
    private static final String CHIEF = FakeActiveDirectory.CHIEF;

    private FakeActiveDirectory active;
    private InMemoryDirectoryServer server;
    private Directory directory;
    private TestDesk desk;
    private SecretStore secrets;

    @BeforeEach
    void start() throws LDAPException, LDIFException {
        active = new FakeActiveDirectory();
        server = active.server();
        directory = new Directory(
                FakeActiveDirectory.settings(server.getListenPort(), "service", GuardSettings.defaults()),
                new Secrets(VaultSettings.none()),
                new Guards(new SimpleMeterRegistry()));
        desk = new TestDesk(directory);
        secrets = TestSecrets.store(desk.database());
        Enforcement enforcement = TestProtection.enforcement(directory);
        AccountActions accounts =
                new AccountActions(Configured.is(directory), Configured.is(enforcement), Configured.is(secrets));
        desk.worker(
                ShippedRunbooks.runbook("unlock-account", accounts),
                ShippedRunbooks.runbook("reset-password", accounts, new SecretActions(Configured.is(secrets))));
    }

    @AfterEach
    void stop() {
        desk.close();
        directory.close();
        active.close();
    }

    @Test
    void shouldKnowAnAccountAgainByItsNumber() throws LDAPException {
        byte[] number = {0x1f, (byte) 0x9c, 0x28, 0x2a, 0x5c, 0, 0x29, (byte) 0xff, 1, 2, 3, 4, 5, 6, 7, 8};
        server.modify(ANNA, new Modification(ModificationType.ADD, "objectGUID", number));
        String id = directory.account(ANNA).block(LIMIT).orElseThrow().id();
        assertThat(id).isEqualTo("1f9c282a5c0029ff0102030405060708");
        server.modifyDN(ANNA, "CN=Anna Braun", false);
        assertThat(directory.account(ANNA).block(LIMIT)).isEmpty();
        assertThat(directory.account(id, ANNA).block(LIMIT).orElseThrow().uid()).isEqualTo("anna");
    }

    @Test
    void shouldAskNoContactOfAGroupNorAnybodyOutsideTheBase() throws LDAPException, LDIFException {
        String contact = "CN=Supplier," + PEOPLE;
        server.add("dn: " + contact, "objectClass: contact", "objectCategory: person", "mail: anna@supplier.example");
        assertThat(directory.person(contact).block(LIMIT)).isEmpty();
        assertThat(directory.person("CN=Elsewhere,DC=other,DC=example").block(LIMIT))
                .isEmpty();
        assertThat(directory.person(ANNA).block(LIMIT)).isPresent();
    }

    @Test
    void shouldUnlockByTheTimeOfTheLock() throws LDAPException {
        assertThat(run("unlock-account", "sender")).isInstanceOf(Succeeded.class);
        assertThat(server.getEntry(ANNA).getAttributeValue("lockoutTime")).isEqualTo("0");
    }

    @Test
    void shouldSetAPasswordThatMustBeChangedAndProveIt() throws LDAPException {
        Succeeded succeeded = (Succeeded) run("reset-password", "sender");
        String password =
                secrets.open(UUID.fromString(succeeded.secret().secretId())).block(Duration.ofSeconds(10));
        assertThat(server.getEntry(ANNA).getAttributeValueBytes("unicodePwd"))
                .isEqualTo(("\"" + password + "\"").getBytes(StandardCharsets.UTF_16LE));
        assertThat(server.getEntry(ANNA).getAttributeValue("pwdLastSet")).isEqualTo("0");
        assertThat(server.getEntry(ANNA).getAttributeValue("lockoutTime")).isEqualTo("0");
        assertThat(directory.accepts(ANNA, password).block(Duration.ofSeconds(10)))
                .isTrue();
        assertThat(directory.accepts(ANNA, "old-password").block(Duration.ofSeconds(10)))
                .isFalse();
    }

    @Test
    void shouldProtectMembersOfGroupsWithinGroups() {
        Execute request = Requests.automatic(1, "unlock-account", "sender", "chief");
        Failed failed = (Failed) desk.end(desk.ask(request));
        assertThat(failed.reason()).contains("protected-accounts");
        assertThat(DirectoryDialect.ACTIVE_DIRECTORY.member("member", CHIEF).toString())
                .isEqualTo("(member:1.2.840.113556.1.4.1941:=" + CHIEF + ")");
    }

    @Test
    void shouldNotHelpADisabledAccountBackIntoUse() throws LDAPException {
        server.modify(ANNA, new Modification(ModificationType.REPLACE, "userAccountControl", "514"));
        Failed failed = (Failed) run("unlock-account", "sender");
        assertThat(failed.reason()).isEqualTo("the account anna is disabled by an administrator");
    }

    @Test
    void shouldProtectWhomTheDirectoryItselfGuards() throws LDAPException {
        server.modify(ANNA, new Modification(ModificationType.REPLACE, "adminCount", "1"));
        Failed failed = (Failed) run("unlock-account", "sender");
        assertThat(failed.reason()).isEqualTo("the account anna is protected: it may rule the directory");
    }

    @Test
    void shouldProtectWhosePrimaryGroupRulesTheDirectory() throws LDAPException {
        server.modify(ANNA, new Modification(ModificationType.REPLACE, "primaryGroupID", "512"));
        Failed failed = (Failed) run("unlock-account", "sender");
        assertThat(failed.reason()).isEqualTo("the account anna is protected: it may rule the directory");
    }

    /// That group is in a protected one, and the account stands in no `member` at all.
    @Test
    void shouldProtectWhosePrimaryGroupIsWithinAProtectedOne() throws LDAPException, LDIFException {
        Entry leads = new Entry("CN=leads," + PEOPLE);
        leads.addAttribute("objectClass", "group");
        leads.addAttribute("cn", "leads");
        leads.addAttribute("objectSid", sid(1105));
        server.add(leads);
        server.modify("CN=Domain Admins," + PEOPLE, new Modification(ModificationType.ADD, "member", leads.getDN()));
        server.modify(
                ANNA,
                new Modification(ModificationType.REPLACE, "objectSid", sid(1201)),
                new Modification(ModificationType.REPLACE, "primaryGroupID", "513"));
        assertThat(run("unlock-account", "sender")).isInstanceOf(Succeeded.class);

        server.modify(ANNA, new Modification(ModificationType.REPLACE, "primaryGroupID", "1105"));
        Failed failed = (Failed) desk.end(desk.ask(Requests.attempt(2, "unlock-account", "sender")));
        assertThat(failed.reason()).isEqualTo("the account anna is protected: it is in protected-accounts");
    }

    /// A security identifier of a domain: S-1-5-21-1-2-3 and the number.
    private static byte[] sid(int number) {
        ByteBuffer sid = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
        sid.put(new byte[] {1, 5, 0, 0, 0, 0, 0, 5});
        return sid.putInt(21).putInt(1).putInt(2).putInt(3).putInt(number).array();
    }

    @Test
    void shouldTakeNoGroupForAnAccount() throws LDAPException, LDIFException {
        server.add(
                "dn: CN=anna team," + PEOPLE,
                "objectClass: group",
                "cn: anna team",
                "sAMAccountName: team",
                "mail: anna@acme.example");
        assertThat(run("unlock-account", "sender")).isInstanceOf(Succeeded.class);
    }

    @Test
    void shouldTellThePolicyOfPasswordsInPlainWords() {
        assertThatThrownBy(() -> directory.setPassword(ANNA, "short").block(Duration.ofSeconds(10)))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessageStartingWith("the directory's password policy does not take it")
                .message()
                .doesNotContain("short\"");
    }

    private Object run(String runbook, String target) {
        return desk.end(desk.ask(Requests.automatic(1, runbook, target, "anna")));
    }
}
