package dev.millrace.remediation.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldif.LDIFException;
import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.Configured;
import dev.millrace.remediation.connector.ConnectorRefused;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
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
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The account runbooks on a directory that speaks as Active Directory does.
class ActiveDirectoryTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BASE = "dc=acme,dc=example";
    private static final String PEOPLE = "cn=Users," + BASE;
    private static final String ANNA = "CN=Anna Keller," + PEOPLE;
    private static final String CHIEF = "CN=The Chief," + PEOPLE;

    private InMemoryDirectoryServer server;
    private Directory directory;
    private TestDesk desk;
    private SecretStore secrets;

    @BeforeEach
    void start() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("test", InetAddress.getLoopbackAddress(), 0, null));
        config.addAdditionalBindCredentials("cn=millrace," + BASE, "service");
        config.addInMemoryOperationInterceptor(new Manners());
        server = new InMemoryDirectoryServer(config);
        server.add("dn: " + BASE, "objectClass: domain", "dc: acme");
        server.add("dn: " + PEOPLE, "objectClass: container", "cn: Users");
        person(ANNA, "anna");
        person(CHIEF, "chief");
        server.add(
                "dn: CN=Domain Admins," + PEOPLE, "objectClass: group", "cn: protected-accounts", "member: " + CHIEF);
        server.startListening();
        directory = new Directory(
                new DirectorySettings(
                        "ldap://127.0.0.1:" + server.getListenPort(),
                        "cn=millrace," + BASE,
                        "service",
                        BASE,
                        "cn=Users",
                        "cn=Users",
                        4,
                        Duration.ofSeconds(1),
                        DirectoryDialect.ACTIVE_DIRECTORY,
                        null,
                        new DirectoryAttributes("", "", "", "", "", "", "", "", "", "", "", "", ""),
                        GuardSettings.defaults()),
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
        server.shutDown(true);
    }

    private void person(String dn, String name) throws LDAPException, LDIFException {
        server.add(
                "dn: " + dn,
                "objectClass: user",
                "objectCategory: person",
                "sAMAccountName: " + name,
                "displayName: " + name,
                "mail: " + name + "@acme.example",
                "otherMailbox: " + name + "@private.example",
                "lockoutTime: 133000000000000000",
                "pwdLastSet: 132000000000000000",
                "userPassword: old-password");
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

    /// What Active Directory does otherwise than this server by itself.
    private static final class Manners extends InMemoryOperationInterceptor {
        /// `unicodePwd` is what one signs in with; a short one is against policy.
        @Override
        public void processModifyRequest(InMemoryInterceptedModifyRequest intercepted) throws LDAPException {
            ModifyRequest request = intercepted.getRequest().duplicate();
            List<Modification> all = new ArrayList<>(request.getModifications());
            for (Modification change : request.getModifications()) {
                if (change.getAttributeName().equalsIgnoreCase("unicodePwd")) {
                    String quoted = new String(change.getValueByteArrays()[0], StandardCharsets.UTF_16LE);
                    String password = quoted.substring(1, quoted.length() - 1);
                    if (password.length() < 7) {
                        throw new LDAPException(
                                ResultCode.UNWILLING_TO_PERFORM, "0000052D: SvcErr: problem 5003 (WILL_NOT_PERFORM)");
                    }
                    all.add(new Modification(ModificationType.REPLACE, "userPassword", password));
                }
            }
            request.setModifications(all);
            intercepted.setRequest(request);
        }

        /// Membership in chain is looked up by this server as plain membership.
        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest intercepted) throws LDAPException {
            SearchRequest request = intercepted.getRequest().duplicate();
            request.setFilter(request.getFilter().toString().replace("member:1.2.840.113556.1.4.1941:=", "member="));
            intercepted.setRequest(request);
        }

        /// A right password that must be changed is refused with a code of its own.
        @Override
        public void processSimpleBindResult(InMemoryInterceptedSimpleBindResult intercepted) {
            String dn = intercepted.getRequest().getBindDN();
            if (dn.equals(ANNA) && intercepted.getResult().getResultCode().equals(ResultCode.SUCCESS)) {
                intercepted.setResult(new BindResult(
                        intercepted.getMessageID(),
                        ResultCode.INVALID_CREDENTIALS,
                        "80090308: LdapErr: DSID-0C090453, comment: AcceptSecurityContext error, data 773, v4563",
                        null,
                        null,
                        null));
            }
        }
    }
}
