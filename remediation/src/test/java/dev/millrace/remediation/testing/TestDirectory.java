package dev.millrace.remediation.testing;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import dev.millrace.remediation.connector.GuardSettings;
import dev.millrace.remediation.connector.Guards;
import dev.millrace.remediation.credentials.Secrets;
import dev.millrace.remediation.credentials.VaultSettings;
import dev.millrace.remediation.directory.Directory;
import dev.millrace.remediation.directory.DirectoryAttributes;
import dev.millrace.remediation.directory.DirectoryDialect;
import dev.millrace.remediation.directory.DirectorySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A small company's directory within the test.
public final class TestDirectory implements AutoCloseable {
    public static final String BASE = "dc=acme,dc=example";
    public static final String SERVICE = "cn=millrace," + BASE;
    public static final String SERVICE_PASSWORD = "Service-Plume-8100";

    private static final String[] SCHEMA = {
        "dn: cn=schema",
        "objectClass: top",
        "objectClass: ldapSubentry",
        "objectClass: subschema",
        "cn: schema",
        "attributeTypes: ( 1.3.6.1.4.1.42.2.27.8.1.17 NAME 'pwdAccountLockedTime'"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE USAGE directoryOperation )",
        "attributeTypes: ( 1.3.6.1.4.1.42.2.27.8.1.22 NAME 'pwdReset' EQUALITY booleanMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.7 SINGLE-VALUE USAGE directoryOperation )",
        "attributeTypes: ( 1.2.840.113556.1.4.651 NAME 'otherMailbox' EQUALITY caseIgnoreMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )",
        "attributeTypes: ( 1.2.840.113556.1.4.150 NAME 'adminCount' EQUALITY integerMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )",
        "attributeTypes: ( 1.2.840.113556.1.4.868 NAME 'isCriticalSystemObject' EQUALITY booleanMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.7 SINGLE-VALUE )",
        "attributeTypes: ( 1.2.840.113556.1.4.771 NAME 'servicePrincipalName' EQUALITY caseIgnoreMatch"
                + " SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )",
        "objectClasses: ( 1.3.6.1.4.1.4203.666.11.78.1 NAME 'deskPerson' SUP top AUXILIARY"
                + " MAY ( otherMailbox $ adminCount $ servicePrincipalName ) )",
        "objectClasses: ( 1.3.6.1.4.1.4203.666.11.78.2 NAME 'deskGroup' SUP top AUXILIARY"
                + " MAY ( adminCount $ isCriticalSystemObject ) )",
    };

    private final InMemoryDirectoryServer server;
    private final Pairs pairs = new Pairs();
    private final Passwords passwords = new Passwords();

    public TestDirectory() {
        this(new FaultPlan());
    }

    /// A directory some of whose exchanges go wrong.
    public TestDirectory(FaultPlan faults) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(Schema.mergeSchemas(Schema.getDefaultStandardSchema(), new Schema(new Entry(SCHEMA))));
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("test", InetAddress.getLoopbackAddress(), 0, null));
            config.addInMemoryOperationInterceptor(new Faults(faults));
            config.addInMemoryOperationInterceptor(pairs);
            config.addInMemoryOperationInterceptor(passwords);
            config.addAdditionalBindCredentials(SERVICE, SERVICE_PASSWORD);
            server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: acme");
            server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
            server.add("dn: ou=groups," + BASE, "objectClass: organizationalUnit", "ou: groups");
            person("ben", "Ben Okafor", null);
            person("anna", "Anna Keller", "ben");
            person("chloe", "Chloé Martin", "ben");
            person("svc-backup", "Backup", "ben");
            person("director", "The Director", null);
            group("finance-reports", "ben", "ben");
            group("protected-accounts", "ben", "director");
            server.startListening();
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String dn(String uid) {
        return "uid=" + uid + ",ou=people," + BASE;
    }

    public static String groupDn(String name) {
        return "cn=" + name + ",ou=groups," + BASE;
    }

    public void lock(String uid) {
        modify(dn(uid), new Modification(ModificationType.REPLACE, "pwdAccountLockedTime", "20261120120000Z"));
    }

    public boolean isLocked(String uid) {
        return entry(dn(uid)).hasAttribute("pwdAccountLockedTime");
    }

    public void replace(String uid, String attribute, String... values) {
        modify(dn(uid), new Modification(ModificationType.REPLACE, attribute, values));
    }

    /// Gives a group an attribute.
    public void mark(String group, String attribute, String value) {
        modify(groupDn(group), new Modification(ModificationType.REPLACE, attribute, value));
    }

    /// Makes people members of a group, beside those who are.
    public void join(String group, List<String> uids) {
        String[] members = uids.stream().map(TestDirectory::dn).toArray(String[]::new);
        modify(groupDn(group), new Modification(ModificationType.ADD, "member", members));
    }

    /// Employs somebody more.
    public void employ(String uid) {
        try {
            person(uid, uid, null);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Moves somebody to another unit, under another name.
    public void move(String uid, String rdn, String unit) {
        try {
            server.add("dn: ou=%s,%s".formatted(unit, BASE), "objectClass: organizationalUnit", "ou: " + unit);
            server.modifyDN(dn(uid), rdn, false, "ou=%s,%s".formatted(unit, BASE));
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Gives somebody another distinguished name where he is.
    public void rename(String uid, String now) {
        try {
            server.modifyDN(dn(uid), "uid=" + now, false, null);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The distinguished names of a group's members.
    public List<String> members(String group) {
        return List.of(entry(groupDn(group)).getAttributeValues("member"));
    }

    /// Has a member under another name in a group.
    public void rename(String group, String before, String now) {
        modify(
                groupDn(group),
                new Modification(ModificationType.DELETE, "member", before),
                new Modification(ModificationType.ADD, "member", now));
    }

    /// Answers searches at people whose names begin so in pairs only: one is not answered before another has come.
    public void answerInPairs(String beginning) {
        pairs.beginning = beginning;
    }

    /// Answers to a new password as though it were set, and goes on with the one of before.
    public void forgetNewPasswords() {
        passwords.forgotten = true;
    }

    /// How often somebody has tried to sign in, with whatever password.
    public long signIns(String uid) {
        return passwords.tried.stream().filter(dn(uid)::equals).count();
    }

    public void leave(String group, String uid) {
        if (isMember(group, uid)) {
            modify(groupDn(group), new Modification(ModificationType.DELETE, "member", dn(uid)));
        }
    }

    public boolean isMember(String group, String uid) {
        return entry(groupDn(group)).hasAttributeValue("member", dn(uid));
    }

    public boolean accepts(String uid, String password) {
        try (var connection = server.getConnection()) {
            connection.bind(dn(uid), password);
            return true;
        } catch (LDAPException refused) {
            return false;
        }
    }

    public boolean mustChangePassword(String uid) {
        return entry(dn(uid)).hasAttributeValue("pwdReset", "TRUE");
    }

    public String url() {
        return "ldap://127.0.0.1:" + server.getListenPort();
    }

    /// What it holds.
    public InMemoryDirectoryServer server() {
        return server;
    }

    /// Takes it away; its port stays reserved for nobody.
    public void stop() {
        server.shutDown(true);
    }

    /// Brings it back where it was.
    public void start() {
        try {
            server.startListening();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The connector, with limits that suit a test.
    public Directory connector() {
        return new Directory(settings(), new Secrets(VaultSettings.none()), new Guards(new SimpleMeterRegistry()));
    }

    /// The connector with an account and a place of its password of the test's own.
    public Directory connector(String bindDn, String password, Secrets secrets) {
        return new Directory(
                settings(GuardSettings.defaults(), bindDn, password), secrets, new Guards(new SimpleMeterRegistry()));
    }

    /// The connector behind a guard of the test's own.
    public Directory connector(GuardSettings guard) {
        return new Directory(settings(guard), new Secrets(VaultSettings.none()), new Guards(new SimpleMeterRegistry()));
    }

    public DirectorySettings settings() {
        return settings(GuardSettings.defaults());
    }

    /// The settings behind a guard of the test's own.
    public DirectorySettings settings(GuardSettings guard) {
        return settings(guard, SERVICE, SERVICE_PASSWORD);
    }

    private DirectorySettings settings(GuardSettings guard, String bindDn, String password) {
        return new DirectorySettings(
                url(),
                bindDn,
                password,
                BASE,
                "ou=people",
                "ou=groups",
                4,
                Duration.ofSeconds(1),
                DirectoryDialect.OPEN_LDAP,
                null,
                DirectoryAttributes.openLdap(),
                guard);
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    private void person(String uid, String name, String manager) throws LDAPException {
        Entry entry = new Entry(dn(uid));
        entry.addAttribute("objectClass", "inetOrgPerson", "deskPerson");
        entry.addAttribute("uid", uid);
        entry.addAttribute("cn", name);
        entry.addAttribute("sn", name.substring(name.lastIndexOf(' ') + 1));
        entry.addAttribute("mail", uid + "@acme.example");
        entry.addAttribute("otherMailbox", uid + "@private.example");
        entry.addAttribute("userPassword", "old-" + uid);
        if (manager != null) {
            entry.addAttribute("manager", dn(manager));
        }
        server.add(entry);
    }

    private void group(String name, String owner, String member) throws LDAPException {
        Entry entry = new Entry(groupDn(name));
        entry.addAttribute("objectClass", "groupOfNames", "deskGroup");
        entry.addAttribute("cn", name);
        entry.addAttribute("owner", dn(owner));
        entry.addAttribute("member", dn(member));
        server.add(entry);
    }

    private Entry entry(String dn) {
        try {
            return server.getEntry(dn, "*", "+");
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private void modify(String dn, Modification... changes) {
        try {
            server.modify(dn, changes);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Passwords extends InMemoryOperationInterceptor {
        private final List<String> tried = new CopyOnWriteArrayList<>();
        private volatile boolean forgotten;

        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
            tried.add(request.getRequest().getBindDN());
        }

        @Override
        public void processModifyRequest(InMemoryInterceptedModifyRequest request) {
            if (forgotten) {
                request.setRequest(new ModifyRequest(
                        request.getRequest().getDN(), new Modification(ModificationType.REPLACE, "description")));
            }
        }
    }

    private static final class Pairs extends InMemoryOperationInterceptor {
        private final CyclicBarrier both = new CyclicBarrier(2);
        private volatile @Nullable String beginning;

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            if (beginning == null || !request.getRequest().getBaseDN().startsWith("uid=" + beginning)) {
                return;
            }
            try {
                both.await(1, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException | InterruptedException alone) {
                throw new LDAPException(ResultCode.BUSY, alone);
            }
        }
    }

    /// Searches and changes count as exchanges; binds do not, for connections come and go.
    private static final class Faults extends InMemoryOperationInterceptor {
        private final FaultPlan plan;
        private final Set<Integer> lost = ConcurrentHashMap.newKeySet();

        Faults(FaultPlan plan) {
            this.plan = plan;
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            before(request.getMessageID(), request.getConnectionID());
        }

        @Override
        public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
            before(request.getMessageID(), request.getConnectionID());
        }

        @Override
        public void processSearchResult(InMemoryInterceptedSearchResult result) {
            if (lost.remove(key(result.getMessageID(), result.getConnectionID()))) {
                result.setResult(new LDAPResult(result.getMessageID(), ResultCode.BUSY));
            }
        }

        @Override
        public void processModifyResult(InMemoryInterceptedModifyResult result) {
            if (lost.remove(key(result.getMessageID(), result.getConnectionID()))) {
                result.setResult(new LDAPResult(result.getMessageID(), ResultCode.BUSY));
            }
        }

        private void before(int message, long connection) throws LDAPException {
            switch (plan.next()) {
                case NONE -> {}
                case AWAY -> throw new LDAPException(ResultCode.BUSY);
                case REFUSED -> throw new LDAPException(ResultCode.UNWILLING_TO_PERFORM);
                case LOST_AFTER -> lost.add(key(message, connection));
            }
        }

        private static int key(int message, long connection) {
            return Long.hashCode(connection) * 31 + message;
        }
    }
}
