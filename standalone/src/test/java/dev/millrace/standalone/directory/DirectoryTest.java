package dev.millrace.standalone.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.PasswordModifyExtendedRequest;
import dev.millrace.standalone.files.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {
    private static final String BASE = "dc=acme,dc=example";
    private static final String SERVICE = "cn=millrace," + BASE;
    private static final String ANNA = "uid=anna," + BASE;
    private static final String BEN = "uid=ben," + BASE;

    @TempDir
    private Path folder;

    private int port;
    private Directory directory;

    @BeforeEach
    void start() throws IOException {
        port = LoopbackPort.free();
        directory = Directory.start(folder, port, BASE, SERVICE, DirectoryTest::first);
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private void startAgain() throws IOException {
        // Without a stop, as after a kill: what the new one knows is what was on disk.
        start();
    }

    private static List<Entry> first() {
        var company = new Entry(BASE);
        company.addAttribute("objectClass", "top", "organization", "dcObject");
        company.addAttribute("dc", "acme");
        company.addAttribute("o", "Acme");
        var service = new Entry(SERVICE);
        service.addAttribute("objectClass", "top", "applicationProcess", "simpleSecurityObject");
        service.addAttribute("cn", "millrace");
        service.addAttribute("userPassword", "service password");
        return List.of(company, service, person("anna"), person("ben"));
    }

    private static Entry person(String user) {
        var entry = new Entry("uid=" + user + "," + BASE);
        entry.addAttribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson", "deskPerson");
        entry.addAttribute("uid", user);
        entry.addAttribute("cn", user);
        entry.addAttribute("sn", user);
        entry.addAttribute("otherMailbox", user + "@private.example");
        entry.addAttribute("userPassword", user + " password");
        return entry;
    }

    private LDAPConnection bind(String dn, String password) throws LDAPException {
        return new LDAPConnection("127.0.0.1", port, dn, password);
    }

    private LDAPConnection service() throws LDAPException {
        return bind(SERVICE, "service password");
    }

    private static void assertRefused(ResultCode code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        LDAPException.class,
                        failure -> assertThat(failure.getResultCode()).isEqualTo(code));
    }

    private static void change(LDAPConnection connection, String dn, String attribute, String... values)
            throws LDAPException {
        connection.modify(dn, new Modification(ModificationType.REPLACE, attribute, values));
    }

    @Test
    void refusesALockedAccountUntilItIsUnlocked() throws Exception {
        try (LDAPConnection service = service()) {
            change(service, ANNA, "pwdAccountLockedTime", "20261120120000Z");
            assertRefused(ResultCode.INVALID_CREDENTIALS, () -> bind(ANNA, "anna password"));

            change(service, ANNA, "pwdAccountLockedTime");

            bind(ANNA, "anna password").close();
        }
    }

    @Test
    void keepsAnAnsweredWrite() throws Exception {
        try (LDAPConnection service = service()) {
            change(service, ANNA, "pwdAccountLockedTime", "20261120120000Z");
            change(service, BEN, "userPassword", "new password");
        }

        startAgain();

        try (LDAPConnection service = service()) {
            assertThat(service.getEntry(ANNA, "*", "+").getAttributeValue("pwdAccountLockedTime"))
                    .isEqualTo("20261120120000Z");
            bind(BEN, "new password").close();
            assertRefused(ResultCode.INVALID_CREDENTIALS, () -> bind(BEN, "ben password"));
        }
    }

    @Test
    void goesAwayAndComesBackAtTheSameAddress() throws Exception {
        LDAPConnection service = service();
        change(service, ANNA, "title", "Accountant");

        directory.suspend();

        assertThatThrownBy(() -> service.getEntry(ANNA)).isInstanceOf(LDAPException.class);
        assertRefused(ResultCode.CONNECT_ERROR, () -> service());

        directory.resume();

        try (LDAPConnection again = service()) {
            assertThat(again.getEntry(ANNA).getAttributeValue("title")).isEqualTo("Accountant");
        }
    }

    @Test
    void letsNobodyReadWithoutABind() throws Exception {
        try (var anonymous = new LDAPConnection("127.0.0.1", port)) {
            assertRefused(
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
                    () -> anonymous.search(BASE, SearchScope.SUB, "(objectClass=*)"));
            assertThat(anonymous.getRootDSE()).isNotNull();
        }
        assertRefused(ResultCode.UNWILLING_TO_PERFORM, () -> {
            var options = new LDAPConnectionOptions();
            options.setBindWithDNRequiresPassword(false);
            try (var connection = new LDAPConnection(options, "127.0.0.1", port)) {
                connection.bind(new SimpleBindRequest(ANNA, ""));
            }
        });
    }

    @Test
    void letsPeopleReadAndChangeTheirOwnPasswordAndNothingElse() throws Exception {
        try (LDAPConnection anna = bind(ANNA, "anna password")) {
            assertThat(anna.getEntry(BEN).getAttributeValue("otherMailbox")).isEqualTo("ben@private.example");
            assertThat(anna.getEntry(BEN, "userPassword").hasAttribute("userPassword"))
                    .isFalse();
            assertRefused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, () -> change(anna, BEN, "userPassword", "stolen"));
            assertRefused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, () -> change(anna, ANNA, "title", "Chief"));
            assertRefused(
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
                    () -> anna.search(BASE, SearchScope.SUB, "(userPassword={SSHA512}*)"));
            assertRefused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, () -> anna.delete(BEN));
            change(anna, ANNA, "userPassword", "changed");
        }
        bind(ANNA, "changed").close();
    }

    @Test
    void demandsANewPasswordAfterAReset() throws Exception {
        try (LDAPConnection service = service()) {
            service.modify(
                    ANNA,
                    new Modification(ModificationType.REPLACE, "userPassword", "one time"),
                    new Modification(ModificationType.REPLACE, "pwdReset", "TRUE"));
            try (LDAPConnection anna = bind(ANNA, "one time")) {
                assertRefused(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, () -> anna.getEntry(BEN));
                assertThat(anna.processExtendedOperation(new PasswordModifyExtendedRequest("one time", "my own"))
                                .getResultCode())
                        .isEqualTo(ResultCode.SUCCESS);
                assertThat(anna.getEntry(BEN)).isNotNull();
            }
            Entry changed = service.getEntry(ANNA, "*", "+");
            assertThat(changed.hasAttribute("pwdReset")).isFalse();
            assertThat(changed.getAttributeValue("pwdChangedTime")).isNotNull();
        }
    }

    @Test
    void storesNoPasswordInTheClear() throws Exception {
        assertThat(Files.readString(folder.resolve("content.ldif")))
                .contains("uid: anna")
                .doesNotContain("anna password")
                .doesNotContain("service password");
    }
}
