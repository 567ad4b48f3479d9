package dev.millrace.remediation.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import dev.millrace.remediation.account.AccountActions;
import dev.millrace.remediation.action.Configured;
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
import dev.millrace.tickets.remediation.RemediationOutcome.Failed;
import dev.millrace.tickets.remediation.RemediationOutcome.Succeeded;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The account and group runbooks against Debian's OpenLDAP with its password policy overlay.
@Tag("real")
class SlapdTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BASE = "dc=acme,dc=example";
    private static final String ANNA = "uid=anna,ou=people," + BASE;
    private static final String ENTRIES = """
            dn: dc=acme,dc=example
            objectClass: domain
            dc: acme

            dn: ou=people,dc=acme,dc=example
            objectClass: organizationalUnit
            ou: people

            dn: ou=groups,dc=acme,dc=example
            objectClass: organizationalUnit
            ou: groups

            dn: cn=default,dc=acme,dc=example
            objectClass: device
            objectClass: pwdPolicy
            cn: default
            pwdAttribute: userPassword
            pwdLockout: TRUE
            pwdMaxFailure: 3
            pwdMustChange: TRUE
            pwdMinLength: 8
            pwdCheckQuality: 1
            pwdAllowUserChange: TRUE

            dn: cn=millrace,dc=acme,dc=example
            objectClass: device
            objectClass: simpleSecurityObject
            cn: millrace
            userPassword: service

            dn: uid=anna,ou=people,dc=acme,dc=example
            objectClass: inetOrgPerson
            uid: anna
            cn: Anna Keller
            sn: Keller
            mail: anna@acme.example
            description: anna@private.example
            userPassword: old-password

            dn: uid=ben,ou=people,dc=acme,dc=example
            objectClass: inetOrgPerson
            uid: ben
            cn: Ben Otieno
            sn: Otieno
            mail: ben@acme.example

            dn: cn=reports,ou=groups,dc=acme,dc=example
            objectClass: groupOfNames
            cn: reports
            owner: uid=ben,ou=people,dc=acme,dc=example
            member: uid=nobody,ou=people,dc=acme,dc=example
            """;

    @TempDir
    private static Path folder;

    private static Process slapd;
    private static int port;
    private static Directory directory;
    private static TestDesk desk;
    private static SecretStore secrets;

    @BeforeAll
    static void start() throws IOException, LDAPException, LDIFException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder.resolve("db"));
        Path settings = Files.writeString(folder.resolve("slapd.conf"), """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                moduleload ppolicy
                database mdb
                suffix "dc=acme,dc=example"
                rootdn "cn=admin,dc=acme,dc=example"
                rootpw admin
                directory %s/db
                access to attrs=userPassword by dn.exact="cn=millrace,dc=acme,dc=example" write
                  by self write by anonymous auth by * none
                access to * by dn.exact="cn=millrace,dc=acme,dc=example" manage by * read
                overlay ppolicy
                ppolicy_default "cn=default,dc=acme,dc=example"
                """.formatted(folder));
        slapd = new ProcessBuilder(
                        "/usr/sbin/slapd", "-d", "0", "-h", "ldap://127.0.0.1:" + port, "-f", settings.toString())
                .inheritIO()
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> binds("cn=admin," + BASE, "admin"));
        try (LDAPConnection admin = new LDAPConnection("127.0.0.1", port, "cn=admin," + BASE, "admin");
                LDIFReader entries = new LDIFReader(new BufferedReader(new StringReader(ENTRIES)))) {
            for (var entry = entries.readEntry(); entry != null; entry = entries.readEntry()) {
                admin.add(entry);
            }
        }
        directory = new Directory(
                new DirectorySettings(
                        "ldap://127.0.0.1:" + port,
                        "cn=millrace," + BASE,
                        "service",
                        BASE,
                        "ou=people",
                        "ou=groups",
                        4,
                        Duration.ofSeconds(2),
                        DirectoryDialect.OPEN_LDAP,
                        null,
                        new DirectoryAttributes("", "", "", "description", "", "", "", "", "", "", "", "", ""),
                        GuardSettings.defaults()),
                new Secrets(VaultSettings.none()),
                new Guards(new SimpleMeterRegistry()));
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
        slapd.destroy();
        slapd.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void shouldKnowAnAccountAgainByWhatIsNotItsName() {
        Account anna = directory.account(ANNA).block(LIMIT).orElseThrow();
        assertThat(anna.id()).isNotEmpty();
        assertThat(directory.account(anna.id(), "uid=before,ou=people," + BASE).block(LIMIT))
                .map(Account::dn)
                .contains(anna.dn());
    }

    @Test
    void shouldUnlockAnAccountThatTheServerLocked() throws LDAPException {
        password("old-password");
        lockAnna();
        assertThat(desk.end(desk.ask(Requests.automatic(1, "unlock-account", "sender", "anna"))))
                .isInstanceOf(Succeeded.class);
        assertThat(binds(ANNA, "old-password")).isTrue();
    }

    @Test
    void shouldSetAPasswordThatMustBeChangedAndEndALock() throws LDAPException {
        password("old-password");
        lockAnna();
        Succeeded succeeded = (Succeeded) desk.end(desk.ask(Requests.automatic(2, "reset-password", "sender", "anna")));
        String password =
                secrets.open(UUID.fromString(succeeded.secret().secretId())).block(Duration.ofSeconds(10));
        assertThat(binds(ANNA, "old-password")).isFalse();
        assertThat(binds(ANNA, password)).isTrue();
        try (LDAPConnection anna = new LDAPConnection("127.0.0.1", port, ANNA, password)) {
            // Whoever must change the password may do nothing else.
            assertThatThrownBy(() -> anna.getEntry(ANNA))
                    .isInstanceOf(LDAPException.class)
                    .hasMessageContaining("restricted");
        }
    }

    @Test
    void shouldMakeTheRequesterAMember() throws LDAPException {
        password("old-password");
        assertThat(desk.end(desk.ask(
                        Requests.consented(3, "grant-group-access", "reports", "anna", Consent.GROUP_OWNER, "ben"))))
                .isInstanceOf(Succeeded.class);
        try (LDAPConnection admin = new LDAPConnection("127.0.0.1", port, "cn=admin," + BASE, "admin")) {
            assertThat(admin.getEntry("cn=reports,ou=groups," + BASE).hasAttributeValue("member", ANNA))
                    .isTrue();
        }
    }

    @Test
    void shouldLeaveALockAloneThatAnAdministratorSet() throws LDAPException {
        password("old-password");
        try (LDAPConnection admin = new LDAPConnection("127.0.0.1", port, "cn=admin," + BASE, "admin")) {
            admin.modify(ANNA, new Modification(ModificationType.REPLACE, "pwdAccountLockedTime", "000001010000Z"));
        }
        Failed failed = (Failed) desk.end(desk.ask(Requests.automatic(4, "unlock-account", "sender", "anna")));
        assertThat(failed.reason()).isEqualTo("the account anna is disabled by an administrator");
        assertThat(binds(ANNA, "old-password")).isFalse();
    }

    @Test
    void shouldTellThePolicyOfPasswordsInPlainWords() {
        assertThatThrownBy(() -> directory.setPassword(ANNA, "short").block(Duration.ofSeconds(10)))
                .isInstanceOf(ConnectorRefused.class)
                .hasMessage("the directory's password policy does not take it: it is too short or too simple");
    }

    /// By an administrator whom the policy does not bind.
    private static void password(String password) throws LDAPException {
        try (LDAPConnection admin = new LDAPConnection("127.0.0.1", port, "cn=admin," + BASE, "admin")) {
            admin.modify(ANNA, new Modification(ModificationType.REPLACE, "pwdAccountLockedTime"));
            admin.modify(
                    ANNA,
                    new Modification(ModificationType.REPLACE, "userPassword", password),
                    new Modification(ModificationType.REPLACE, "pwdReset"));
        }
    }

    private static void lockAnna() {
        for (int i = 0; i < 3; i++) {
            assertThat(binds(ANNA, "wrong")).isFalse();
        }
        assertThat(binds(ANNA, "old-password")).isFalse();
    }

    private static boolean binds(String dn, String password) {
        try (LDAPConnection connection = new LDAPConnection("127.0.0.1", port, dn, password)) {
            return connection.isConnected();
        } catch (LDAPException refused) {
            return false;
        }
    }
}
