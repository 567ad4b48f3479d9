package dev.millrace.remediation.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldif.LDIFException;
import dev.millrace.remediation.connector.GuardSettings;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A directory within the test that speaks as Active Directory does, with Anna and the Chief, both locked out.
/// `SambaTest` has a real domain controller.
final class FakeActiveDirectory implements AutoCloseable {
    static final String BASE = "dc=acme,dc=example";
    static final String PEOPLE = "cn=Users," + BASE;
    static final String ANNA = "CN=Anna Keller," + PEOPLE;
    static final String CHIEF = "CN=The Chief," + PEOPLE;

    private final InMemoryDirectoryServer server;

    FakeActiveDirectory() throws LDAPException, LDIFException {
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
    }

    /// What it holds.
    InMemoryDirectoryServer server() {
        return server;
    }

    /// How the desk speaks to it, or to another at a port of this machine.
    static DirectorySettings settings(int port, String password, GuardSettings guard) {
        return new DirectorySettings(
                "ldap://127.0.0.1:" + port,
                "cn=millrace," + BASE,
                password,
                BASE,
                "cn=Users",
                "cn=Users",
                4,
                Duration.ofSeconds(1),
                DirectoryDialect.ACTIVE_DIRECTORY,
                null,
                new DirectoryAttributes("", "", "", "", "", "", "", "", "", "", "", "", ""),
                guard);
    }

    @Override
    public void close() {
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
